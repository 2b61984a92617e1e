"""Days of absence that may come from bullying, counted through the school year.

What counts, and how many days make it more, is the packs' business.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from mamori.access.queries import barred_from
from mamori.access.rules import visible_to
from mamori.base import clock
from mamori.cases.models import Case
from mamori.core.policy import Fact, days_counted, marks, say
from mamori.core.policy.entries import MarkEntry
from mamori.duties.packs import calendar
from mamori.journal.queries import codes, streams_about
from mamori.people.models import Account
from mamori.people.packs import in_force
from mamori.people.queries import about, school_day, year_begins

RECORDED = "absence.recorded"


@dataclass(frozen=True, slots=True)
class Count:
    """How far a child's days are toward a mark."""

    days: int
    of: int
    says: str
    is_own: bool  # the school's own rule, and no document's

    @property
    def is_reached(self) -> bool:
        """Whether the days make the mark full."""
        return self.days >= self.of


@dataclass(frozen=True, slots=True)
class Period:
    """Days of absence as somebody recorded them."""

    first: date
    last: date
    why: str


@dataclass(frozen=True, slots=True)
class Absence:
    """What is known of a child's absences this school year."""

    child: UUID
    name: str
    counts: list[Count]
    periods: list[Period]


@dataclass(frozen=True, slots=True)
class Due:
    """A mark that a child's days have reached, and that nobody has noted yet."""

    kind: str
    days: str


def absences(case: Case, language: str, *, reader: Account) -> list[Absence]:
    """Return the absences of a case's children this school year, as far as any were recorded.

    What is shown counts the days of cases that the reader may see. A mark goes by all of them, and
    is noted in the case once it is reached.
    """
    since = year_begins(case.school, school_day(case.school))
    recorded = [fact for fact in codes(case.stream) if _is_of_year(fact, since)]
    children = dict.fromkeys(UUID(person) for fact in recorded for person in fact.subjects)
    names = about(children)
    found = []
    for child in children:
        if child in names:
            seen = [case, *visible_to(_others(case, child), reader)]
            counts = list(_counts(case, child, language, _unbarred(case, seen)))
            found.append(Absence(child, names[child].name, counts, _of(recorded, child)))
    return found


def grown_by(case: Case, child: UUID) -> list[Case]:
    """Return the cases whose count grows when one records an absence of a child.

    What a case counts are its own days and those of other cases, unless these name an adult:
    whoever is named there must not learn of it from a number elsewhere.
    """
    if barred_from(case.stream):
        return [case]
    return [case, *(each for each in _others(case, child) if barred_from(each.stream))]


def newly_reached(case: Case, child: UUID) -> list[Due]:
    """Return the marks that a child's days have reached and that this year has not noted yet."""
    school = case.school
    now, days = clock.now(), calendar(school)
    since = year_begins(school, school_day(school))
    noted = {
        (fact.kind, fact.attrs.get("days"))
        for fact in codes(case.stream)
        if str(child) in fact.subjects and fact.happened_on(days) >= since
    }
    reached = marks(in_force(school), _facts(case, child), since, now, days)
    return [
        Due(each.kind, each.attrs["days"])
        for each in reached
        if each.person == str(child) and (each.kind, each.attrs["days"]) not in noted
    ]


def _counts(case: Case, child: UUID, language: str, facts: list[Fact]) -> Iterator[Count]:
    school = case.school
    packs = in_force(school)
    since, days_of = year_begins(school, school_day(school)), calendar(school)
    for mark in packs.marks:
        if _counts_absence(mark):
            counted = days_counted(mark, facts, since, clock.now(), days_of)
            own = packs.by_id[mark.pack].house
            days = len(counted.get(str(child), ()))
            yield Count(days, mark.at, say(mark.says, language), own)


def _counts_absence(mark: MarkEntry) -> bool:
    return any(pattern.kind == RECORDED for pattern in mark.counts)


def _facts(case: Case, child: UUID) -> list[Fact]:
    return _unbarred(case, [case, *_others(case, child)])


def _unbarred(case: Case, cases: Iterable[Case]) -> list[Fact]:
    """Return the facts of a case and of those others that name no adult."""
    counted = (each for each in cases if each == case or not barred_from(each.stream))
    return [fact for each in counted for fact in codes(each.stream)]


def _others(case: Case, child: UUID) -> QuerySet[Case]:
    rows = Case.unguarded.select_related("school").filter(stream__in=streams_about(child))
    return rows.filter(school=case.school).exclude(pk=case.pk)


def _is_of_year(fact: Fact, since: date) -> bool:
    return fact.kind == RECORDED and date.fromisoformat(str(fact.attrs["until"])) >= since


def _of(recorded: list[Fact], child: UUID) -> list[Period]:
    return [
        Period(
            date.fromisoformat(str(fact.attrs["from"])),
            date.fromisoformat(str(fact.attrs["until"])),
            str(fact.attrs.get("why", "")),
        )
        for fact in recorded
        if str(child) in fact.subjects
    ]
