"""Reads plain lists of people."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mamori.core.roster.credentials import is_credential
from mamori.core.roster.dates import column_order
from mamori.core.roster.model import (
    Enrolment,
    Guardianship,
    Kind,
    Person,
    Post,
    Roster,
    SchoolClass,
    Scope,
)
from mamori.core.roster.notes import Notebook, RosterUnreadable, Severity
from mamori.core.roster.source import Source, name_of
from mamori.core.roster.tables.headers import NAME_FIELDS
from mamori.core.roster.tables.mapping import columns_of
from mamori.core.roster.tables.opening import Table, open_tables
from mamori.core.roster.tables.rows import FIELDS, RowReader
from mamori.core.roster.tables.values import is_total

# Rejections after which somebody who is in the file is not in the roster. A row without a name is
# none: lists keep numbered lines for seats that are free.
_LOST = frozenset({"row-misaligned", "cell-too-large"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the caller of `read_table` settled."""

    mapping: Mapping[str, int] | None
    kind: Kind
    country: str
    class_name: str


@dataclass(slots=True)
class _Found:
    """What the lists of one source have yielded so far."""

    persons: dict[str, Person] = field(default_factory=dict)
    classes: dict[str, SchoolClass] = field(default_factory=dict)
    enrolments: list[Enrolment] = field(default_factory=list)
    guardianships: list[Guardianship] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)


def read_table(  # noqa: PLR0913 - each is one answer the person at the import may give
    source: Source,
    *,
    mapping: Mapping[str, int] | None = None,
    kind: Kind = Kind.PUPIL,
    country: str = "",
    class_name: str = "",
    encoding: str | None = None,
    header_line: int | None = None,
) -> Roster:
    """Read a CSV, TSV or workbook of pupils (or staff), with guardians if it has them.

    Args:
        source: path, or (name, bytes).
        mapping: field to column (from 0), as a person settled it; fields as in `FIELDS`. Without
            it the columns are guessed from their headers.
        kind: whom the list is of.
        country: ISO code that settles the order of names and dates; else the list's own words do.
        class_name: the class of everyone in a list without a class column; else the title, the
            sheet or the file name may tell it, which is noted.
        encoding: a Python codec name, when the one found is wrong.
        header_line: the line that names the columns, 0 for none; found by itself if not given.

    Raises:
        RosterUnreadable: when there is no list, or the mapping does not fit it (bad-mapping).
    """
    if mapping is not None:
        _check_fields(mapping)
    notes, found = Notebook(), _Found()
    asked = _Asked(mapping, kind, country, class_name)
    tables = open_tables(source, notes, encoding=encoding, header_line=header_line)
    lists = [table.name for table in tables if _read_list(table, asked, found, notes)]
    if not lists:
        raise RosterUnreadable("bad-mapping" if mapping else "not-a-roster", name_of(source))
    return Roster(
        source=name_of(source),
        version="table",
        profile="",
        scope=_scope(kind, found, lists, notes),
        classes=found.classes,
        persons=found.persons,
        enrolments=tuple(found.enrolments),
        guardianships=tuple(found.guardianships),
        posts=tuple(found.posts),
        notes=notes.close(),
    )


def _scope(kind: Kind, found: _Found, lists: list[str], notes: Notebook) -> Scope:
    """Tell what absence means; rows that could not be read make nobody leave by absence."""
    lost = {name: notes.rejected(name, _LOST) for name in lists}
    for name, count in lost.items():
        if count:
            notes.add(Severity.UNKNOWN, "absence-unsure", file=name, count=count)
    speaks = kind is Kind.PUPIL and found.classes and not any(lost.values())
    return Scope.CLASSES if speaks else Scope.CHANGES


