"""The whole scan, whatever stands in a text: offsets point at the letters, cuts lose nothing."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mamori.core.roster import Kind, Name, Person
from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.findings import Finding
from mamori.core.scan.hits import Hit
from mamori.core.scan.limits import LIMITS
from mamori.core.scan.opening import Budget
from mamori.core.scan.places import Lines, Place
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner

PEOPLE = [
    Person("p1", Kind.PUPIL, Name("青葉 そら", "青葉", given="そら")),
    Person("p2", Kind.PUPIL, Name("Nguyễn Thị Hoa", "Nguyễn", given="Hoa", middle="Thị")),
    Person("p3", Kind.PUPIL, Name("Sanne de Jong", "Jong", "de", "Sanne")),
]
SCANNER = Scanner(people=people_finder(PEOPLE))
PIECES = st.sampled_from(
    [
        *("青葉そら", "青葉　そらさん", "ｱｵﾊﾞ", "Nguyễn Thị Hoa", "NGUYEN THI HOA", "Sanne de Jong"),
        *("電話 090-0000-0001", "０９０－００００－０００２", "taro@school.example", "〒060-0000"),
        *("生年月日 2016年5月1日", "Ngày sinh: 01/05/2016", "geboortedatum 01-05-2016"),
        *("パスワード（　　　　）", "Mật khẩu: ......", "wachtwoord: ____"),
        *(
            "運動会",
            "お知らせ",
            "các em học sinh",
            "de klas",
            "\n",
            "\n\n",
            " ",
            "、",
            "。",
            "\t",
            "é",
            "𠮷",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)
OVERLAP = 120


def scanned(text: str) -> list[Finding]:
    file = File("a.txt", text.encode())
    found = SCANNER.scan(file, Budget())
    return [each for each in found if isinstance(each, Finding)]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_a_span_is_where_the_words_stand(text: str) -> None:
    lines = text.split("\n")
    for each in scanned(text):
        if each.place.line is None:  # the name of the file is no line of it
            continue
        pieces = [(each.place, *each.span), *each.more]
        told = [lines[(place.line or 0) - 1][start:end] for place, start, end in pieces]
        assert "\n".join(told) == each.text


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_scanning_twice_is_the_same(text: str) -> None:
    assert scanned(text) == scanned(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(0, 400))
def test_a_cut_with_an_overlap_loses_and_repeats_nothing(text: str, at: int) -> None:
    at = min(at, len(text))
    whole = SCANNER.hits(Block(text=text))
    begin, end = max(0, at - OVERLAP), min(len(text), at + OVERLAP)
    before = SCANNER.hits(Block(text=text[:end], core=(0, at)))
    after = SCANNER.hits(Block(text=text[begin:], core=(at - begin, len(text) + 1)))
    moved = [replace(hit, start=hit.start + begin, end=hit.end + begin) for hit in after]
    assert _spans([*before, *moved]) == _spans(whole)


def _spans(hits: list[Hit]) -> list[tuple[str, int, int]]:
    return sorted((hit.kind, hit.start, hit.end) for hit in hits if hit.kind != "person-list")


def test_a_block_that_is_only_context_tells_nothing() -> None:
    block = Block(text="電話 090-0000-0001", core=(0, 0), locator=Lines(Place()))
    assert SCANNER.hits(block) == []
    assert LIMITS.margin >= OVERLAP
