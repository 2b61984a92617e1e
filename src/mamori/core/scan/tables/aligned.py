"""Tables read from pictures, whose cells are put below the titles under which they stand.

An engine may see two cells in one name, or none in an empty cell. Then the tabs of a row do not
count its columns, but where its words stand in the picture does.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from mamori.core.scan.blocks import Block
from mamori.core.scan.hits import Hit
from mamori.core.scan.places import Box
from mamori.core.scan.tables.columns import header_of


class _Cell(NamedTuple):
    start: int
    end: int
    edges: Box | None  # of the box around it


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table with as many tabs as it has columns; `origins` tell where each letter came from."""

    table: Block
    origins: Sequence[int]

    def back(self, hit: Hit) -> Hit:
        """Return a hit of the table as it stands in the block from which the table is."""
        start = self.origins[hit.start]
        end = self.origins[hit.end - 1] + 1 if hit.end > hit.start else start
        return replace(hit, start=start, end=end)

    def here(self, hit: Hit) -> Hit:
        """Return a hit of that block as it stands in the table."""
        start, last = (bisect_left(self.origins, each) for each in (hit.start, hit.end - 1))
        return replace(hit, start=start, end=max(start, last + 1))


def aligned(block: Block, offset: int, table: Block, within: int) -> Aligned:
    """Align a table that begins at `offset` of a block, if it was read from pixels under titles."""
    as_it_is = Aligned(table, range(offset, offset + len(table.text) + 1))
    rows = [line.split("\t") for line in table.text.split("\n")]
    at = header_of(rows, within) if block.ocr else None
    if at is None:
        return as_it_is
    cells = list(_cells(block, offset, rows))
    titles = [each.edges for each in cells[at] if each.edges]
    if len(titles) < max(2, len(cells[at])):
        return as_it_is
    letters, origins = list[str](), list[int]()
    for number, row in enumerate(cells):
        columns = _columns(row, titles) if number > at else range(len(row))
        for tabs, cell in zip(_tabs(columns), row, strict=True):
            parting = "\t" * tabs or (" " if cell.start > row[0].start else "")
            letters += parting, table.text[cell.start - offset : cell.end - offset]
            origins += [max(cell.start - 1, offset)] * len(parting)
            origins += range(cell.start, cell.end)
        letters.append("\n")
        origins.append(row[-1].end)
    return Aligned(replace(table, text="".join(letters)[:-1]), origins)


def _columns(row: Sequence[_Cell], titles: Sequence[Sequence[float]]) -> Sequence[int]:
    # On a page that lies on its side, a row runs upwards or downwards.
    axis = 0 if _spread(titles, 0) >= _spread(titles, 1) else 1
    edges = [cell.edges for cell in row if cell.edges]
    return (
        [_nearest(each, titles, axis) for each in edges]
        if len(edges) == len(row)
        else range(len(row))
    )


def _tabs(columns: Sequence[int]) -> Iterator[int]:
    """Yield how many tabs lead to each cell of a row from the one before it."""
    last = 0
    for column in columns:
        yield max(0, column - last)
        last = max(last, column)


def _cells(block: Block, offset: int, rows: Sequence[Sequence[str]]) -> Iterator[list[_Cell]]:
    for row in rows:
        cells = []
        for cell in row:
            end = offset + len(cell)
            cells.append(_Cell(offset, end, _around(block, offset, end)))
            offset = end + 1
        yield cells


def _around(block: Block, start: int, end: int) -> Box | None:
    pieces = block.locator.pieces(block.text, start, end) if end > start else ()
    boxes = [piece.place.box for piece in pieces if piece.place.box]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _spread(boxes: Sequence[Sequence[float]], axis: int) -> float:
    return max(box[axis] for box in boxes) - min(box[axis] for box in boxes)


def _nearest(edges: Sequence[float], titles: Sequence[Sequence[float]], axis: int) -> int:
    low, high = edges[axis], edges[axis + 2]

    def apart(at: int) -> tuple[float, float]:
        begin, end = titles[at][axis], titles[at][axis + 2]
        return max(begin - high, low - end, 0.0), abs(begin + end - low - high)

    return min(range(len(titles)), key=apart)
