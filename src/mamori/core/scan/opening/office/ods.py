"""The sheets of an OpenDocument spreadsheet, row by row, in constant memory."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from mamori.core.scan.limits import Limits
from mamori.core.scan.opening.office.building import Cell, Made, Slot, flat
from mamori.core.scan.opening.office.grids import Grids
from mamori.core.scan.opening.office.odf_text import OFFICE, STYLE, TABLE, Words, number_of
from mamori.core.scan.opening.office.package import SAFE, Counted
from mamori.core.scan.opening.office.strings import forget
from mamori.core.scan.opening.office.tables import cell_of
from mamori.core.scan.places import Place

BEHIND = "behind"  # the key of slots whose node is a cell: its formula or value, not its text
_ROW = f"{TABLE}table-row"
_VALUES = ("value", "date-value", "time-value", "string-value", "boolean-value")
_HIDDEN = ("collapse", "filter")


class OpenSheets:
    """The sheets of one part. What is no cell is gathered as in any other part."""

    def __init__(self, of: Place, limits: Limits) -> None:
        self.of, self.limits = of, limits
        self._grids: Grids | None = None
        self._table: Any = None
        self._columns: frozenset[int] = frozenset()
        self._number = 0
        self._words = self._new_words()

    def _new_words(self) -> Words:
        sheet = self._grids.of.sheet if self._grids else ""
        return Words(Place(part=self.of.part, sheet=sheet), seen=True)

    def stream(self, stream: Counted) -> Iterator[Made]:
        """Yield the blocks of all sheets, then what stands beside their rows.

        Raises:
            lxml.etree.XMLSyntaxError: if it is not XML; what stood before was yielded.
        """
        rows = etree.iterparse(stream, tag=(_ROW,), **SAFE)
        try:
            for _, row in rows:
                yield from self.row(row)
                forget(row)
        except Exception:
            yield from self.rest()
            raise
        yield from self.rest()
        words = self._new_words()
        words.read(rows.root)
        yield from words.made(self.limits)

    def row(self, row: Any) -> Iterator[Made]:
        """Take a row; yield blocks that are full."""
        table = next(row.iterancestors(f"{TABLE}table"), None)
        if table is not self._table:
            yield from self.rest()
            self._begin(table)
        if self._grids is None:
            return
        self._number += 1
        column, shown = 1, []
        for node in row:
            times = number_of(node, f"{TABLE}number-columns-repeated", most=1 << 14)
            if len(node) or len(node.attrib) > 1:
                cell, behind = self._cell(node, column)
                if cell.text:
                    shown.append(cell)
                if behind.text:
                    yield from self._grids.behind(self._number, behind)
            column += times
        hidden = row.get(f"{TABLE}visibility") in _HIDDEN
        yield from self._grids.row(self._number, shown, hidden=hidden, columns=self._columns)
        self._number += number_of(row, f"{TABLE}number-rows-repeated", most=1 << 20) - 1
        if self._words.hidden.size + self._words.shown.size > self.limits.block:
            yield from self._flush()

    def rest(self) -> Iterator[Made]:
        """Yield what is left of the sheet that was read."""
        if self._grids is not None:
            yield from self._grids.rest()
        yield from self._flush()

    def _flush(self) -> Iterator[Made]:
        yield from self._words.made(self.limits)
        self._words = self._new_words()

    def _begin(self, table: Any) -> None:
        self._table, self._number, self._columns = table, 0, frozenset()
        if table is None:
            self._grids = None
            return
        place = Place(part=self.of.part, sheet=table.get(f"{TABLE}name", ""))
        self._grids = Grids(place, self.limits, seen=not _is_hidden(table))
        self._columns = _hidden_columns(table)
        self._words = self._new_words()

    def _cell(self, node: Any, column: int) -> tuple[Cell, Cell]:
        """Return what a cell shows, and what stands behind it: formula and value."""
        shown = cell_of(column, self._words.cell(node))
        for inner in node.iterdescendants():
            for value in inner.values():
                self._words.value(value)
        text = shown.text
        formula = node.get(f"{TABLE}formula", "")
        values = [node.get(f"{OFFICE}{name}", "") for name in _VALUES]
        behind = flat(" ".join(v for v in (formula, *values) if v and v != text))
        return shown, Cell(column, behind, (Slot(0, len(behind), node, BEHIND),))


def _is_hidden(table: Any) -> bool:
    style = table.get(f"{TABLE}style-name")
    root = table.getroottree().getroot()
    return any(
        node.get(f"{STYLE}name") == style and node.find(f"*[@{TABLE}display='false']") is not None
        for node in root.iterfind(f"{OFFICE}automatic-styles/{STYLE}style")
    )


def _hidden_columns(table: Any) -> frozenset[int]:
    hidden: set[int] = set()
    at = 1
    for node in table.iter(f"{TABLE}table-column"):
        times = number_of(node, f"{TABLE}number-columns-repeated", most=1 << 14)
        if node.get(f"{TABLE}visibility") in _HIDDEN:
            hidden.update(range(at, at + times))
        at += times
    return frozenset(hidden)
