"""Blocks built line by line, and which node of a file each of their characters came from.

Readers use the blocks alone. Redaction builds the very same blocks and follows the slots back, so
that what is read and what is redacted can never differ.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any, NamedTuple

from mamori.core.scan.blocks import Block
from mamori.core.scan.limits import Limits
from mamori.core.scan.places import Locator, Piece, Place, Spans, column_letters

# Finders look at eight lines around a find, at most.
_APART = "\n" * 9
# Within a cell these become spaces, one for one: line breaks and tabs part rows and cells.
_FLAT = str.maketrans("\t\n\r\v\f\x85\u2028\u2029", " " * 8)


class Slot(NamedTuple):
    """Characters `[start, start + length)` of a text are the `key` of a node.

    What a key means is between the one who builds and the one who redacts: the text of an XML
    element, its tail, an attribute, the whole of a cell.
    """

    start: int
    length: int
    node: Any
    key: str


class Run(NamedTuple):
    """A stretch of a line. Without a node, nothing can be changed there: it only parts."""

    text: str
    node: Any = None
    key: str = ""


class Made(NamedTuple):
    """A block and its slots, in the order of their starts."""

    block: Block
    slots: Sequence[Slot]


def flat(text: str) -> str:
    """Return a text as it may stand in a cell of a table."""
    return text if text.isprintable() else text.translate(_FLAT)


class Prose:
    """Lines of running text, each with its place. Only redaction asks for `slots`."""

    def __init__(self, *, seen: bool, slots: bool = True) -> None:
        self.seen = seen
        self._slotted = slots
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._places: list[Place] = []
        self._paragraphs: list[int] = []
        self._slots: list[Slot] = []
        self.size = 0

    def line(self, runs: Sequence[Run], place: Place, paragraph: int = 0) -> None:
        """Add a line; its runs are joined as a reader sees them. Paragraphs count from 1."""
        at = self.size
        self._starts.append(at)
        self._places.append(place)
        self._paragraphs.append(paragraph)
        for text, node, key in runs:
            if self._slotted and node is not None:
                self._slots.append(Slot(at, len(text), node, key))
            self._parts.append(text)
            at += len(text)
        self._parts.append("\n")
        self.size = at + 1

    def lines(
        self, texts: Sequence[str], key: str, place: Place, nodes: Sequence[Any] | None = None
    ) -> None:
        """Add lines of one run each, whose nodes are the texts if no others are given."""
        if not texts:
            return
        starts = list(accumulate((len(text) + 1 for text in texts), initial=self.size))
        self.size = starts.pop()
        self._starts += starts
        self._places += [place] * len(texts)
        self._paragraphs += [0] * len(texts)
        self._parts += ("\n".join(texts), "\n")
        if self._slotted:
            self._slots += [
                Slot(at, len(text), node, key)
                for at, text, node in zip(starts, texts, nodes or texts, strict=True)
            ]

    def part(self) -> None:
        """Begin another part: no finder takes what was before for the surroundings of it."""
        if self.size and self._parts[-1] != _APART:
            self._parts.append(_APART)
            self.size += len(_APART)

    def made(self, limits: Limits) -> Iterator[Made]:
        """Yield what was added; more than a block holds is cut into blocks that overlap."""
        text = "".join(self._parts)
        begin = 0
        while begin < len(text):
            end = self._cut(begin, len(text), limits)
            left = self._starts[bisect_left(self._starts, max(0, begin - limits.margin))]
            left = min(left, begin)
            yield self._block(text, (left, min(len(text), end + limits.margin)), (begin, end))
            begin = end

    def _cut(self, begin: int, size: int, limits: Limits) -> int:
        """Return where a block that begins there ends: at the start of a line."""
        if size - begin <= limits.block:
            return size
        at = bisect_right(self._starts, begin + limits.block)
        if self._starts[at - 1] > begin:
            return self._starts[at - 1]
        return self._starts[at] if at < len(self._starts) else size  # one very long line

    def _block(self, text: str, span: tuple[int, int], core: tuple[int, int]) -> Made:
        left, right = span
        first, last = bisect_left(self._starts, left), bisect_left(self._starts, right)
        slots = self._slots[
            bisect_left(self._slots, left, key=_start) : bisect_left(self._slots, right, key=_start)
        ]
        if left:
            slots = [slot._replace(start=slot.start - left) for slot in slots]
        block = Block(
            text=text[left:right],
            locator=Spans(
                [start - left for start in self._starts[first:last]],
                self._places[first:last],
                self._paragraphs[first:last],
            ),
            core=None if span == core else (core[0] - left, core[1] - left),
            seen=self.seen,
        )
        return Made(block, slots)


def _start(slot: Slot) -> int:
    return slot.start


class Texts:
    """The running text of all parts of a package: a block for each part would be read slowly."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._of: dict[bool, Prose] = {}

    def of(self, *, seen: bool) -> Prose:
        """Return where to add what is seen of a part, or what is not."""
        prose = self._of.get(seen)
        if prose is None:
            prose = self._of[seen] = Prose(seen=seen, slots=False)
        else:
            prose.part()
        return prose

    @property
    def full(self) -> bool:
        """Whether what was added fills a block."""
        return any(prose.size > self._limits.block for prose in self._of.values())

    def made(self) -> Iterator[Made]:
        """Yield what was added since the last time."""
        for prose in self._of.values():
            yield from prose.made(self._limits)
        self._of.clear()


