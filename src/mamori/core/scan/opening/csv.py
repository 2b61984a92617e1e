"""Lists in text files: their rows as blocks of one table, in constant memory.

Most lists have no quotes, so whole stretches of rows are read as they stand; the csv module reads
the rows from where a quote is to the last one of its stretch.
"""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain

from mamori.core.roster.text import delimiter_of
from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.opening.decoding import decoded
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.places import Cells, Place

_SAMPLE = 1 << 16
_LONGEST = 1 << 22  # characters; a longer line is no row
_SPACES = str.maketrans("\t\n", "  ")


def read(file: File, budget: Budget) -> Iterator[Block]:
    """Yield the rows of a list, numbered as a spreadsheet counts them."""
    with file.open() as stream:
        place, table = Place(part=file.part), file.place_of("rows")
        number, held, lines = 1, 0, list[str]()
        for rows in _rows(decoded(stream, file.size)):
            lines.append(rows)
            held += len(rows)
            if held >= budget.limits.block:
                text = "".join(lines)
                yield _block(text, place, table, number)
                number, held, lines = number + text.count("\n"), 0, []
        if lines:
            yield _block("".join(lines), place, table, number)


def _block(text: str, place: Place, table: str, number: int) -> Block:
    return Block(text=text.removesuffix("\n"), locator=Cells(place, number), table=table)


class _Lines:
    """The lines of a text for the csv module, which takes one after the other up to a row's end."""

    def __init__(self, stretches: Iterator[str]) -> None:
        self._stretches = stretches
        self._text, self._at, self._last_quote = "", 0, -1
        self.taken: list[str] = []  # the lines of the row that is read

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._at >= len(self._text):
            self._load()
        end = self._text.index("\n", self._at) + 1
        line = self._text[self._at : end]
        self._at = end
        self.taken.append(line)
        return line

    def plain(self) -> str:
        """Return the rows up to the next stretch if no quote is in them, else an empty text."""
        if self._at >= len(self._text):
            self._load()
        if self._at <= self._last_quote:
            return ""
        rest, self._at = self._text[self._at :], len(self._text)
        return rest

    def _load(self) -> None:
        self._text, self._at = next(self._stretches), 0
        self._last_quote = self._text.rfind('"')


def _rows(pieces: Iterator[str]) -> Iterator[str]:
    """Yield rows as lines with tabs between cells, one or many at a time."""
    first = ""
    for piece in pieces:
        first += piece
        if len(first) >= _SAMPLE:
            break
    delimiter = delimiter_of(first)
    lines = _Lines(_stretches(chain((first,), pieces), delimiter))
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            plain = lines.plain()
        except StopIteration:
            return
        if plain:
            yield plain if delimiter == "\t" else plain.replace("\t", " ").replace(delimiter, "\t")
            continue
        lines.taken.clear()
        try:
            yield _line(next(reader))
        except csv.Error:  # a cell longer than the module takes: rather its raw letters than none
            yield _line("".join(lines.taken).split(delimiter))


def _line(row: list[str]) -> str:
    return "\t".join(cell.translate(_SPACES) for cell in row) + "\n"


def _stretches(pieces: Iterable[str], delimiter: str) -> Iterator[str]:
    """Yield the text in stretches of whole lines; a line too long for a row becomes several."""
    held = ""
    for piece in pieces:
        held += piece
        end = held.rfind("\n") + 1
        if not end and len(held) > _LONGEST:
            end = held.rfind(delimiter) + 1 or len(held)
        if end:
            yield _ended(held[:end])
            held = held[end:]
    if held:
        yield _ended(held)


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"
