"""Where in a file a text stands, and how spans of a block lead back to it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple, Protocol

import numpy as np

from mamori.core.scan.folding import codes_of

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a file; a part that the format does not know stays empty.

    `part` names what of the file it is, outer first and parted by `!`, as the format names it:
    `word/comments.xml`, `metadata`, `list.zip!class 3.xlsx!xl/media/image1.png`. `page`, `row`,
    `paragraph` and `line` count from 1. `cell` is `B7`. `box` is left, top, right, bottom: of a
    page in points from its upper left corner, of a picture in pixels.
    """

    part: str = ""
    page: int | None = None
    sheet: str = ""
    cell: str = ""
    row: int | None = None
    paragraph: int | None = None
    line: int | None = None
    box: Box | None = None


class Piece(NamedTuple):
    """A span `[start, end)` in the text of one place, in characters."""

    place: Place
    start: int
    end: int


class Locator(Protocol):
    """Leads from a span of a block's text to the places it covers, in their order."""

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces of `text[start:end]`; at least one, even of an empty span."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Each line of the text is a place: `of`, with its line number."""

    of: Place
    first: int = 1  # the number of the first line of the block
    column: int = 0  # how many characters of that line stand before the block

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        for line, begin, stop in _lines(text, start, end):
            place = replace(self.of, line=self.first + line)
            at = begin if line else begin - self.column
            yield Piece(place, max(start, begin) - at, min(end, stop) - at)


@dataclass(frozen=True, slots=True)
class Cells:
    """Each line of the text is a row, and tabs part its cells; see `Block.table`."""

    of: Place
    first: int = 1  # the number of the first row of the block
    column: int = 1  # the number of the first column

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        for line, left, right in _lines(text, start, end):
            number = self.first + line
            begin = max(left, text.rfind("\t", left, max(start, left)) + 1)
            column = self.column + column_of(text, begin)
            while begin <= right and (begin <= start or begin < end):
                stop = text.find("\t", begin, right)
                stop = right if stop < 0 else stop
                place = replace(self.of, row=number, cell=f"{column_letters(column)}{number}")
                yield Piece(place, max(start, begin) - begin, min(end, stop) - begin)
                begin, column = stop + 1, column + 1


@dataclass(frozen=True, slots=True)
class Spans:
    """Places that follow each other: place `i` begins at `starts[i]`, the first one at 0.

    What parts two of them, such as a line break, belongs to the one before. Where `paragraphs` are
    given, they are the numbers of the places' paragraphs, 0 for none: most places are never asked
    for, so they are not made for each.
    """

    starts: Sequence[int]
    places: Sequence[Place]
    paragraphs: Sequence[int] = ()

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        at = bisect_right(self.starts, start) - 1
        while at < len(self.starts) and (self.starts[at] < end or self.starts[at] <= start):
            begin = self.starts[at]
            stop = self.starts[at + 1] if at + 1 < len(self.starts) else len(text)
            yield Piece(self._place(at), max(start, begin) - begin, min(end, stop) - begin)
            at += 1

    def _place(self, at: int) -> Place:
        number = self.paragraphs[at] if self.paragraphs else 0
        return replace(self.places[at], paragraph=number) if number else self.places[at]


def column_letters(number: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_of(text: str, offset: int) -> int:
    """Return the column, from 0, in which an offset lies of a text whose tabs part its cells."""
    starts, tabs = _grid(text)
    return bisect_left(tabs, offset) - bisect_left(tabs, starts[bisect_right(starts, offset) - 1])


def cell_below(text: str, offset: int, down: int = 1) -> str:
    """Return the cell so many lines below that of an offset, in its column; "" if there is none.

    Args:
        text: lines whose tabs part their cells.
        offset: in a cell of it.
        down: how many lines below; above, if it is negative.
    """
    starts, tabs = _grid(text)
    line = bisect_right(starts, offset) - 1 + down
    if not 0 <= line < len(starts):
        return ""
    column = column_of(text, offset)
    end = starts[line + 1] - 1 if line + 1 < len(starts) else len(text)
    first, last = bisect_left(tabs, starts[line]), bisect_left(tabs, end)
    if column > last - first:
        return ""
    begin = tabs[first + column - 1] + 1 if column else starts[line]
    return text[begin : tabs[first + column] if first + column < last else end]


def cells_of(text: str, column: int) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each cell in a column, from 0; rows that end before have none."""
    starts, tabs = map(np.array, _grid(text))
    ends = np.append(starts[1:] - 1, len(text))
    tabs = np.append(tabs, len(text)).astype(np.intp)
    firsts = np.searchsorted(tabs, starts)
    counts = np.searchsorted(tabs, ends) - firsts
    rows = np.flatnonzero(counts >= column)
    left = tabs[firsts[rows] + column - 1] + 1 if column else starts[rows]
    right = np.where(
        counts[rows] > column, tabs[np.minimum(firsts[rows] + column, len(tabs) - 1)], ends[rows]
    )
    yield from zip(left.tolist(), right.tolist(), strict=True)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the number, from 0, and the span of each line that a span of the text touches."""
    starts, _ = _grid(text)
    line = bisect_right(starts, start) - 1
    while line < len(starts) and (starts[line] <= start or starts[line] < end):
        stop = starts[line + 1] - 1 if line + 1 < len(starts) else len(text)
        yield line, starts[line], stop
        line += 1


@lru_cache(maxsize=4)  # a block is asked about many spans, one after the other
def _grid(text: str) -> tuple[list[int], list[int]]:
    """Return where the lines begin, and where the tabs are."""
    codes = codes_of(text)
    breaks, tabs = np.flatnonzero(codes == ord("\n")), np.flatnonzero(codes == ord("\t"))
    return [0, *(breaks + 1).tolist()], tabs.tolist()
