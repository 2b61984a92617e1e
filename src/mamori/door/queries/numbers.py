"""How many reports came in, from whom, and how fast they were answered (HOK-093, DNI-12).

Only what the reader has a seat at is counted, so that nobody learns from a number of a report that
names them; and a number below five is not told at all.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from mamori.door.queries.talks import Shown, shown_of, talks_of
from mamori.people.models import Account
from mamori.people.queries import year_begins

FEWEST = 5
TERM_MONTHS = 4
SENDERS = ("pupil", "guardian", "resident", "unknown")


@dataclass(frozen=True, slots=True)
class Term:
    """A third of a school year."""

    starts: date
    reports: int | None  # None: fewer than five, but some
    senders: list[tuple[str, int | None]]
    answered_within: timedelta | None  # by half of them; None where that would tell of few


def numbers(account: Account) -> list[Term]:
    """Return the terms in which anything came in, the latest first."""
    zone = ZoneInfo(account.person.school.time_zone)
    by_term: dict[date, list[Shown]] = {}
    for one in shown_of(talks_of(account)):
        day = one.talk.at.astimezone(zone).date()
        begins = year_begins(account.person.school, day)
        third = (day.month - begins.month) % 12 // TERM_MONTHS
        month = begins.month - 1 + third * TERM_MONTHS
        starts = date(begins.year + month // 12, month % 12 + 1, 1)
        by_term.setdefault(starts, []).append(one)
    return [_term(starts, by_term[starts]) for starts in sorted(by_term, reverse=True)]


def _term(starts: date, talks: list[Shown]) -> Term:
    counted = Counter(one.talk.sender for one in talks)
    took = [one.took.total_seconds() for one in talks if one.took is not None]
    return Term(
        starts,
        _told(len(talks)),
        list(_hidden(counted)),
        timedelta(seconds=median(took)) if len(took) >= FEWEST else None,
    )


def _hidden(counted: Counter[str]) -> Iterator[tuple[str, int | None]]:
    """Yield the numbers by sender; with a small one the next smallest goes, or a sum tells it."""
    small = [sender for sender in SENDERS if 0 < counted[sender] < FEWEST]
    if len(small) == 1:
        others = [s for s in SENDERS if s not in small and counted[s]]
        small += sorted(others, key=lambda sender: counted[sender])[:1]
    for sender in SENDERS:
        yield sender, None if sender in small else counted[sender]


def _told(number: int) -> int | None:
    return number if not 0 < number < FEWEST else None
