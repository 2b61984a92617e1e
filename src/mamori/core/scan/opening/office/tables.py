"""Tables within running text, also tables within the cells of tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from mamori.core.scan.opening.office.building import Cell, Rows, Run, Slot, flat
from mamori.core.scan.places import Place


@dataclass(slots=True)
class _Frame:
    """A table that is being read, and where in it."""

    rows: Rows
    number: int = 0
    column: int = 0
    cells: list[Cell] = field(default_factory=list)
    runs: list[Run] | None = None  # of the cell that is open


class Frames:
    """The tables of a part, in the order in which they begin."""

    def __init__(self, of: Place, *, seen: bool) -> None:
        self.of, self.seen = of, seen
        self.tables: list[Rows] = []
        self._open: list[_Frame] = []

    def begin_table(self, _node: Any = None, name: str = "") -> None:
        table = f"{self.of.part}#{name or len(self.tables) + 1}"
        rows = Rows(self.of, table=table, seen=self.seen)
        self.tables.append(rows)
        self._open.append(_Frame(rows))

    def end_table(self, _node: Any = None) -> None:
        self._open.pop()

    def begin_row(self, _node: Any = None) -> None:
        if self._open:
            now = self._open[-1]
            now.number, now.column, now.cells = now.number + 1, 0, []

    def end_row(self, _node: Any = None, times: int = 1) -> None:
        if self._open and any(cell.text for cell in self._open[-1].cells):
            self._open[-1].rows.row(self._open[-1].number, self._open[-1].cells)
        if self._open:
            self._open[-1].number += times - 1

    def begin_cell(self, _node: Any = None) -> None:
        if self._open:
            self._open[-1].column += 1
            self._open[-1].runs = []

    def end_cell(self, node: Any, times: int = 1) -> None:
        if not self._open:
            return
        now = self._open[-1]
        now.cells.append(cell_of(now.column, now.runs or []))
        now.runs = None
        now.column += (times if times > 1 else _span(node)) - 1

    def open_cell(self) -> None:
        """Gather what is added from now on as one cell, of no table of this part."""
        self._open.append(_Frame(Rows(self.of), runs=[]))

    def close_cell(self) -> list[Run]:
        """Return what was gathered."""
        return self._open.pop().runs or []

    def add(self, runs: Sequence[Run]) -> bool:
        """Add a paragraph to the open cell; tell whether there is one."""
        if not self._open or self._open[-1].runs is None:
            return False
        into = self._open[-1].runs
        if into:
            into.append(Run(" "))
        into.extend(runs)
        return True


def cell_of(column: int, runs: Sequence[Run]) -> Cell:
    """Return a cell of the joined runs."""
    slots, size = [], 0
    for run in runs:
        if run.node is not None:
            slots.append(Slot(size, len(run.text), run.node, run.key))
        size += len(run.text)
    return Cell(column, flat("".join(run.text for run in runs)), slots)


def _span(node: Any) -> int:
    """Return how many columns a cell of Word covers; those of PowerPoint are all written out."""
    space = node.tag.removesuffix("tc")
    span = node.find(f"{space}tcPr/{space}gridSpan")
    value = span.get(f"{space}val", "") if span is not None else ""
    return min(int(value), 63) if value.isdecimal() and int(value) else 1  # Word's own bound
