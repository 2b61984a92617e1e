"""Which school year is looked at."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from mamori.people.models import School, Year
from mamori.people.queries import school_day
from mamori.people.years import span_around


@dataclass(frozen=True, slots=True)
class Term:
    """A school year of a school: its title, first and last day."""

    school: School
    title: str
    starts: date
    ends: date

    @property
    def code(self) -> str:
        """The year as facts and addresses have it: 2026 for 2026-27."""
        return str(self.starts.year)

    @property
    def begins_at(self) -> datetime:
        """The first moment of it at the school."""
        return datetime.combine(self.starts, time.min, ZoneInfo(self.school.time_zone))

    @property
    def months(self) -> list[date]:
        """The first day of each of its months."""
        count = (self.ends.year - self.starts.year) * 12 + self.ends.month - self.starts.month + 1
        place = range(self.starts.month - 1, self.starts.month - 1 + count)
        return [date(self.starts.year + month // 12, month % 12 + 1, 1) for month in place]

    def holds(self, on: date) -> bool:
        """Say whether a day lies in it."""
        return self.starts <= on <= self.ends


def terms(school: School) -> list[Term]:
    """Return the school years of a school, the newest first; only those that have begun."""
    rows = Year.objects.filter(school=school, starts__lte=school_day(school)).order_by("-starts")
    return [Term(school, row.title, row.starts, row.ends) for row in rows]


def term_of(school: School, code: str = "") -> Term:
    """Return the school year with a code, else the one that today lies in."""
    known = terms(school)
    asked = next((term for term in known if term.code == code), None)
    today = school_day(school)
    now = next((term for term in known if term.holds(today)), None)
    if found := asked or now:
        return found
    span = span_around(today, school.jurisdiction)
    return Term(school, span.title, span.starts, span.ends)
