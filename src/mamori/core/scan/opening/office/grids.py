"""The rows of one sheet as tables: what is shown, what is hidden, what lies far to the right."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from mamori.core.scan.limits import Limits
from mamori.core.scan.opening.office.building import Cell, Made, Rows
from mamori.core.scan.places import Place

# Cells far to the right are tables of their own, or a few cells would take megabytes of tabs.
_WIDE = 256


@dataclass(slots=True)
class Grids:
    """A sheet that is being read. What is full is yielded at once, so memory is constant."""

    of: Place
    limits: Limits
    seen: bool
    _tables: dict[tuple[int, bool], Rows] = field(default_factory=dict)
    _behind: Rows = field(init=False)

    def __post_init__(self) -> None:
        self._behind = Rows(self.of, seen=False)

    def behind(self, number: int, cell: Cell) -> Iterator[Made]:
        """Add what stands behind a cell: its formula, or its value where it shows another."""
        self._behind.row(number, [cell], cell.column)
        if self._behind.size > self.limits.block:
            yield from self._behind.made()

    def row(
        self, number: int, cells: Sequence[Cell], *, hidden: bool, columns: Collection[int]
    ) -> Iterator[Made]:
        """Add the filled cells of a row. `columns` are the numbers of those that are hidden."""
        if not cells:
            return
        if not columns and cells[-1].column <= _WIDE and cells[0].column <= _WIDE:
            yield from self._put(number, cells, (0, hidden))
            return
        groups: dict[tuple[int, bool], list[Cell]] = {}
        for cell in sorted(cells, key=lambda cell: cell.column):
            key = ((cell.column - 1) // _WIDE, hidden or cell.column in columns)
            groups.setdefault(key, []).append(cell)
        for key, group in groups.items():
            yield from self._put(number, group, key)

    def rest(self) -> Iterator[Made]:
        """Yield what is left at the end."""
        for table in self._tables.values():
            yield from table.made()
        yield from self._behind.made()

    def _put(self, number: int, cells: Sequence[Cell], key: tuple[int, bool]) -> Iterator[Made]:
        far, hidden = key
        table = self._tables.get(key)
        if table is None:
            name = f"{self.of.part}#{self.of.sheet}" + (f"#{far}" if far else "")
            table = Rows(self.of, table=name, seen=self.seen and not hidden)
            self._tables[key] = table
        table.row(number, cells, far * _WIDE + 1)
        if table.size > self.limits.block:
            yield from table.made()
