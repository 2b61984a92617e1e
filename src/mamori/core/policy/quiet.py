"""How long it has been quiet, as a gate counts it: what pages show while people still wait."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from mamori.core.policy.calendar import Calendar, instant
from mamori.core.policy.entries import GateEntry
from mamori.core.policy.fact import Attempt, Fact, in_order
from mamori.core.policy.needs import Asked, QuietNeed
from mamori.core.policy.packs import Packs


@dataclass(frozen=True, slots=True)
class Quiet:
    """A quiet period on a day (HOK-120 to HOK-122). All dates are local.

    `acts` are the days on which it happened, oldest first; `last` the day from which the period
    counts; `planned` its end if nobody lengthens it; `until` the first day on which it is over.
    """

    acts: tuple[date, ...]
    last: date
    planned: date
    until: date
    today: date

    @property
    def days(self) -> int:
        """How many days it has been quiet."""
        return (self.today - self.last).days

    @property
    def needed(self) -> int:
        """How many days the period has."""
        return (self.until - self.last).days

    @property
    def left(self) -> int:
        """How many days are still missing; 0 once it is over."""
        return max(0, (self.until - self.today).days)


def quiet(
    packs: Packs, kind: str, facts: Iterable[Fact], now: datetime, calendar: Calendar
) -> Quiet | None:
    """Return the longest quiet period for which an act of a kind waits; None if for none.

    Args:
        packs: the packs that are on.
        kind: the kind of fact that gates stop, such as `case.resolved`.
        facts: those of one stream; of them only `quiet_kinds` and the very first fact matter.
        now: an aware time. Later facts are not seen.
        calendar: the school's days.
    """
    now = instant(now)
    today = calendar.day_of(now)
    seen = in_order(fact for fact in facts if fact.at <= now)
    found = []
    for gate in _plain(packs, kind, today):
        asked = Asked(Attempt(kind), seen, today, calendar, gate.needs)
        found += [_as_of(need, asked) for need in _periods(gate)]
    return max(found, key=lambda each: each.until, default=None)


def quiet_kinds(packs: Packs, kind: str) -> frozenset[str]:
    """Return the kinds of facts on which the quiet periods before an act depend."""
    needs = [need for gate in packs.stopping.get(kind, ()) for need in _periods(gate)]
    return frozenset(each for need in needs for each in (need.pattern.kind, need.or_longer) if each)


def _plain(packs: Packs, kind: str, today: date) -> Iterator[GateEntry]:
    """Yield the gates that stop every act of a kind, whatever its codes."""
    for gate in packs.stopping.get(kind, ()):
        if gate.in_force(today) and not gate.stops.attrs:
            yield gate


def _periods(gate: GateEntry) -> Iterator[QuietNeed]:
    return (need for need in gate.needs if isinstance(need, QuietNeed))


def _as_of(need: QuietNeed, asked: Asked) -> Quiet:
    happened = {fact.happened_on(asked.calendar) for fact in asked.facts if need.pattern.fits(fact)}
    last = need.last(asked)
    return Quiet(
        acts=tuple(sorted(happened)),
        last=last,
        planned=need.span.after_day(last, asked.calendar),
        until=need.ends(asked),
        today=asked.today,
    )
