"""Where in a file a text stands, and how spans of a block lead back to it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

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

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        number = self.first + text.count("\n", 0, start)
        begin = text.rfind("\n", 0, start) + 1
        for part in text[begin:end].split("\n"):
            stop = begin + len(part)
            if stop >= start:
                place = replace(self.of, line=number)
                yield Piece(place, max(start, begin) - begin, min(end, stop) - begin)
            begin, number = stop + 1, number + 1


@dataclass(frozen=True, slots=True)
class Cells:
    """Each line of the text is a row, and tabs part its cells; see `Block.table`."""

    of: Place
    first: int = 1  # the number of the first row of the block
    column: int = 1  # the number of the first column

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        for row in Lines(self.of, self.first).pieces(text, start, end):
            yield from self._cells(text, row)

    def _cells(self, text: str, row: Piece) -> Iterator[Piece]:
        number = row.place.line or self.first
        at = _line_start(text, number - self.first)
        line = text[at : at + row.end]
        begin, column = line.rfind("\t", 0, row.start) + 1, line.count("\t", 0, row.start)
        for part in line[begin:].split("\t"):
            stop = begin + len(part)
            cell = f"{column_letters(self.column + column)}{number}"
            place = replace(self.of, row=number, cell=cell)
            yield Piece(place, max(row.start, begin) - begin, stop - begin)
            begin, column = stop + 1, column + 1


@dataclass(frozen=True, slots=True)
class Spans:
    """Places that follow each other: place `i` begins at `starts[i]`, the first one at 0.

    What parts two of them, such as a line break, belongs to the one before.
    """

    starts: Sequence[int]
    places: Sequence[Place]

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        at = bisect_right(self.starts, start) - 1
        while at < len(self.starts) and (self.starts[at] < end or self.starts[at] <= start):
            begin = self.starts[at]
            stop = self.starts[at + 1] if at + 1 < len(self.starts) else len(text)
            yield Piece(self.places[at], max(start, begin) - begin, min(end, stop) - begin)
            at += 1


def column_letters(number: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _line_start(text: str, lines: int) -> int:
    at = 0
    for _ in range(lines):
        at = text.index("\n", at) + 1
    return at
