"""Parts of names in the columns of a table whose titles say that names stand there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mamori.core.scan.roster.checking import checked
from mamori.core.scan.roster.folding import fold
from mamori.core.scan.roster.forms import Form
from mamori.core.scan.roster.index import Index, Owners, folded
from mamori.core.scan.roster.match import Found, Match
from mamori.core.scan.tables.columns import kind_of
from mamori.core.scan.view import View

_KINDS = frozenset({"name", "reading", "guardian"})
_ALONE, _TOGETHER = 0.6, 0.9


class _Cell(NamedTuple):
    row: int
    start: int
    text: str


def in_cells(view: View, index: Index) -> Iterator[tuple[Found, Owners]]:
    """Yield the family and given names that fill a cell, and whose they are.

    Where two cells of a row are parts of one person's name, they are that person's.
    """
    columns = {at for at, title in enumerate(view.headers) if kind_of(title) in _KINDS}
    if not view.block.table or not columns:
        return
    cells = list(_cells(view.text, columns))
    row: list[tuple[Found, Owners]] = []
    at = -1
    for cell, key in zip(cells, folded(cell.text for cell in cells), strict=True):
        if cell.row != at:
            yield from _together(row)
            row, at = [], cell.row
        if key in index.bare and (part := _part(view.text, cell, key, index)):
            row.append(part)
    yield from _together(row)


def _cells(text: str, columns: set[int]) -> Iterator[_Cell]:
    start = 0
    for row, line in enumerate(text.split("\n")):
        at = start
        for column, cell in enumerate(line.split("\t")):
            if column in columns and cell:
                yield _Cell(row, at, cell)
            at += len(cell) + 1
        start += len(line) + 1


def _part(text: str, cell: _Cell, key: str, index: Index) -> tuple[Found, Owners] | None:
    where = [cell.start + int(at) for at in fold(cell.text).kept]
    match = Match(text, key, where, rows=True)
    owners: Owners = ()
    for part, people in index.bare[key]:
        if checked(match, Form((part.text,), "part")):
            owners = (*owners, *people)
    found = Found(match.start, match.end, _ALONE, ("form:part", "column"))
    return (found, owners) if owners else None


def _together(row: Sequence[tuple[Found, Owners]]) -> Iterator[tuple[Found, Owners]]:
    """Yield the parts in a row; what two of them share is one person's name in two cells."""
    for number, (found, owners) in enumerate(row):
        others = {each for at, (_, more) in enumerate(row) if at != number for each in more}
        both = tuple(each for each in owners if each in others)
        yield (found._replace(sure=_TOGETHER), both) if both else (found, owners)
