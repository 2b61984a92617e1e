"""Days of absence that may come from bullying, counted through the school year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from mamori.access.queries import barred_from
from mamori.cases.models import Case
from mamori.duties.packs import calendar
from mamori.journal.queries import codes, streams_about
from mamori.people.models import School
from mamori.people.queries import about, school_day, year_finder

RECORDED, REACHED = "absence.recorded", "absence.reached"
ANOTHER_CAUSE = "other"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number of days at which something is due, by a document or by the school's own rule."""

    days: int
    says: str
    is_own: bool
    reached: bool


@dataclass(frozen=True, slots=True)
class Period:
    """Days of absence as somebody recorded them."""

    first: date
    last: date
    counts: bool
    on: tuple[date, ...]  # the days of this school year on which there was school


@dataclass(frozen=True, slots=True)
class Absence:
    """What is known of a child's absences this school year."""

    child: UUID
    name: str
    days: int
    marks: list[Mark]
    periods: list[Period]


def absences(case: Case, language: str) -> list[Absence]:
    """Return the absences of a case's children this school year, as far as any were recorded."""
    recorded = [fact for fact in codes(case.stream) if fact.kind == RECORDED]
    children = dict.fromkeys(UUID(person) for fact in recorded for person in fact.subjects)
    names = about(children)
    return [
        Absence(
            child,
            names[child].name,
            len(days := days_absent(case, child)),
            marks_of(case.school, len(days), language),
            periods(case, child),
        )
        for child in children
        if child in names
    ]


def days_absent(case: Case, child: UUID) -> set[date]:
    """Return the school days of this school year on which a child was absent, each once.

    What other cases know counts too, unless they name an adult: whoever is named there must not
    learn of it from a number here.
    """
    return {
        day
        for each in _sources(case, child)
        for period in periods(each, child)
        if period.counts
        for day in period.on
    }


def periods(case: Case, child: UUID) -> list[Period]:
    """Return the absences of a child that a case has recorded for this school year."""
    school = case.school
    year = year_finder(school)
    this_year = year(school_day(school))
    found = []
    for fact in codes(case.stream):
        if fact.kind == RECORDED and str(child) in fact.subjects:
            first, last = (date.fromisoformat(str(fact.attrs[name])) for name in ("from", "until"))
            on = tuple(day for day in _school_days(school, first, last) if year(day) == this_year)
            if on or year(last) == this_year:
                counts = fact.attrs.get("why") != ANOTHER_CAUSE
                found.append(Period(first, last, counts, on))
    return found


def counted_in(case: Case, child: UUID) -> list[Case]:
    """Return the cases whose count grows when one records an absence of a child."""
    if barred_from(case.stream):
        return [case]
    others = [each for each in _cases_about(case, child) if barred_from(each.stream)]
    return [case, *others]


def marks_reached(case: Case, child: UUID) -> list[str]:
    """Return the marks that a child's days have reached and that were not noted this year yet."""
    noted = _noted(case, child)
    days = len(days_absent(case, child))
    marks = marks_of(case.school, days, case.school.language)
    return [str(mark.days) for mark in marks if mark.reached and str(mark.days) not in noted]


def _noted(case: Case, child: UUID) -> set[str]:
    year = year_finder(case.school)
    this_year = year(school_day(case.school))
    return {
        str(fact.attrs["days"])
        for fact in codes(case.stream)
        if fact.kind == REACHED
        and str(child) in fact.subjects
        and year(calendar(case.school).day_of(fact.at)) == this_year
    }


def _sources(case: Case, child: UUID) -> list[Case]:
    return [case, *(each for each in _cases_about(case, child) if not barred_from(each.stream))]


def _cases_about(case: Case, child: UUID) -> Iterable[Case]:
    about_child = Case.unguarded.select_related("school").filter(
        school=case.school, stream__in=streams_about(child)
    )
    return about_child.exclude(pk=case.pk)


def _school_days(school: School, first: date, last: date) -> list[date]:
    open_on = calendar(school).is_school_day
    span = (first + ONE_DAY * n for n in range((last - first).days + 1))
    return [day for day in span if open_on(day)]


def marks_of(school: School, days: int, language: str) -> list[Mark]:
    """Return the marks."""
    return []
