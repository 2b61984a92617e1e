"""A plain file or workbook into lists, each with its header found."""

from collections.abc import Iterable
from dataclasses import dataclass

from mamori.core.roster.notes import Notebook, RosterUnreadable, Severity
from mamori.core.roster.sheet import Row, Sheet, make_sheet
from mamori.core.roster.source import Source, is_workbook, name_of, open_source
from mamori.core.roster.tables.mapping import Guess, country_of, find_header, guess_mapping
from mamori.core.roster.tables.values import class_in
from mamori.core.roster.text import compose, decode, delimiter_of, note_letters, rows_of
from mamori.core.roster.workbook import read_workbook


@dataclass(frozen=True, slots=True)
class Table:
    """One list: its cells, what its columns seem to hold, and what stands above and beside it.

    `has_header` is False where no row names the columns; then they are called A, B, C.
    `country` is the ISO code its words point to, or "". `class_name` is the class named by the
    rows above the header, the sheet or the file, or "".
    """

    sheet: Sheet
    guesses: dict[str, Guess]
    has_header: bool
    country: str
    class_name: str

    @property
    def name(self) -> str:
        return self.sheet.name


def open_tables(
    source: Source,
    notes: Notebook,
    *,
    encoding: str | None = None,
    header_line: int | None = None,
) -> list[Table]:
    """Open a CSV, TSV or workbook, or a folder or zip of them; every visible sheet is a table.

    Args:
        source: path, or (name, bytes).
        notes: gets what is dropped or rejected on the way. A table may turn out to hold no people:
            then it has no guess of a name.
        encoding: a Python codec name, when the one found is wrong.
        header_line: the line that names the columns, 0 for none; found by itself if not given.

    Raises:
        RosterUnreadable: when the file cannot be opened or has no list.
    """
    name = name_of(source)
    grids = list(_grids(source, notes, encoding))
    tables = [_table(label, rows, notes, header_line) for label, rows in grids if any(rows)]
    if not tables:
        raise RosterUnreadable("not-a-roster", name)
    return tables


def _grids(
    source: Source, notes: Notebook, encoding: str | None
) -> Iterable[tuple[str, list[Row | None]]]:
    files = open_source(source)
    for name, data in files.items():
        try:
            if is_workbook(name, data):
                yield from _sheets(name, data, notes)
            else:
                text, found = decode(data, name, encoding)
                note_letters(text, found, name, notes)
                yield name, list(rows_of(text, delimiter_of(text)))
        except RosterUnreadable as error:
            if len(files) == 1:
                raise
            notes.add(Severity.REJECTED, error.code, file=name)


def _sheets(name: str, data: bytes, notes: Notebook) -> Iterable[tuple[str, list[Row | None]]]:
    for sheet in read_workbook(data, name):
        label = f"{name}: {sheet.name}"
        if sheet.hidden:
            notes.add(Severity.DROPPED, "sheet-hidden", file=label)
        else:
            yield label, [[compose(cell) for cell in row] for row in sheet.rows]


def _table(label: str, rows: list[Row | None], notes: Notebook, header_line: int | None) -> Table:
    at = find_header(rows) if header_line is None else header_line - 1
    if at is not None and not 0 <= at < len(rows):
        at = None
    below = [row for row in rows[0 if at is None else at + 1 :] if row and any(row)]
    header = None if at is None else rows[at]
    above = [cell for row in rows[: at or 0] for cell in row or ()]
    places = (*above, *reversed(label.split(": ")))
    named = next(filter(None, map(class_in, places)), "")
    return Table(
        sheet=make_sheet(label, rows, notes, header_at=at),
        guesses=guess_mapping(header, below),
        has_header=at is not None,
        country=country_of(header or (), below),
        class_name=named,
    )
