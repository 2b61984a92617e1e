"""Which days a school is closed, as its calendar asks."""

from contextlib import suppress
from datetime import date
from functools import cached_property

from mamori.people.closed_days.holidays import SATURDAY, public_holidays
from mamori.people.closed_days.stretches import Stretch
from mamori.people.models import ClosedStretch, School, Year
from mamori.people.queries import school_day
from mamori.people.years import Span, span_around

FARTHEST = 20  # years from today


def span_of(school: School, day: date) -> Span:
    """Return the school year of a school that a day lies in."""
    year = Year.objects.filter(school=school, starts__lte=day, ends__gte=day).first()
    if year:
        return Span(year.title, year.starts, year.ends)
    return span_around(day, school.jurisdiction)


def span_asked(school: School, text: str) -> Span:
    """Return the school year of the day that an address asks for; of today if of none nearby."""
    today = school_day(school)
    with suppress(ValueError):
        asked = date.fromisoformat(text)
        if abs(asked.year - today.year) <= FARTHEST:
            return span_of(school, asked)
    return span_of(school, today)


def listed(school: School, span: Span) -> list[Stretch]:
    """Return the days without school that a school has listed for a year, if it has."""
    rows = ClosedStretch.objects.filter(school=school, year_starts=span.starts)
    return [Stretch(*row) for row in rows.order_by("first").values_list("first", "last", "says")]


class ClosedDays:
    """Says of each day whether a school is closed; asks the database when it is first asked.

    Saturdays and Sundays are closed, and what the school has listed. In a school year for which it
    has listed nothing, the country's public holidays are.
    """

    def __init__(self, school: School) -> None:
        self.school = school

    def __call__(self, day: date) -> bool:
        """Say whether the school is closed on a day."""
        return day.weekday() >= SATURDAY or day in self._days(day)

    def _days(self, day: date) -> frozenset[date]:
        of_year = next((days for span, days in self._years if _holds(span, day)), None)
        if of_year is not None:
            return of_year
        return _all(public_holidays(self.school.jurisdiction, self._span(day)))

    def _span(self, day: date) -> Span:
        return span_around(day, self.school.jurisdiction)

    @cached_property
    def _years(self) -> list[tuple[Span, frozenset[date]]]:
        rows = ClosedStretch.objects.filter(school=self.school)
        found: dict[Span, list[Stretch]] = {}
        for starts, ends, first, last in rows.values_list(
            "year_starts", "year_ends", "first", "last"
        ):
            found.setdefault(Span("", starts, ends), []).append(Stretch(first, last, ""))
        return [(span, _all(tuple(stretches))) for span, stretches in found.items()]


def _holds(span: Span, day: date) -> bool:
    return span.starts <= day <= span.ends


def _all(stretches: tuple[Stretch, ...]) -> frozenset[date]:
    return frozenset(day for one in stretches for day in one.days)
