"""Checklists, regular talks and class climate, as their pages show them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from mamori.access.rules import may, visible_to
from mamori.core.roster import Notebook, RosterUnreadable, Table, open_tables
from mamori.journal.queries import Entry, entries
from mamori.people.models import Account, School
from mamori.people.queries import about, classes, school_day
from mamori.surveys.models import Climate

BOX = "box.emptied"
TALKS = ("consultation.planned", "consultation.held", "consultation.missed", BOX)
LISTS = ("checklist.filled", "checklist.handed-out")
MOST = 60


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that was written down, with who did."""

    kind: str
    at: datetime
    day: date | None
    who: str
    text: str
    found: str
    form: str


def happened(account: Account, kinds: tuple[str, ...]) -> list[Happened]:
    """Return what was written down in the own stream of somebody's school, the latest first.

    Of the box only those who run questionnaires read whether something was in it, and what was
    written of that: what a child put in may be about anybody else on the staff.
    """
    school = account.person.school
    runs = may(account, "surveys.run", school=school)
    found = entries([f"school:{school.pk}"], kinds=kinds)[::-1][:MOST]
    names = about({entry.by for entry in found if entry.by})
    every = (_happened(entry, names[entry.by].name if entry.by else "") for entry in found)
    return [one if runs or one.kind != BOX else _only_when(one) for one in every]


def _only_when(one: Happened) -> Happened:
    return replace(one, who="", text="", found="")


def _happened(entry: Entry, who: str) -> Happened:
    words = entry.words or {}
    day = entry.attrs.get("on") or words.get("day", "")
    return Happened(
        kind=entry.kind,
        at=entry.at,
        day=date.fromisoformat(day) if day else None,
        who=who,
        text=words.get("what", words.get("to", "")),
        found=entry.attrs.get("found", ""),
        form=entry.attrs.get("form", ""),
    )


@dataclass(frozen=True, slots=True)
class Weather:
    """One test of one class: how many children stand where."""

    title: str
    on: date
    counts: dict[str, int]
    form: str

    @property
    def children(self) -> int:
        return sum(self.counts.values())


def climate_of(account: Account) -> list[Weather]:
    """Return the tests of class climate that somebody has a seat at, the latest first."""
    rows = visible_to(Climate.unguarded.select_related("school_class"), account)
    found = list(rows.order_by("-on", "school_class__title"))
    told = {entry.stream: entry for entry in entries([row.stream for row in found])}
    return [
        Weather(
            title=row.school_class.title,
            on=row.on,
            counts=(told[row.stream].words or {}).get("counts", {}),
            form=told[row.stream].attrs.get("form", ""),
        )
        for row in found
        if row.stream in told
    ]


class Unreadable(Exception):
    """A file holds no table of classes with numbers; says nothing of what stands in it."""


def climate_in(school: School, name: str, data: bytes) -> list[tuple[str, str, dict[str, int]]]:
    """Read a table of a test: a class on each line, and how many of its children stand where.

    Returns:
        class id, its title and the numbers by column. A column that holds anything but numbers,
        such as a name, is not taken in.

    Raises:
        Unreadable: there is no such table, or a class in it is not of this year.
    """
    known = {row.title: str(row.id) for row in classes(school, school_day(school))}
    try:
        tables = open_tables((name, data), Notebook(), header_line=1)
    except RosterUnreadable as error:
        raise Unreadable from error
    found = [one for table in tables for one in _classes_in(table, known)]
    if not found:
        raise Unreadable
    return found


def _classes_in(
    table: Table, known: Mapping[str, str]
) -> Iterator[tuple[str, str, dict[str, int]]]:
    sheet = table.sheet
    rows = [[cell.strip() for cell in row] for _line, row in sheet.rows]
    width = len(sheet.header)
    named = next(
        (at for at in range(width) if rows and all(row[at] in known for row in rows)), None
    )
    if named is None:
        return
    numbers = [
        at
        for at in range(width)
        if at != named and sheet.header[at] and all(row[at].isdecimal() for row in rows)
    ]
    for row in rows:
        counts = {sheet.header[at]: int(row[at]) for at in numbers}
        if counts:
            yield known[row[named]], row[named], counts
