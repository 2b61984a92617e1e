"""Reading days without school from a list as people write or paste it, one stretch a line."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mamori.core.roster.dates import COUNTRY_ORDER, BadDate, Order, parse_date
from mamori.people.years import Span

LONGEST = 60  # letters of what it is
MOST = 400  # lines
LONGEST_DATE = 5  # words of a date, such as "ngày 2 tháng 9 năm"
# What stands between two days, or between a day and what it is, in lists and sheets.
BETWEEN = re.compile(r"[\t,;、|]|[–—~〜]|から|まで|\s-\s|\s(?:đến|tới|t/m|tot|to|until)\s")
BARE = re.compile(r"(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?(?:\([^)]{1,3}\))?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days without school, from the first to the last, and what they are."""

    first: date
    last: date
    says: str

    @property
    def days(self) -> Iterator[date]:
        """Yield each day of it."""
        for ahead in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=ahead)

    @property
    def line(self) -> str:
        """It as a line of the list, which reads back as the same."""
        last = f" – {self.last}" if self.last != self.first else ""
        return f"{self.first}{last} {self.says}".strip()


class Unreadable(ValueError):
    """A line that names no days of this school year; holds the line."""


def read_list(text: str, span: Span, country: str) -> tuple[list[Stretch], list[str]]:
    """Return the stretches of a list, the first one first, and the lines that cannot be read.

    Args:
        text: one stretch a line: a day, or the first and the last, then what it is. A day may be
            written as the country does, and without its year.
        span: the school year in which they lie.
        country: tells whether day or month comes first.
    """
    found, wrong = [], []
    for line in filter(None, map(str.strip, text.splitlines()[:MOST])):
        try:
            found.append(read_line(line, span, country))
        except Unreadable:
            wrong.append(line)
    return sorted(set(found), key=lambda one: (one.first, one.last, one.says)), wrong


def read_line(line: str, span: Span, country: str) -> Stretch:
    """Return the stretch that a line names.

    Raises:
        Unreadable: it names none, or one that does not lie in the school year.
    """
    words = BETWEEN.sub(" ", unicodedata.normalize("NFKC", line)).split()
    order = COUNTRY_ORDER.get(country)
    first, words = _take(words, span, order)
    if first is None:
        raise Unreadable(line)
    last, words = _take(words, span, order)
    stretch = Stretch(first, last or first, " ".join(words)[:LONGEST])
    if not span.starts <= stretch.first <= stretch.last <= span.ends:
        raise Unreadable(line)
    return stretch


def _take(words: list[str], span: Span, order: Order | None) -> tuple[date | None, list[str]]:
    """Take a day from the front of some words: as many of them as make one."""
    for count in range(min(len(words), LONGEST_DATE), 0, -1):
        if day := _day(" ".join(words[:count]), span, order):
            return day, words[count:]
    return None, words


def _day(text: str, span: Span, order: Order | None) -> date | None:
    try:
        return parse_date(text, order)
    except BadDate:
        return _without_year(text, span, order)


def _without_year(text: str, span: Span, order: Order | None) -> date | None:
    bare = BARE.fullmatch(text)
    if not bare:
        return None
    month, day = (int(bare[2]), int(bare[1])) if order == "dmy" else (int(bare[1]), int(bare[2]))
    for year in (span.starts.year, span.ends.year):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if span.starts <= found <= span.ends:
            return found
    return None
