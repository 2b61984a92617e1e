"""One table of a source: its header and its usable rows, with every credential taken out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from mamori.core.roster import limits
from mamori.core.roster.credentials import is_credential
from mamori.core.roster.notes import Notebook, Severity

Row = list[str]


@dataclass(slots=True)
class Sheet:
    """A table. Each row has exactly the cells of the header, then one empty cell.

    `rows` pairs the line with the cells; `columns` gives the position of each name, the first if
    a name stands twice. The empty cell at the end is what a missing column reads.
    """

    name: str
    header: Row
    header_line: int
    rows: list[tuple[int, Row]] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)

    def records(self, names: Iterable[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the line and the trimmed cells of the named columns; two names at least."""
        cells = itemgetter(*(self.columns.get(name, -1) for name in names))
        for line, row in self.rows:
            yield line, tuple(map(str.strip, cells(row)))

    def filled(self, column: int) -> int:
        """Count the rows that have something in the column at this position."""
        return sum(1 for _, row in self.rows if row[column].strip())


def make_sheet(
    name: str,
    rows: Iterable[Row | None],
    notes: Notebook,
    *,
    header_at: int | None = 0,
    strict: bool = False,
) -> Sheet:
    """Build the sheet below the header row.

    Args:
        name: file or sheet, for the notes.
        rows: every row of the table from its first, None where one could not be read.
        notes: gets what is dropped or rejected.
        header_at: index of the header row; None: the table has none and columns are A, B, C …
        strict: reject a row that has more cells than the header, as its columns may have shifted;
            blank names at the end of the header do not count.
    """
    every = list(rows)
    width = max((len(row) for row in every if row), default=0)
    if header_at is None:
        header = [column_letter(i) for i in range(min(width, limits.MAX_COLUMNS))]
    else:
        top = every[header_at] if header_at < len(every) else None
        header = [cell.strip() for cell in top or []][: limits.MAX_COLUMNS]
        while strict and header and not header[-1]:
            header.pop()
    first = 0 if header_at is None else header_at + 1
    sheet = Sheet(name, header, first)
    for position, column in enumerate(header):
        if column and sheet.columns.setdefault(column, position) != position:
            notes.add(Severity.UNKNOWN, "column-repeated", file=name, line=first, column=column)
    _fill(sheet, every[first:], notes, strict=strict)
    return sheet


def column_letter(position: int) -> str:
    """Return the name a spreadsheet gives the column at this position: A, B … Z, AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _fill(sheet: Sheet, rows: list[Row | None], notes: Notebook, *, strict: bool) -> None:
    secrets = [i for i, column in enumerate(sheet.header) if is_credential(column)]
    found = dict.fromkeys(secrets, 0)
    uneven = []
    for line, row in enumerate(rows, start=sheet.header_line + 1):
        if row is None:
            notes.add(Severity.REJECTED, "cell-too-large", file=sheet.name, line=line)
        elif any(row) and any(map(str.strip, row)):
            sheet.rows.append((line, row))
            if len(row) != len(sheet.header):
                uneven.append(line)
            elif found:
                _blank(row, found)
    if uneven:
        _even(sheet, set(uneven), found, notes, strict=strict)
    for _, row in sheet.rows:
        row.append("")
    for position, count in found.items():
        notes.add(
            Severity.DROPPED,
            "credential",
            file=sheet.name,
            line=sheet.header_line or None,
            column=sheet.header[position],
            count=count,
        )


def _even(
    sheet: Sheet, uneven: set[int], found: dict[int, int], notes: Notebook, *, strict: bool
) -> None:
    """Cut and pad the uneven rows, and reject those whose cells may stand under a wrong name.

    Where credentials are filled in, a shifted row could carry one under another column's name.
    """
    width, secrets_filled = len(sheet.header), any(found.values())
    kept = []
    for line, row in sheet.rows:
        if line in uneven:
            beyond = sum(1 for cell in row[width:] if cell.strip())
            if (beyond and (strict or found)) or (len(row) < width and secrets_filled):
                notes.add(Severity.REJECTED, "row-misaligned", file=sheet.name, line=line)
                continue
            if beyond:
                notes.add(
                    Severity.UNKNOWN,
                    "cells-beyond-header",
                    file=sheet.name,
                    line=line,
                    count=beyond,
                )
            row[:] = row[:width] + [""] * (width - len(row))
            _blank(row, found)
        kept.append((line, row))
    sheet.rows = kept


def _blank(row: Row, found: dict[int, int]) -> None:
    for position in found:
        if row[position].strip():
            found[position] += 1
        row[position] = ""
