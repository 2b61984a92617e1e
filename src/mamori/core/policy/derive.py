"""From facts to duties."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Literal

from mamori.core.policy.calendar import Calendar, instant
from mamori.core.policy.entries import DutyEntry, TargetEntry
from mamori.core.policy.fact import Fact, in_order
from mamori.core.policy.layers import NAMING, REMOVAL, Layer, layer_of
from mamori.core.policy.packs import Packs
from mamori.core.policy.pattern import Pattern
from mamori.core.policy.whom import SUBJECT, Whom, of_layer, of_subjects

State = Literal["open", "met", "void"]


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing somebody has to do in one stream. All times are in UTC.

    `key` stays the same however often and with whatever further facts it is derived. `due_at` is
    None where the document gives words and no number; `target_at` is the school's own and always
    earlier than `due_at`. A duty is `void` if a fact says that it fell away before it was done.
    `person` is whom it is owed to, where the entry asks for each one and somebody is known.
    """

    key: str
    pack: str
    entry: str
    stream: str
    roles: tuple[str, ...]
    opened_by: str
    opened_at: datetime
    due_at: datetime | None
    target_at: datetime | None
    state: State = "open"
    closed_by: str | None = None
    closed_at: datetime | None = None
    person: str | None = None

    def is_late(self, now: datetime) -> bool:
        """Tell whether the due time passed before it was done. What fell away is never late."""
        if self.due_at is None or self.state == "void":
            return False
        return (self.closed_at or now) > self.due_at


def derive(
    packs: Packs, facts: Iterable[Fact], now: datetime, calendar: Calendar
) -> tuple[Duty, ...]:
    """Derive every duty that the packs see in the facts, open or closed.

    Pure, total and idempotent: the order of the facts and repeats of one id change nothing, and
    facts later than `now` are not seen. A duty belongs to the stream of the fact that opened it,
    and only facts of that stream prove it or make it fall away.

    - With `repeat = "once"` the first opener in the stream opens it, with `"each"` every one does.
    - The first fact at or after the opener that fits `met_by` proves it; the same instant counts,
      since one transaction notes a sign and its sharing. A fact that would itself open this duty
      proves only what was opened before it: this year's training does not prove itself.
    - What was done stays done: `unless` matters only to what nothing proves.
    - With `each = "victim"` it is owed to everybody who was named in that layer, and only a fact
      whose subjects hold the person proves it for them. The first one named takes the place of the
      duty that stood while nobody was, with its key and its time; for one named later the time
      counts from the naming, because nobody can be told about a child that is not known.
    - For whoever was named by mistake what was not done falls away. Where that leaves nobody, it
      is owed again to whoever it may be, so that no duty ends because a name was taken back.
    - With `each = "subject"` it is owed to everybody whom the opener is about.

    Args:
        packs: the packs that are on.
        facts: of any number of streams.
        now: an aware time.
        calendar: the school's days.

    Returns:
        The duties, sorted by opening time and key.
    """
    duties = [
        duty
        for stream in _streams(facts, instant(now))
        for entry in _concerned(packs, stream)
        for role in (entry.who if entry.one_each else ("",))
        for duty in _instances(entry, packs.targets_of(entry), stream, role, calendar)
    ]
    return tuple(sorted(duties, key=lambda duty: (duty.opened_at, duty.key)))


@dataclass(frozen=True, slots=True)
class _Stream:
    """The facts of one stream by kind, each kind in order of time."""

    name: str
    kinds: Mapping[str, Sequence[Fact]]

    def fitting(self, patterns: Sequence[Pattern], role: str) -> Sequence[Fact]:
        """Give the facts that fit any of the patterns, in order of time."""
        if len(patterns) == 1:  # nearly always; saves the merging below
            (pattern,) = patterns
            facts = self.kinds.get(pattern.kind, ())
            return [fact for fact in facts if pattern.fits(fact, role)] if pattern.attrs else facts
        if not patterns:
            return ()
        return in_order(
            fact
            for kind in {pattern.kind for pattern in patterns}
            for fact in self.kinds.get(kind, ())
            if any(pattern.fits(fact, role) for pattern in patterns)
        )

    def layer(self, name: str) -> Layer | None:
        """Give who stands in a layer of a case; None where nobody was ever named in any."""
        said = [fact for kind in (NAMING, REMOVAL) for fact in self.kinds.get(kind, ())]
        return layer_of(said, name) if said else None


