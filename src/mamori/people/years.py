"""When a school year begins where nobody tells: the habit of the country."""

from dataclasses import dataclass
from datetime import date, timedelta

# Month and day on which the school year begins; law.md has the sources.
BEGINS = {"JP": (4, 1), "VN": (9, 1), "NL": (8, 1)}


@dataclass(frozen=True, slots=True)
class Span:
    """A school year: its title and its first and last day."""

    title: str
    starts: date
    ends: date


def span_around(day: date, jurisdiction: str) -> Span:
    """Return the school year that a day lies in."""
    month, first = BEGINS.get(jurisdiction, (9, 1))
    starts = date(day.year, month, first)
    if day < starts:
        starts = starts.replace(year=day.year - 1)
    ends = starts.replace(year=starts.year + 1) - timedelta(days=1)
    return Span(title_of(starts, ends, jurisdiction), starts, ends)


def title_of(starts: date, ends: date, jurisdiction: str) -> str:
    """Name a school year as its country does: 2026年度, 2026-2027."""
    return f"{starts.year}年度" if jurisdiction == "JP" else f"{starts.year}-{ends.year}"
