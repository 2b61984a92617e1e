"""Counting days the way a school does. Every instant given out is in UTC."""

from calendar import monthrange
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_SATURDAY = 5
_LONGEST_BREAK = 366


@dataclass(frozen=True)
class Calendar:
    """A school's zone and the days on which it is closed.

    `closed` is either a set of holidays, to which every Saturday and Sunday is added, or a function
    that decides for each date on its own.
    """

    tz: ZoneInfo
    closed: Collection[date] | Callable[[date], bool] = frozenset()

    def day_of(self, moment: datetime) -> date:
        """Give the local date of an instant."""
        return moment.astimezone(self.tz).date()

    def is_school_day(self, day: date) -> bool:
        """Tell whether the school is open on that date."""
        if callable(self.closed):
            return not self.closed(day)
        return day.weekday() < _SATURDAY and day not in self.closed

    def start_of(self, day: date) -> datetime:
        """Give the first instant of a local date, also where the clocks skip midnight."""
        return datetime.combine(day, time(), self.tz).astimezone(UTC)

    def end_of_day(self, day: date) -> datetime:
        """Give the last instant (to the microsecond) of a local date, however long that day is."""
        return self.start_of(day + timedelta(days=1)) - timedelta(microseconds=1)

    def add_school_days(self, day: date, count: int) -> date:
        """Give the `count`-th school day after a date; the date itself does not count.

        A calendar that is closed for more than a year on end is surely wrong; then every day
        counts, so that a due time is never lost.
        """
        ends = day
        for _ in range(count):
            ends = self._next_school_day(ends)
        return ends

    def _next_school_day(self, day: date) -> date:
        days = (day + timedelta(days=ahead) for ahead in range(1, _LONGEST_BREAK + 1))
        return next((ahead for ahead in days if self.is_school_day(ahead)), day + timedelta(days=1))


def add_months(day: date, count: int) -> date:
    """Give the same day `count` calendar months later, or the last day of a shorter month.

    Three months after 30 November is 28 February, or 29 in a leap year.
    """
    months = day.month - 1 + count
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def instant(moment: datetime) -> datetime:
    """Give an aware time in UTC. Raises ValueError for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(UTC)
