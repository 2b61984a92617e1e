"""A block as finders see it: its text, the same text folded letter by letter, what stands near."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from mamori.core.scan.blocks import Block
from mamori.core.scan.folding import plain
from mamori.core.scan.places import cells_of, column_of

NEAR = 40  # characters


@dataclass(slots=True, eq=False)
class View:
    """A block and what finders share of it.

    `headers` are the titles of the columns, if the block is a table whose titles are known. A title
    that was guessed from the cells begins with a question mark. `people` are the spans of the
    roster's own people, in order, so that finders can tell what is said of one of them; `grown` are
    those of them who are no pupils, and `named` are names that no roster has. `day` is that of the
    scan, if it is known: no finder asks a clock.
    """

    block: Block
    country: str = ""  # ISO code of the school's country, if it is known
    headers: tuple[str, ...] = ()
    people: tuple[tuple[int, int], ...] = ()
    grown: frozenset[tuple[int, int]] = frozenset()
    named: tuple[tuple[int, int], ...] = ()
    day: date | None = None
    _plain: str | None = field(default=None, repr=False)
    _cell: tuple[int, int] = field(default=(0, -1), repr=False)

    @property
    def text(self) -> str:
        return self.block.text

    @property
    def plain(self) -> str:
        """The text with width, case and digits folded, letter by letter: offsets are the same."""
        if self._plain is None:
            self._plain = plain(self.block.text)
        return self._plain

    def near(self, start: int, end: int, before: int = NEAR, after: int = NEAR) -> str:
        """Return the plain text around a span, without it: what a reader takes as its label.

        In a table that is the title of its column and the cells of its row; elsewhere its line and
        the line above, up to so many characters on each side.
        """
        # Searches stay near, as a line may be a whole file.
        text, first = self.plain, max(0, start - before)
        line = text.rfind("\n", first, start) + 1
        stop = text.find("\n", end, end + after)
        right = text[end : stop if stop >= 0 else end + after]
        if self.block.table:
            return f"{self.header(start)}\t{text[line or first : start]}\t{right}"
        above = text.rfind("\n", first, max(line - 1, first)) + 1
        return f"{text[above or first : start]}\t{right}"

    def header(self, start: int) -> str:
        """Return the plain title of the column in which an offset of a table lies."""
        if not self.headers:
            return ""
        column = column_of(self.text, start)
        return self.headers[column] if column < len(self.headers) else ""

    def cells(self, columns: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        """Yield column, start and end of each cell of some columns of a table."""
        for column in columns:
            for start, end in cells_of(self.text, column):
                yield column, start, end

    def cell(self, start: int) -> tuple[int, int]:
        """Return the span of the cell (in a table) or line (elsewhere) that holds an offset."""
        if self._cell[0] <= start <= self._cell[1]:
            return self._cell  # a line may be a whole file, with many finds
        text, parts = self.text, "\n\t" if self.block.table else "\n"
        begin = max(text.rfind(part, 0, start) for part in parts) + 1
        ends = [at for part in parts if (at := text.find(part, start)) >= 0]
        self._cell = begin, min(ends, default=len(text))
        return self._cell
