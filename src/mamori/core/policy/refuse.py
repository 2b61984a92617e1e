"""Gates: what stands in the way of an act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mamori.core.policy.calendar import Calendar, instant
from mamori.core.policy.entries import GateEntry
from mamori.core.policy.fact import Attempt, Fact, in_order
from mamori.core.policy.needs import Asked, Detail, Need
from mamori.core.policy.packs import Packs
from mamori.core.policy.pattern import has_codes
from mamori.core.policy.words import Words


@dataclass(frozen=True, slots=True)
class Refusal:
    """One need of one gate that is not met.

    `detail` tells by kind of need: quiet → `last`, `until` (dates) and `days` still to wait;
    fact → `from` (date) where it must follow the quiet period, `persons` (ids) where it is needed
    for each of them and these are without it; filled → `missing` (codes); people → `have`,
    `needed`, `seats`; never → `fact` (id).
    """

    pack: str
    gate: str
    need: int
    kind: str
    says: Words = field(hash=False)
    clause: str
    cites: tuple[str, ...]
    detail: Mapping[str, object] = field(default_factory=dict, hash=False)


def refusals(
    packs: Packs, attempt: Attempt, facts: Iterable[Fact], now: datetime, calendar: Calendar
) -> tuple[Refusal, ...]:
    """Say everything that stands in the way of an act; an empty answer allows it.

    Args:
        packs: the packs that are on; every gate that stops this kind of act and is in force today
            is asked.
        attempt: the act.
        facts: those of the one stream that the act belongs to. Later ones than `now` are not seen.
        now: an aware time.
        calendar: the school's days.

    The quiet period (HOK-120 to 122, trap T-04) is counted in local dates from the day on which
    the last such act *happened*. It ends on the same day of the month so many months later: after
    an act on 1 April, three months end on 1 July, and 1 July is the first day on which the gate
    opens (from 30 November: 28 or 29 February). A new act starts it afresh; a decision to lengthen
    can only make it longer. Without any such act it counts from the first fact of the stream,
    because nobody can vouch for the time before.
    """
    now = instant(now)
    today = calendar.day_of(now)
    seen = in_order({fact.id: fact for fact in facts if fact.at <= now}.values())
    found = []
    for gate in packs.stopping.get(attempt.kind, ()):
        if not (gate.in_force(today) and has_codes(attempt.attrs, gate.stops.attrs)):
            continue
        asked = Asked(attempt, seen, today, calendar, gate.needs)
        for index, need in enumerate(gate.needs):
            detail = need.missing(asked)
            if detail is not None:
                found.append(_refusal(gate, index, need, detail))
    return tuple(found)


def _refusal(gate: GateEntry, index: int, need: Need, detail: Detail) -> Refusal:
    return Refusal(
        pack=gate.pack,
        gate=gate.id,
        need=index,
        kind=need.kind,
        says=need.says,
        clause=need.clause,
        cites=need.cites,
        detail=detail,
    )
