"""Lists in text files: their rows as blocks of one table, in constant memory.

Whole stretches of rows are read at a time: as they stand where no cell is quoted, else by the csv
module.
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


def _rows(pieces: Iterator[str]) -> Iterator[str]:
    """Yield rows as lines with tabs between cells, many at a time."""
    first = ""
    for piece in pieces:
        first += piece
        if len(first) >= _SAMPLE:
            break
    delimiter = delimiter_of(first)
    for stretch in _stretches(chain((first,), pieces), delimiter):
        yield _unquoted(stretch, delimiter) if '"' in stretch else _plain(stretch, delimiter)


def _plain(text: str, delimiter: str) -> str:
    return text if delimiter == "\t" else text.replace("\t", " ").replace(delimiter, "\t")


def _unquoted(text: str, delimiter: str) -> str:
    if _quotes_part_cells(text, delimiter):
        return _plain(text.replace('"', ""), delimiter)
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    except csv.Error:  # a cell longer than the module takes: rather its raw letters than none
        return _plain(text, delimiter)
    if "\t" in text or len(rows) != text.count("\n"):
        rows = [[cell.translate(_SPACES) for cell in row] for row in rows]
    return "\n".join(map("\t".join, rows)) + "\n"


def _quotes_part_cells(text: str, delimiter: str) -> bool:
    """Tell whether quotes stand at the ends of cells alone, around no delimiter and no line end."""
    ends = (delimiter + '"', '"' + delimiter, '\n"', '"\n')
    count = sum(map(text.count, ends)) + text.startswith('"')
    if '""' in text or count != text.count('"'):
        return False
    quoted = "\0".join(text.split('"')[1::2])
    return delimiter not in quoted and "\n" not in quoted


def _stretches(pieces: Iterable[str], delimiter: str) -> Iterator[str]:
    """Yield the text in stretches of whole rows; a line too long for a row becomes several.

    Quotes come in pairs, so a stretch with an odd number of them ends within a cell.
    """
    held, quotes = "", 0
    for piece in pieces:
        held += piece
        quotes += piece.count('"')
        end = held.rfind("\n") + 1
        within = (quotes - held.count('"', end)) % 2 == 1
        if (not end or within) and len(held) > _LONGEST:
            end, within = end or held.rfind(delimiter) + 1 or len(held), False
        if end and not within:
            yield _ended(held[:end])
            held = held[end:]
            quotes = held.count('"')
    if held:
        yield _ended(held)


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"
