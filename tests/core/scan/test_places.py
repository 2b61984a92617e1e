"""Spans of a block lead back to lines, cells and places."""

import pytest

from mamori.core.scan.places import Cells, Lines, Piece, Place, Spans, cells_of, column_of

TEXT = "a\tbb\t\tc\n\nxyz\tw"


def test_a_span_leads_to_the_lines_it_touches() -> None:
    lines = Lines(Place(part="notes.txt"), first=10)
    text = "one\ntwo\n\nfour"
    found = list(lines.pieces(text, 2, 6))
    assert [(each.place.line, each.start, each.end) for each in found] == [(10, 2, 3), (11, 0, 2)]
    assert [each.place.line for each in lines.pieces(text, 0, 4)] == [10]
    assert [each.place.line for each in lines.pieces(text, 8, 8)] == [12]
    assert [each.place.line for each in lines.pieces(text, 9, 13)] == [13]


def test_a_span_leads_to_the_cells_it_touches() -> None:
    cells = Cells(Place(sheet="3-1"), first=2, column=27)

    def where(start: int, end: int) -> list[tuple[str, int, int]]:
        return [(p.place.cell, p.start, p.end) for p in cells.pieces(TEXT, start, end)]

    assert where(2, 4) == [("AB2", 0, 2)]
    assert where(3, 7) == [("AB2", 1, 2), ("AC2", 0, 0), ("AD2", 0, 1)]
    assert where(6, 12) == [("AD2", 0, 1), ("AA3", 0, 0), ("AA4", 0, 3)]
    assert where(13, 14) == [("AB4", 0, 1)]
    assert where(5, 5) == [("AC2", 0, 0)]


def test_every_character_of_cells_leads_back_to_itself() -> None:
    rows = [line.split("\t") for line in TEXT.split("\n")]
    for start in range(len(TEXT)):
        if TEXT[start] in "\t\n":
            continue
        (piece,) = Cells(Place()).pieces(TEXT, start, start + 1)
        column = ord(piece.place.cell[0]) - ord("A")
        assert piece.place.row is not None
        assert rows[piece.place.row - 1][column][piece.start : piece.end] == TEXT[start]


def test_a_span_leads_to_places_that_follow_each_other() -> None:
    spans = Spans((0, 4), (Place(paragraph=1), Place(paragraph=2)))
    assert list(spans.pieces("one\ntwo", 1, 6)) == [
        Piece(Place(paragraph=1), 1, 4),
        Piece(Place(paragraph=2), 0, 2),
    ]


def test_the_column_of_an_offset_is_told_by_the_tabs_before_it_in_its_row() -> None:
    def slowly(offset: int) -> int:
        return TEXT[TEXT.rfind("\n", 0, offset) + 1 : offset].count("\t")

    assert [column_of(TEXT, at) for at in range(len(TEXT))] == [
        slowly(at) for at in range(len(TEXT))
    ]


@pytest.mark.parametrize("text", [TEXT, "", "\t", "a", "a\tb\n", "\n\n\t\t\n", "a\tb\tc\nd\te\tf"])
@pytest.mark.parametrize("column", range(4))
def test_the_cells_of_a_column_are_those_of_its_rows(text: str, column: int) -> None:
    rows = [line.split("\t") for line in text.split("\n")]
    cells = [row[column] for row in rows if column < len(row)]
    assert [text[start:end] for start, end in cells_of(text, column)] == cells
