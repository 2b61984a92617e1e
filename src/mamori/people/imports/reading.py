"""A held file into a roster, with what the person chose on the way."""

from dataclasses import dataclass
from typing import Any

from mamori.core.roster import (
    Format,
    Kind,
    Notebook,
    Roster,
    RosterUnreadable,
    Table,
    detect,
    open_tables,
    read_oneroster,
    read_table,
)
from mamori.core.roster.credentials import is_credential
from mamori.people.imports.held import opened
from mamori.people.models import Upload

ROWS_SHOWN = 5
OF_PUPILS = {"birth_date", "class_name", "grade", "guardian_name", "father_name", "mother_name"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a plain list: its name, a few of its values, and what it seems to hold."""

    position: int
    title: str
    values: list[str]
    guess: str
    secret: bool


def check(name: str, data: bytes, *, keep_special_needs: bool) -> Format:
    """Tell what a file is.

    Raises:
        RosterUnreadable: when nothing in it can be read.
    """
    source = (name, data)
    found = detect(source)
    if found is Format.ONEROSTER:
        read_oneroster(source, keep_special_needs=keep_special_needs)
    else:
        open_tables(source, Notebook())
    return found


def roster_of(upload: Upload) -> Roster:
    """Read a held file as the person chose.

    Raises:
        RosterUnreadable: when nothing in it can be read.
    """
    return read_chosen(opened(upload), upload.choices, upload.school.jurisdiction)


def read_chosen(source: tuple[str, bytes], choices: dict[str, Any], country: str) -> Roster:
    """Read a file with what was chosen: columns, class, whom the list is of, special needs.

    Args:
        source: name and bytes.
        choices: `columns` (field to position), `kind`, `class_name`, `keep_special_needs`.
        country: of the school, for a list whose own words do not tell.

    Raises:
        RosterUnreadable: when nothing in it can be read.
    """
    keep = bool(choices.get("keep_special_needs"))
    if detect(source) is Format.ONEROSTER:
        return read_oneroster(source, keep_special_needs=keep)
    table = open_tables(source, Notebook())[0]
    columns = choices.get("columns")
    guessed = {name: guess.column for name, guess in table.guesses.items()}
    return read_table(
        source,
        # Where nothing was changed each sheet of a workbook keeps its own guess.
        mapping=None if columns in (None, guessed) else columns,
        kind=Kind(choices.get("kind", Kind.PUPIL)),
        country=table.country or country,
        class_name=choices.get("class_name", ""),
    )


def first_table(source: tuple[str, bytes]) -> Table:
    """Return the first list of a file.

    Raises:
        RosterUnreadable: it is no list, or a OneRoster package, whose columns are settled.
    """
    if detect(source) is Format.ONEROSTER:
        raise RosterUnreadable("not-a-roster", source[0])
    return open_tables(source, Notebook())[0]


def kind_of(table: Table) -> Kind:
    """Guess whom a list is of: staff have posts, or addresses and nothing that pupils have."""
    told = table.guesses.keys()
    bare = "email" in told and not told & OF_PUPILS and not table.class_name
    return Kind.STAFF if "post" in told or bare else Kind.PUPIL


def columns_of(table: Table) -> list[Column]:
    """Return the columns of a list, each with its first five values. Credentials show none."""
    guesses = {guess.column: name for name, guess in table.guesses.items()}
    columns = []
    for position, title in enumerate(table.sheet.header):
        values = [row[position].strip() for _, row in table.sheet.rows[:ROWS_SHOWN]]
        secret = is_credential(title)
        columns.append(Column(position, title, values, guesses.get(position, ""), secret))
    return columns
