"""Spans of time as a document words them: `{ months = 3 }`, `{ until = "end of the same day" }`."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from mamori.core.policy.calendar import Calendar, add_months, instant
from mamori.core.policy.words import Words

# The longest span of each unit that a document may ask for: more is a slip of the finger.
LONGEST = {"hours": 8784, "days": 3660, "school_days": 400, "months": 600, "years": 100}
# The fewest and the most days that each unit can be.
_DAYS: dict[str, tuple[float, float]] = {
    "days": (1, 1),
    "school_days": (1, float("inf")),
    "months": (28, 31),
    "years": (365, 366),
}
SAME_DAY = "end of the same day"


@dataclass(frozen=True, slots=True)
class Span:
    """A number of units. `days = 0` is the rest of the same day."""

    unit: str
    count: int

    def after_day(self, day: date, calendar: Calendar) -> date:
        """Give the local date on which the span ends, counted from a date.

        Whole hours are no matter of dates; they are not used here.
        """
        match self.unit:
            case "school_days":
                return calendar.add_school_days(day, self.count)
            case "months":
                return add_months(day, self.count)
            case "years":
                return add_months(day, 12 * self.count)
            case _:
                return day + timedelta(days=self.count)

    def due(self, opened_at: datetime, calendar: Calendar) -> datetime:
        """Give the instant until which there is time.

        Hours run on the clock, through nights and changes of summer time. Days, school days and
        months run to the end of the local day; the first day does not count.
        """
        if self.unit == "hours":
            return instant(opened_at) + timedelta(hours=self.count)
        return calendar.end_of_day(self.after_day(calendar.day_of(opened_at), calendar))

    @property
    def hours(self) -> tuple[float, float]:
        """The fewest and the most hours it can last, wherever it begins."""
        if self.unit == "hours":
            return (self.count, self.count)
        fewest, most = _DAYS[self.unit]
        # The first day runs on to its end, and the clocks may change by an hour.
        return (max(0, self.count * fewest * 24 - 1), (self.count * most + 1) * 24 + 1)


@dataclass(frozen=True, slots=True)
class Within:
    """The time a document gives: its words, and a span only if it names one."""

    span: Span | None = None
    words: Words = field(default_factory=dict, hash=False)

    def due(self, opened_at: datetime, calendar: Calendar) -> datetime | None:
        """Give the due time in UTC, or None: words such as "promptly" are not turned into hours."""
        return self.span.due(opened_at, calendar) if self.span else None
