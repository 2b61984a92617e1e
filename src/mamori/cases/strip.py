"""The strip of days: where the acts, today and the end of the quiet period stand on a line.

A drawing 320 wide, so that its letters can still be read on a telephone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mamori.core.policy import add_months
from mamori.core.policy.quiet import Quiet
from mamori.ui.dates import month

WIDTH, MARGIN = 320, 6
LABEL = 38  # what a month's name takes at most
YEAR = 12
STEPS = (1, 2, 3, 6, YEAR, 2 * YEAR, 5 * YEAR, 10 * YEAR)  # months between two names


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the strip: from where, how wide, and what it stands for."""

    x: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the strip, with the name of a month where it is one."""

    x: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """A quiet period, drawn."""

    period: Quiet
    pieces: list[Piece]
    acts: list[Mark]
    months: list[Mark]
    today: float
    end: float

    @property
    def is_longer(self) -> bool:
        """Whether somebody set a longer period."""
        return self.period.until > self.period.planned


def strip(period: Quiet, language: str) -> Strip:
    """Return the drawing of a quiet period, the names of months in a language."""
    first = period.acts[0] if period.acts else period.last
    place = _Scale(first, max(period.until, period.today))
    return Strip(
        period=period,
        pieces=list(_pieces(period, place)),
        acts=[Mark(place(day)) for day in period.acts],
        months=list(_months(place, language)),
        today=place(period.today),
        end=place(period.until),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def __call__(self, day: date) -> float:
        days = max(1, (self.last - self.first).days)
        return round(MARGIN + (WIDTH - 2 * MARGIN) * (day - self.first).days / days, 2)


def _pieces(period: Quiet, place: _Scale) -> Iterator[Piece]:
    """Yield what lies between the days that matter, in order; nothing that has no width."""
    first = period.acts[0] if period.acts else period.last
    quiet_to = min(period.today, period.until)
    parts = (
        ("before", first, period.last),
        ("quiet", period.last, quiet_to),
        ("ahead", quiet_to, max(quiet_to, period.planned)),
        ("longer", max(quiet_to, period.planned), period.until),
        ("over", period.until, period.today),
    )
    for kind, start, end in parts:
        if end > start:
            yield Piece(place(start), round(place(end) - place(start), 2), kind)


def _months(place: _Scale, language: str) -> Iterator[Mark]:
    """Yield the firsts of months, as many as can be named without touching each other."""
    month_wide = (WIDTH - 2 * MARGIN) * 30 / max(1, (place.last - place.first).days)
    step = next((each for each in STEPS if each * month_wide >= LABEL), STEPS[-1])
    first = add_months(place.first.replace(day=1), 1)
    while first <= place.last:
        if (first.year * 12 + first.month - 1) % step == 0 and place(first) <= WIDTH - LABEL / 2:
            yield Mark(place(first), str(first.year) if step >= YEAR else month(first, language))
        first = add_months(first, 1)
