import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mamori.core.scan.opening.cutting import cut
from mamori.core.scan.places import Lines, Place

TEXTS = st.text(alphabet="ab1\n ", max_size=200)
CODE = re.compile(r"(?<![a-z0-9])[a-z0-9]{1,5}(?![a-z0-9])")


def pieces_of(text: str, cuts: list[int]) -> list[str]:
    edges = [0, *sorted(each % (len(text) + 1) for each in cuts), len(text)]
    return [text[begin:end] for begin, end in pairwise(edges)]


@given(TEXTS, st.lists(st.integers(0, 200), max_size=5), st.integers(1, 60), st.integers(7, 20))
def test_what_is_found_in_slices_is_what_is_found_in_the_whole_text(
    text: str, cuts: list[int], size: int, margin: int
) -> None:
    """The pattern looks one letter to each side, so it needs seven: all its margin allows."""
    found = [
        (slice_.line, slice_.column, slice_.text, match.start(), match[0])
        for slice_ in cut(pieces_of(text, cuts), size, margin)
        for match in CODE.finditer(slice_.text)
        if slice_.core[0] <= match.start() < slice_.core[1]
    ]
    assert [each[-1] for each in found] == CODE.findall(text)
    lines = text.split("\n")
    for line, column, sliced, start, word in found:
        (piece,) = Lines(Place(), line, column).pieces(sliced, start, start + len(word))
        assert piece.place.line is not None
        assert lines[piece.place.line - 1][piece.start : piece.end] == word


@given(TEXTS, st.integers(1, 60), st.integers(0, 20))
def test_the_cores_of_all_slices_are_the_text(text: str, size: int, margin: int) -> None:
    slices = list(cut([text], size, margin))
    assert "".join(each.text[slice(*each.core)] for each in slices) == text
    assert all(each.core[1] - each.core[0] <= size + margin for each in slices)


def test_a_cut_lies_at_the_end_of_a_line() -> None:
    text = "".join(f"line {number}\n" for number in range(100))
    slices = list(cut([text], 50, 10))
    assert len(slices) > 10
    assert all(each.text[each.core[1] - 1] == "\n" and each.column == 0 for each in slices)
