import re
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.spotting import Spotter, digit_runs
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

# The same said slowly: digits with at most three marks between two of them.
SLOWLY = re.compile(r"[0-9](?:[()./ ー-]{0,3}[0-9])+")


def nothing(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    yield from ()


def finder(name: str, *words: str, digits: int = 0) -> Finder:
    return Finder(name, ("phone",), nothing, words, digits)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("電話 090-1234-5678 です", [(3, 11)]),
        ("(03) 1234 5678", [(1, 10)]),
        ("123.456.789, 42", [(0, 9), (13, 2)]),
        ("090ー1234ー5678", [(0, 11)]),
        ("7", []),
        ("", []),
        ("1 2 3", [(0, 3)]),
        ("1    2", []),
        ("12a34", [(0, 2), (3, 2)]),
        ("2026/04/01", [(0, 8)]),
    ],
)
def test_marks_between_digits_do_not_end_a_run(text: str, runs: list[tuple[int, int]]) -> None:
    assert list(digit_runs(text)) == runs


@given(st.text(st.sampled_from("019()- ./ーa漢\n")))
def test_runs_are_those_of_the_pattern(text: str) -> None:
    slowly = [(m.start(), sum(c.isdigit() for c in m[0])) for m in SLOWLY.finditer(text)]
    assert list(digit_runs(text)) == slowly


def test_each_finder_is_told_where_its_words_begin() -> None:
    spotter = Spotter([finder("tel", "tel", "telefoon", "電話"), finder("mail", "@")])
    assert spotter.spots("電話 telefoon a@b") == {"tel": [0, 3], "mail": [13]}


def test_a_finder_with_digits_is_told_the_runs_that_are_long_enough() -> None:
    spotter = Spotter([finder("id", "id", digits=9), finder("code", digits=4)])
    assert spotter.spots("id 1234, 123456789") == {"id": [0, 9], "code": [3, 9]}


def test_a_finder_looks_where_the_title_of_a_column_has_its_word() -> None:
    spotter = Spotter([finder("tel", "tel"), finder("mail", "mail")])
    assert spotter.spots("1\t2", ("naam", "telefoon")) == {"tel": []}


def test_a_finder_without_words_looks_everywhere() -> None:
    assert Spotter([finder("all"), finder("tel", "tel")]).spots("nothing here") == {"all": []}
    assert Spotter([]).spots("nothing") == {}
