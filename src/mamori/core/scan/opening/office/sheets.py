"""The cells of an Excel sheet, row by row, in constant memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from mamori.core.scan.limits import Limits
from mamori.core.scan.opening.office.building import Cell, Made, Slot, flat
from mamori.core.scan.opening.office.formats import Formats
from mamori.core.scan.opening.office.grids import Grids
from mamori.core.scan.opening.office.package import SAFE, Counted
from mamori.core.scan.opening.office.strings import forget, string_of
from mamori.core.scan.places import Place

CELL, FORMULA = "cell", "formula"  # keys of slots whose node is the element of a cell


@dataclass(slots=True)
class Sheet:
    """A sheet that is being read. `string` returns a shared text by its number."""

    of: Place
    limits: Limits
    string: Callable[[str], str]
    formats: Formats
    seen: bool = True
    slots: bool = False  # whether the blocks lead back to the elements of the cells
    _grids: Grids = field(init=False)
    _hidden: frozenset[int] = frozenset()  # numbers of columns
    _number: int = 0

    def __post_init__(self) -> None:
        self._grids = Grids(self.of, self.limits, self.seen)

    def stream(self, stream: Counted) -> Iterator[Made | Any]:
        """Yield the blocks of a sheet's cells, and at the end its tree without the rows.

        Raises:
            lxml.etree.XMLSyntaxError: if it is not XML; what stood before was yielded.
        """
        rows = etree.iterparse(stream, tag=("{*}row",), **SAFE)
        try:
            for _, row in rows:
                yield from self.row(row)
                forget(row)
        except Exception:
            yield from self.rest()
            raise
        yield from self.rest()
        yield rows.root

    def row(self, row: Any) -> Iterator[Made]:
        """Take a row; yield blocks that are full."""
        if not self._number:
            self._hidden = _hidden_columns(row)
        given = row.get("r", "")
        self._number = int(given) if given.isdecimal() else self._number + 1
        hidden = row.get("hidden") in ("1", "true")
        shown: list[Cell] = []
        space = row.tag[:-3]
        tags = f"{space}v", f"{space}f", f"{space}is"
        column = 0
        for node in row:
            column = column_of(node.get("r")) or column + 1
            text, formula = self._cell(node, tags)
            if formula:
                yield from self._grids.behind(
                    self._number, self._made(column, formula, node, FORMULA)
                )
            if text:
                shown.append(
                    self._made(column, text, node, CELL) if self.slots else Cell(column, text)
                )
        yield from self._grids.row(self._number, shown, hidden=hidden, columns=self._hidden)

    def rest(self) -> Iterator[Made]:
        """Yield what is left at the end."""
        yield from self._grids.rest()

    def _made(self, column: int, text: str, node: Any, key: str) -> Cell:
        return Cell(column, text, (Slot(0, len(text), node, key),) if self.slots else ())

    def _cell(self, node: Any, tags: tuple[str, str, str]) -> tuple[str, str]:
        """Return what a cell shows, and its formula."""
        value = formula = ""
        for part in node:
            tag = part.tag
            if tag == tags[0]:
                value = part.text or ""
            elif tag == tags[1]:
                formula = flat(part.text or "")
            elif tag == tags[2]:
                value = string_of(part)[0]
        kind = node.get("t")
        if kind == "s":
            return self.string(value), formula
        if (kind is None or kind == "n") and value:
            return self.formats.show(value, node.get("s", "0")), formula
        if kind == "b":
            return ("TRUE" if value == "1" else "FALSE"), formula
        return flat(value), formula


def column_of(ref: str | None) -> int:
    """Return the number of the column of a cell such as `B7`, 0 if it has no name."""
    letters = ref.rstrip("0123456789") if ref else ""
    number = _COLUMNS.get(letters)
    if number is None:
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - 64
        number = number if 0 < number <= 16_384 else 0
        _COLUMNS[letters] = number
    return number


_COLUMNS: dict[str, int] = {"": 0}


def _hidden_columns(row: Any) -> frozenset[int]:
    hidden: set[int] = set()
    for node in row.getroottree().getroot().iterfind("{*}cols/{*}col"):
        first, last = node.get("min", ""), node.get("max", "")
        if node.get("hidden") in ("1", "true") and first.isdecimal() and last.isdecimal():
            hidden.update(range(int(first), min(int(last), 16_384) + 1))
    return frozenset(hidden)
