import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.findings import Finding
from mamori.core.scan.hits import Hit
from mamori.core.scan.opening import Budget
from mamori.core.scan.places import Lines, Place
from mamori.core.scan.scanner import Scanner
from mamori.core.scan.unseen import back, without_unseen

UNSEEN = "\u200b\u00ad\u2060\ufeff\u200d\u034f\U000e0041"


@pytest.mark.parametrize("unseen", UNSEEN)
@pytest.mark.parametrize(
    ("before", "words", "kind"),
    [
        ("電話 ", ["090-", "0000-", "1234"], "phone"),
        ("", ["yui", "@school.", "example"], "email"),
        ("生年月日 ", ["平成29", "年8月", "10日"], "birth-date"),
    ],
)
def test_letters_that_nobody_sees_hide_nothing(
    before: str, words: list[str], kind: str, unseen: str
) -> None:
    written = unseen.join(words)
    text = f"一\n{unseen}{before}{written}{unseen}\n"
    found = [(hit.kind, text[hit.start : hit.end]) for hit in Scanner().hits(Block(text=text))]
    assert found == [(kind, written)]


def test_the_titles_of_a_table_are_read_without_them() -> None:
    data = "氏名,生年\u200b月日\n清水 結衣,2016-\u200b05-01\n森 大和,2016-06-02\n".encode()
    found = list(Scanner().scan(File("a.csv", data), Budget()))
    dates = [each for each in found if isinstance(each, Finding) and each.kind == "birth-date"]
    assert [(each.place.cell, each.span, each.text) for each in dates] == [
        ("B2", (0, 11), "2016-\u200b05-01"),
        ("B3", (0, 10), "2016-06-02"),
    ]


@given(st.text(alphabet="ab\n" + UNSEEN, max_size=30), st.data())
def test_spans_lead_back(text: str, data: st.DataObject) -> None:
    core = data.draw(st.tuples(*[st.integers(0, len(text))] * 2).map(sorted))
    block = Block(text=text, locator=Lines(Place()), core=(core[0], core[1]))
    bare = without_unseen(block)
    assert bare.text == "".join(letter for letter in text if letter not in UNSEEN)
    size = len(bare.text)
    start, end = sorted(data.draw(st.tuples(st.integers(0, size), st.integers(0, size))))
    (hit,) = back([Hit(kind="phone", start=start, end=end)], bare)
    within = text[hit.start : hit.end]
    assert "".join(letter for letter in within if letter not in UNSEEN) == bare.text[start:end]
    assert within.strip(UNSEEN) == within
    if start < size:
        assert block.holds(hit.start) == bare.holds(start)
    pieces = list(bare.locator.pieces(bare.text, start, end))
    assert pieces == list(block.locator.pieces(text, hit.start, hit.end))


def test_all_letters_of_that_kind_are_known() -> None:
    letters = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    left = without_unseen(Block(text=letters)).text
    assert not [letter for letter in left if category(letter) == "Cf"]
