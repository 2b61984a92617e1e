"""Spotting the names of known people in a text, with the places where they stand.

In whatever width, case, kana or tone marks. A name that is a word as well, such as 学 or Anh, is
found too often rather than too seldom, as far as a text stays readable.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from mamori.people.search import MARKS, fold
from mamori.people.words import About

# A letter with the marks that belong to it, however many code points they take.
CLUSTER = re.compile(
    "[\\s\\S][\u0300-\u036f\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
)
LATIN = re.compile("[a-z\u00df-\u024f]+")
HAN, KANA = (
    re.compile("[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"),
    re.compile("[ぁ-ゖァ-ヺー]+"),
)
KATAKANA = re.compile("[ァ-ヺー]")
# A name of one kanji within a longer word is that word, except before these: 蓮君, 蓮自身.
AFTER_HAN = frozenset("君様氏殿嬢児達等側家宅母父兄姉弟妹祖親本自以")
# Between which kana a name of one or two kana stands by itself: 今日はゆいが.
BEFORE_KANA = frozenset("はがをにともへのやでかよねて")
AFTER_KANA = re.compile(
    "さん|くん|ちゃん|さま|たち|から|まで|より|って|[はがをにともへのやでかよね]"
)
# Parts of names by which nobody is called; the letters of their own they share with other words.
PARTICLES = {"de", "van", "der", "den", "het", "ter", "ten", "te", "op", "in", "von"} | {
    *("la", "le", "el", "al", "bin", "thi"),
}
# Kanji of names that one roster has and another hand does not type: each with the common one.
AS_COMMON = str.maketrans(
    "髙﨑嵜邉邊齋齊斉濵濱廣德國澤櫻惠眞榮嶋嶌𠮷桒冨瀨曾薗栁淸彌龍壽槇凜遙澁實圓學",
    "高崎崎辺辺斎斎斎浜浜広徳国沢桜恵真栄島島吉桑富瀬曽園柳清弥竜寿槙凛遥渋実円学",
    "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))),
)
READ = 4  # kana from which on a reading is searched for by itself
ADDRESS = 8  # Latin letters from which on a name is found within others: nguyenthilan2015


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text at which a name stands, and whose it may be."""

    start: int
    end: int
    whose: frozenset[Hashable]


class Spotter:
    """Knows names; finds them."""

    def __init__(self) -> None:
        self._runs: dict[str, dict[str, set[Hashable]]] = defaultdict(lambda: defaultdict(set))
        self._rows: dict[str, dict[tuple[str, ...], set[Hashable]]] = defaultdict(
            lambda: defaultdict(set)
        )

    def add(self, known: About, whose: Hashable, *, whole: bool = False) -> None:
        """Learn the names of a person; only the whole ones, or every part of them too."""
        for name in {known.full_name, known.preferred_name, *_turned(known)}:
            self._learn(name, whose, 2)
        self._learn(known.reading, whose, READ)
        if whole:
            return
        for part in _parts(known):
            self._learn(part, whose, 1)
        for way in (known.email, known.phone, *_digits(known.phone)):
            self._learn_run(_run(way), whose)

    def spans(self, text: str) -> list[Span]:
        """Return where names stand, in order; of two that overlap, the longer one."""
        found: dict[tuple[int, int], set[Hashable]] = defaultdict(set)
        for start, end, whose in (*self._in_run(text), *self._in_rows(text)):
            found[start, end] |= whose
        taken, spans = bytearray(len(text)), []
        for start, end in sorted(found, key=lambda at: (at[0] - at[1], at[0])):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                spans.append(Span(start, end, frozenset(found[start, end])))
        return sorted(spans, key=lambda span: span.start)

    def _learn(self, name: str, whose: Hashable, least: int) -> None:
        """Learn one name of so many letters at least; in Latin letters of so many words."""
        words = tuple(LATIN.findall(_plain(name)))
        if words and len("".join(words)) >= len(re.sub(r"[\W\d]", "", _plain(name))):
            if len(words) >= least:
                self._rows[words[0]][words].add(whose)
            if len(words) > 1 and len("".join(words)) >= ADDRESS:
                self._learn_run("".join(words), whose)
        elif len(run := _run(name)) >= least:
            self._learn_run(run, whose)

    def _learn_run(self, run: str, whose: Hashable) -> None:
        if run:
            self._runs[run[:2]][run].add(whose)

    def _in_run(self, text: str) -> Iterator[tuple[int, int, set[Hashable]]]:
        """Find names that are written without spaces, and so stand within other letters."""
        run, places = _projected(text, _run)
        for at in range(len(run)):
            for first in (run[at : at + 2], run[at]) if at + 1 < len(run) else (run[at],):
                for name, whose in self._runs.get(first, {}).items():
                    if run.startswith(name, at):
                        start, end = places[at][0], places[at + len(name) - 1][1]
                        if _stands_alone(name, text, start, end):
                            yield start, end, whose

    def _in_rows(self, text: str) -> Iterator[tuple[int, int, set[Hashable]]]:
        """Find names in Latin letters, which are words."""
        plain, places = _projected(text, _plain)
        words = list(LATIN.finditer(plain))
        for at, word in enumerate(words):
            for said in {word[0], word[0].removesuffix("s")}:
                for name, whose in self._rows.get(said, {}).items():
                    row = words[at : at + len(name)]
                    start, end = places[row[0].start()][0], places[row[-1].end() - 1][1]
                    if _is_row(name, row, plain) and (len(name) > 1 or _is_capital(text[start])):
                        yield start, end, whose