class Cell(NamedTuple):
    """A cell of a row: the number of its column, its flat text, and slots within that text."""

    column: int
    text: str
    slots: Sequence[Slot] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Each line of the text is a row of a table, or a part of one, whose number is told."""

    of: Place
    starts: Sequence[int]
    rows: Sequence[int]
    columns: Sequence[int]  # the number of the first column of each line

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        line = max(bisect_right(self.starts, start) - 1, 0)
        while line < len(self.starts) and (self.starts[line] < end or self.starts[line] <= start):
            yield from self._cells(text, line, start, end)
            line += 1

    def _cells(self, text: str, line: int, start: int, end: int) -> Iterator[Piece]:
        left, row = self.starts[line], self.rows[line]
        right = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(text)
        begin = max(left, text.rfind("\t", left, max(start, left)) + 1)
        column = self.columns[line] + text.count("\t", left, begin)
        while begin <= right and (begin <= start or begin < end):
            stop = text.find("\t", begin, right)
            stop = right if stop < 0 else stop
            place = replace(self.of, row=row, cell=f"{column_letters(column)}{row}")
            yield Piece(place, max(start, begin) - begin, min(end, stop) - begin)
            begin, column = stop + 1, column + 1


class Rows:
    """Rows of cells. With a `table` id they are a table; without, each line stands for itself."""

    def __init__(self, of: Place, *, table: str = "", seen: bool = True) -> None:
        self.of, self.table, self.seen = of, table, seen
        self.size = 0
        self._clear()

    def _clear(self) -> None:
        self.size = 0
        self._parts: list[str] = []
        self._starts, self._rows, self._columns = array("Q"), array("L"), array("L")
        self._slots: list[Slot] = []

    def row(self, number: int, cells: Sequence[Cell], column: int = 1) -> None:
        """Add a row whose first column is `column`; its cells come from left to right."""
        begin, at = self.size, column
        for cell in cells:
            if cell.column > at:
                self._parts.append("\t" * (cell.column - at))
                begin += cell.column - at
                at = cell.column
            for slot in cell.slots:
                self._slots.append(slot._replace(start=begin + slot.start))
            self._parts.append(cell.text)
            begin += len(cell.text)
        self._parts.append("\n")
        self._starts.append(self.size)
        self._rows.append(number)
        self._columns.append(column)
        self.size = begin + 1

    def made(self) -> Iterator[Made]:
        """Yield what was added since the last time, as one block."""
        if not self.size:
            return
        locator: Locator = Grid(self.of, self._starts, self._rows, self._columns)
        text = "".join(self._parts)
        yield Made(Block(text=text, locator=locator, table=self.table, seen=self.seen), self._slots)
        self._clear()
