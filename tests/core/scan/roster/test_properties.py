"""Whatever the text: offsets point at the letters, and neither time nor a cut changes anything."""

from functools import cache
from itertools import pairwise
from unicodedata import category

from bench.named import japanese, person, ways
from hypothesis import given, settings
from hypothesis import strategies as st

from mamori.core.roster import split_name
from mamori.core.scan.blocks import Block
from mamori.core.scan.finding.resolving import stand
from mamori.core.scan.hits import Hit
from mamori.core.scan.roster.folding import fold
from mamori.core.scan.roster.people import People
from mamori.core.scan.view import View

PEOPLE = (
    japanese("taro", "山田 太郎", "ヤマダ タロウ"),
    japanese("akiko", "林 明子", "ハヤシ アキコ"),
    japanese("shin", "森 真一", "モリ シンイチ"),
    person("jan", split_name("Jan de Jong", "NL")),
    person("anh", split_name("Nguyễn Thị Minh Anh", "VN")),
)
MARGIN = 128  # more than any name takes with what is read around it
NAMES = [written for each in PEOPLE for _, written in ways(each, "Yamada Taro")]
FILLERS = [
    "さん",
    "です。",
    "小",
    "は",
    "、",
    " ",
    "\n",
    "\t",
    "組",
    "-",
    "Van ",
    "een ",
    "い",
    "ﾞ",
    "\u0301",
    "(",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(NAMES), st.sampled_from(FILLERS), st.text(max_size=3)), max_size=12
).map("".join)


@cache
def people() -> People:
    return People.of(PEOPLE)


def hits(block: Block) -> list[Hit]:
    """Return the names in a block, as the scanner does, and nothing else of it."""
    return [hit for hit in stand(people().find(View(block))) if block.holds(hit.start)]


@given(st.text(st.characters(), max_size=80), st.booleans())
def test_each_folded_letter_comes_from_the_place_it_names(text: str, loose: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    folded = fold(text, loose=loose)
    assert len(folded.text) == len(folded.kept)
    for letter, at in zip(folded.text, folded.kept, strict=True):
        assert letter.casefold() in fold(text[at], loose=loose).text.casefold()


@given(TEXTS)
@settings(max_examples=300)
def test_a_hit_is_exactly_a_name(text: str) -> None:
    for hit in hits(Block(text=text)):
        written = text[hit.start : hit.end]
        assert written.strip() == written
        # By itself it is a name, if no company makes it one.
        alone = hits(Block(text=written))
        assert hit.why[:1] == ("form:part",) or [(one.start, one.end) for one in alone] == [
            (0, len(written))
        ]
        # No mark that belongs to the last letter is left behind.
        after = text[hit.end : hit.end + 1]
        assert not after or category(after) != "Mn" or not written[-1].isalpha()


@given(TEXTS)
def test_scanning_twice_is_the_same(text: str) -> None:
    block = Block(text=text)
    assert hits(block) == hits(block)


@given(TEXTS, st.data())
@settings(max_examples=300)
def test_a_cut_with_overlap_loses_and_repeats_nothing(text: str, data: st.DataObject) -> None:
    text = ("x" * MARGIN + "。\n").join((text, text))
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True).map(sorted))
    bounds = [0, *cuts, len(text) + 1]
    found: list[tuple[int, int, str, float]] = []
    for begin, end in pairwise(bounds):
        low, high = max(0, begin - MARGIN), min(len(text), end + MARGIN)
        block = Block(text=text[low:high], core=(begin - low, end - low))
        found += [_told(hit, low) for hit in hits(block)]
    assert found == [_told(hit, 0) for hit in hits(Block(text=text))]


def _told(hit: Hit, offset: int) -> tuple[int, int, str, float]:
    return hit.start + offset, hit.end + offset, hit.person, hit.confidence