def _streams(facts: Iterable[Fact], now: datetime) -> list[_Stream]:
    seen = {fact.id: fact for fact in facts if fact.at <= now}
    streams: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in in_order(seen.values()):
        streams[fact.stream][fact.kind].append(fact)
    return [_Stream(name, kinds) for name, kinds in streams.items()]


def _concerned(packs: Packs, stream: _Stream) -> Iterable[DutyEntry]:
    opened_by = packs.opened_by
    found = (entry for kind in stream.kinds for entry in opened_by.get(kind, ()))
    return {entry.ref: entry for entry in found}.values()


def _owed(
    entry: DutyEntry, layer: Layer | None, openers: Sequence[Fact]
) -> Iterable[tuple[Fact, Whom | None]]:
    """Yield each fact that opens something, with everybody to whom; with None where nobody is."""
    if entry.each == SUBJECT:
        return of_subjects(entry, openers)
    opening = openers if entry.repeat == "each" else openers[:1]
    if layer and layer.people:
        return of_layer(layer, opening)
    return [(opener, None) for opener in opening]


def _instances(
    entry: DutyEntry,
    targets: Sequence[TargetEntry],
    stream: _Stream,
    role: str,
    calendar: Calendar,
) -> Iterable[Duty]:
    openers = [
        fact
        for fact in stream.fitting(entry.after, role)
        if entry.undated or entry.in_force(calendar.day_of(fact.at))
    ]
    if not openers:
        return
    proofs = stream.fitting(entry.met_by, role)
    ended = stream.fitting(entry.unless, role)
    opening = {fact.id for fact in openers}
    layer = stream.layer(entry.each) if entry.each else None
    each = entry.repeat == "each"
    for opener, whom in _owed(entry, layer, openers):
        began = whom.began if whom else opener
        mine = whom.proofs(proofs) if whom else proofs
        over = [whom.ended] if whom and whom.ended and not ended else ended
        state, closer = _closing(opener, mine, over, opening)
        due_at = entry.within.due(began.at, calendar) if entry.within else None
        key = (entry.pack, entry.id, stream.name, role, opener.id if each else "")
        yield Duty(
            key="/".join(key) + (whom.key if whom else ""),
            pack=entry.pack,
            entry=entry.id,
            stream=stream.name,
            roles=(role,) if role else entry.who,
            opened_by=began.id,
            opened_at=began.at,
            due_at=due_at,
            target_at=_target(entry, targets, began, due_at, calendar),
            state=state,
            closed_by=closer.id if closer else None,
            closed_at=max(closer.at, began.at) if closer else None,
            person=whom.person if whom else None,
        )


def _closing(
    opener: Fact, proofs: Sequence[Fact], ended: Sequence[Fact], opening: set[str]
) -> tuple[State, Fact | None]:
    first = bisect_left(proofs, opener.at, key=lambda fact: fact.at)
    for proof in islice(proofs, first, None):
        if proof.at > opener.at or proof.id not in opening:
            return "met", proof
    return ("void", ended[0]) if ended else ("open", None)


def _target(
    entry: DutyEntry,
    targets: Sequence[TargetEntry],
    opener: Fact,
    due_at: datetime | None,
    calendar: Calendar,
) -> datetime | None:
    if not targets and not entry.own_day:
        return None
    day = calendar.day_of(opener.at)
    moments = [
        moment
        for target in targets
        if target.in_force(day) and (moment := target.within.due(opener.at, calendar))
    ]
    if entry.own_day and (own := _date(opener.attrs.get(entry.own_day))):
        moments.append(calendar.end_of_day(own))
    return min((m for m in moments if due_at is None or m < due_at), default=None)


def _date(code: object) -> date | None:
    """Read a date that a fact holds; a fact is history and must always be readable."""
    try:
        return date.fromisoformat(str(code))
    except ValueError:
        return None
