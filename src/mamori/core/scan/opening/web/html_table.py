"""A table of a page of HTML, row by row."""

from collections.abc import Mapping
from typing import NamedTuple

from mamori.core.scan.opening.office.building import Cell, Run
from mamori.core.scan.opening.office.tables import cell_of

_MOST_COLUMNS, _MOST_ROWS = 1000, 65534  # what browsers take as a span


class Row(NamedTuple):
    """A row of a table of the page; both are numbered from 1."""

    table: int
    number: int
    cells: list[Cell]
    seen: bool


class Table:
    """Takes cells and gives rows. A cell that spans rows keeps its column in those below."""

    def __init__(self, number: int, *, seen: bool) -> None:
        self.number, self.seen, self.row = number, seen, 0
        self.runs: list[Run] | None = None  # of the cell that is open
        self._cells: list[Cell] = []
        self._column = self._span = 1
        self._taken: dict[int, int] = {}  # column -> the last row in which a cell covers it

    def begin_row(self) -> None:
        self.row, self._column, self._cells = self.row + 1, 1, []

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        if not self.row:
            self.begin_row()
        while self._taken.get(self._column, 0) >= self.row:
            self._column += 1
        self._span = _number(attributes.get("colspan"), _MOST_COLUMNS)
        rows = _number(attributes.get("rowspan"), _MOST_ROWS)
        if rows > 1:
            last = self.row + rows - 1
            self._taken.update(dict.fromkeys(range(self._column, self._column + self._span), last))
        self.runs = []

    def end_cell(self) -> None:
        if self.runs is not None:
            self._cells.append(cell_of(self._column, self.runs))
            self._column += self._span
            self.runs = None

    def end_row(self) -> Row | None:
        """Return the row that ends, if something stands in it."""
        self.end_cell()
        cells, self._cells = self._cells, []
        if not any(each.text for each in cells):
            return None
        return Row(self.number, self.row, cells, self.seen)


def _number(text: str | None, most: int) -> int:
    """Return how many columns or rows a cell spans."""
    return min(max(int(text), 1), most) if text and text.isdecimal() and len(text) < 9 else 1
