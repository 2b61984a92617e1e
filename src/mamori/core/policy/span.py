"""Spans of time as a document words them: `{ months = 3 }`, `{ until = "end of the same day" }`."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from mamori.core.policy.calendar import Calendar, add_months
from mamori.core.policy.words import Words

# The longest span of each unit that a document may ask for: more is a slip of the finger.
LONGEST = {"hours": 8784, "days": 3660, "school_days": 400, "months": 600, "years": 100}
# The shortest and longest that each unit can be, in hours, where the clocks change.
_DAY = (23, 25)
_HOURS: dict[str, tuple[float, float]] = {
    "days": _DAY,
    "school_days": (23, float("inf")),
    "months": (28 * 23, 31 * 25),
    "years": (365 * 23, 366 * 25),
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
            return opened_at + timedelta(hours=self.count)
        return calendar.end_of_day(self.after_day(calendar.day_of(opened_at), calendar))

    @property
    def hours(self) -> tuple[float, float]:
        """The fewest and the most hours it can last, wherever it begins."""
        if self.unit == "hours":
            return (self.count, self.count)
        fewest, most = _HOURS[self.unit]
        # The day on which the span begins runs on to its end.
        return (self.count * fewest, self.count * most + _DAY[1])


@dataclass(frozen=True, slots=True)
class Within:
    """The time a document gives: its words, and a span only if it names one."""

    span: Span | None = None
    words: Words = field(default_factory=dict, hash=False)

    def due(self, opened_at: datetime, calendar: Calendar) -> datetime | None:
        """Give the due time in UTC, or None: words such as "promptly" are not turned into hours."""
        return self.span.due(opened_at, calendar) if self.span else None
