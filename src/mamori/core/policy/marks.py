"""Marks: so many school days of something in one school year, for one person."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mamori.core.policy.calendar import Calendar, add_months, instant
from mamori.core.policy.entries import MarkEntry
from mamori.core.policy.fact import Fact, iso_dates
from mamori.core.policy.packs import Packs


@dataclass(frozen=True, slots=True)
class Reached:
    """A mark that a person's days have reached: `days` so far, and the day `on` which it was."""

    mark: MarkEntry
    person: str
    days: int
    on: date

    @property
    def kind(self) -> str:
        """The fact that it becomes."""
        return self.mark.becomes

    @property
    def attrs(self) -> Mapping[str, str]:
        """The codes of that fact: the mark's number, as text."""
        return {"days": str(self.mark.at)}


def marks(
    packs: Packs, facts: Iterable[Fact], first_day: date, now: datetime, calendar: Calendar
) -> tuple[Reached, ...]:
    """Say which marks were reached in a school year, whether or not anybody noted it yet.

    Pure and total: the order of the facts and repeats change nothing.

    Args:
        packs: the packs that are on. A mark counts if it is in force on the day it is reached.
        facts: of any streams; the days of one person are put together.
        first_day: of the school year.
        now: an aware time. Later facts and days after today are not seen.
        calendar: the school's days. Days without school do not count.

    Returns:
        The marks, sorted by day, number and person.
    """
    known = tuple(facts)
    found = [
        Reached(mark, person, len(days), days[mark.at - 1])
        for mark in packs.marks
        for person, days in days_counted(mark, known, first_day, now, calendar).items()
        if len(days) >= mark.at and mark.in_force(days[mark.at - 1])
    ]
    return tuple(
        sorted(found, key=lambda each: (each.on, each.mark.at, each.mark.ref, each.person))
    )


def days_counted(
    mark: MarkEntry, facts: Iterable[Fact], first_day: date, now: datetime, calendar: Calendar
) -> Mapping[str, tuple[date, ...]]:
    """Give for each person the school days that count toward a mark, each once, oldest first."""
    now = instant(now)
    last = min(calendar.day_of(now), add_months(first_day, 12) - timedelta(days=1))
    counted: dict[str, set[date]] = defaultdict(set)
    for fact in facts:
        if fact.at <= now and any(pattern.fits(fact) for pattern in mark.counts):
            days = set(_days(fact, first_day, last))
            for person in fact.subjects:
                counted[person] |= days
    return {
        person: tuple(day for day in sorted(days) if calendar.is_school_day(day))
        for person, days in counted.items()
    }


def _days(fact: Fact, first: date, last: date) -> Iterator[date]:
    """Give the days from `from` to `until`, which is `from` if it is not said."""
    begins = iso_dates(fact.attrs.get("from"))
    ends = iso_dates(fact.attrs.get("until")) or begins
    if begins:
        day, end = max(min(begins), first), min(max(ends), last)
        yield from (day + timedelta(days=ahead) for ahead in range((end - day).days + 1))