def _is_row(name: tuple[str, ...], row: list[re.Match[str]], plain: str) -> bool:
    """Say whether words are a name: the last may have an s, and no more than a dash parts them."""
    if len(row) < len(name) or row[-1][0] not in {name[-1], f"{name[-1]}s"}:
        return False
    between = (plain[one.end() : other.start()] for one, other in pairwise(row))
    gaps = all(len(gap.strip()) <= 1 for gap in between)
    return gaps and all(word[0] == part for word, part in zip(row, name[:-1], strict=False))


def _stands_alone(name: str, text: str, start: int, end: int) -> bool:
    """Say whether a name that is short enough to be part of a word stands by itself."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if len(name) == 1 and HAN.fullmatch(name):
        return not HAN.fullmatch(after) or after in AFTER_HAN
    if len(name) > 2 or not KANA.fullmatch(name):
        return True
    if KATAKANA.match(text[start]):
        return not KATAKANA.match(before) and not KATAKANA.match(after)
    return (not KANA.match(before) or before in BEFORE_KANA) and (
        not KANA.match(after) or bool(AFTER_KANA.match(text, end))
    )


def _projected(text: str, change: Callable[[str], str]) -> tuple[str, list[tuple[int, int]]]:
    """Return a text letter by letter as something makes it, and where each letter came from."""
    made: list[tuple[str, tuple[int, int]]] = []
    for cluster in CLUSTER.finditer(text):
        made += ((letter, cluster.span()) for letter in change(cluster[0]))
    return "".join(letter for letter, _place in made), [place for _letter, place in made]


def _parts(known: About) -> Iterator[str]:
    """Yield the parts by which somebody is called."""
    names = (known.full_name, known.preferred_name, known.family_name, known.given_name)
    for name in (*names, known.reading):
        for part in (name, *name.split()):
            if _plain(part).strip() not in PARTICLES and not _is_initial(part):
                yield part


def _is_initial(part: str) -> bool:
    return len(part.strip(".")) < 2 and part.isascii()


def _turned(known: About) -> Iterable[str]:
    """Return family and given name in either order."""
    one, other = known.family_name, known.given_name
    return (f"{one} {other}", f"{other} {one}") if one and other else ()


def _digits(phone: str) -> Iterator[str]:
    digits = re.sub(r"\D", "", phone)
    if len(digits) > READ:
        yield digits


def _is_capital(letter: str) -> bool:
    return unicodedata.normalize("NFKC", letter)[:1].isupper()


def _run(text: str) -> str:
    """Return a text without what its spellings differ in, nor any spaces."""
    return fold(text).translate(AS_COMMON)


def _plain(text: str) -> str:
    """Return a text without width, case and tone marks, its spaces kept."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", letters.translate(MARKS))