def _read_list(table: Table, asked: _Asked, found: _Found, notes: Notebook) -> bool:
    """Read one list; tell whether it was one that the mapping fits."""
    columns = columns_of(table.guesses) if asked.mapping is None else asked.mapping
    width = len(table.sheet.header)
    fits = all(0 <= column < width for column in columns.values())
    if not fits or not any(name in columns for name in NAME_FIELDS):
        notes.add(Severity.UNKNOWN, "no-list", file=table.name)
        return False
    if not table.has_header:
        notes.add(Severity.MISSING, "header-missing", file=table.name, line=1)
    _note_unread(table, columns, notes)
    _read_rows(table, _row_reader(table, columns, asked, notes), found)
    return True


def _check_fields(mapping: Mapping[str, int]) -> None:
    for name in mapping:
        if name not in FIELDS:
            raise RosterUnreadable("bad-mapping", name)
    if not any(name in mapping for name in NAME_FIELDS):
        raise RosterUnreadable("bad-mapping", "full_name")


def _note_unread(table: Table, columns: Mapping[str, int], notes: Notebook) -> None:
    used = set(columns.values())
    for position, name in enumerate(table.sheet.header):
        count = table.sheet.filled(position)
        if position not in used and not is_credential(name) and (name or count):
            notes.add(
                Severity.UNKNOWN,
                "column-unknown",
                file=table.name,
                line=table.sheet.header_line or None,
                column=name,
                count=count,
            )


def _row_reader(
    table: Table, columns: Mapping[str, int], asked: _Asked, notes: Notebook
) -> RowReader:
    kind, country = asked.kind, asked.country or table.country
    sheet, group = table.sheet, asked.class_name or table.class_name
    if "class_name" in columns:
        group = ""
    elif kind is Kind.PUPIL and not asked.class_name:
        severity = Severity.UNKNOWN if group else Severity.MISSING
        code = "class-from-title" if group else "class-missing"
        notes.add(severity, code, file=sheet.name, detail=group)
    order = None
    if (at := columns.get("birth_date")) is not None:
        order, conflict = column_order((row[at] for _, row in sheet.rows), country)
        if conflict:
            column, detail = sheet.header[at], order or ""
            notes.add(Severity.UNKNOWN, "date-order", file=sheet.name, column=column, detail=detail)
    return RowReader(sheet.name, sheet.header, columns, kind, country, order, group, notes)


def _read_rows(table: Table, reader: RowReader, found: _Found) -> None:
    rows_seen: set[tuple[str, ...]] = set()
    for line, row in table.sheet.rows:
        cells = reader.cells(row)
        name = reader.name(cells)
        if is_total(name.full or next(iter(filter(None, map(str.strip, row))), "")):
            reader.reject(line, "full_name", "total-row")
        elif not name:
            reader.reject(line, "full_name", "no-name")
        elif tuple(row) in rows_seen:
            reader.reject(line, "full_name", "duplicate-row", name.full)
        else:
            rows_seen.add(tuple(row))
            _add_person(reader, line, cells, reader.person(line, cells, name), found)


def _add_person(
    reader: RowReader, line: int, cells: Mapping[str, str], person: Person, found: _Found
) -> None:
    if person.key in found.persons and person.pupil_id:
        reader.reject(line, "pupil_id", "duplicate-id", person.pupil_id)
        return
    if person.key in found.persons:
        person = replace(person, key=_free_key(person.key, found.persons))
        reader.note_same_name(line, person.name.full)
    found.persons[person.key] = person
    if group := person.home_class:
        found.classes.setdefault(group, SchoolClass(group, group, grade=person.grade))
        role = "student" if person.kind is Kind.PUPIL else "teacher"
        key = f"{group}/{person.key}"
        found.enrolments.append(Enrolment(key, person.key, group, role, person.number))
    if person.kind is Kind.STAFF and (post := cells.get("post")):
        found.posts.append(Post(person.key, post))
    for guardian, relation in reader.guardians(person, cells):
        found.persons[guardian.key] = guardian
        found.guardianships.append(Guardianship(guardian.key, person.key, relation))


def _free_key(key: str, taken: Mapping[str, Person]) -> str:
    number = 2
    while f"{key}#{number}" in taken:
        number += 1
    return f"{key}#{number}"
