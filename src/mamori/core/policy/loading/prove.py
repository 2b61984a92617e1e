"""Running a pack's examples against it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from mamori.core.policy.agreeing import who_must_agree
from mamori.core.policy.calendar import Calendar
from mamori.core.policy.derive import Duty, derive
from mamori.core.policy.entries import Example
from mamori.core.policy.errors import PackError
from mamori.core.policy.facts import did_you_mean
from mamori.core.policy.loading.examples import calendar_of
from mamori.core.policy.marks import marks
from mamori.core.policy.packs import Pack, Packs
from mamori.core.policy.refuse import refusals


def prove(pack: Pack, packs: Packs) -> Iterator[PackError]:
    """Give a mistake for each claim of the pack's examples that does not hold.

    Args:
        pack: whose examples are run.
        packs: the packs that are on while they run, this one included.
    """
    calendar = calendar_of(pack.jurisdiction)
    for example in pack.examples:
        reasons = [
            *_wrong_duties(example, pack, packs, calendar),
            *_wrong_gates(example, pack, packs, calendar),
            *_wrong_marks(example, pack, packs, calendar),
            *_wrong_rules(example, pack, calendar),
        ]
        for reason in reasons:
            yield PackError(example.file, f"example {example.label!r}", reason)


def _wrong_duties(example: Example, pack: Pack, packs: Packs, calendar: Calendar) -> Iterator[str]:
    duties = derive(replace(packs, proving=True), example.facts, example.at, calendar)
    own = [duty for duty in duties if duty.pack == pack.id]
    for state, names in (("open", example.owes), ("met", example.met), ("void", example.void)):
        for name in names:
            yield from _wrong_state(name, state, _named(name, pack, packs, duties))
    for claim, field in ((example.due, "due_at"), (example.target, "target_at")):
        yield from _wrong_times(claim, field, pack, packs, duties)
    owed = sorted({duty.entry for duty in own if duty.state == "open"})
    if example.owes_nothing and owed:
        yield f"owes {', '.join(owed)}, though it should owe nothing"


def _named(name: str, pack: Pack, packs: Packs, duties: tuple[Duty, ...]) -> list[Duty] | str:
    """Give the duties meant by `id`, `id@role`, `id@person` or `pack/id`; or why there are none."""
    ref, _, whose = name.partition("@")
    ref = ref if "/" in ref else f"{pack.id}/{ref}"
    if ref not in packs.duties:
        return f"there is no duty {name!r}{did_you_mean(ref, packs.duties)}"
    return [
        duty
        for duty in duties
        if f"{duty.pack}/{duty.entry}" == ref and (not whose or whose in (*duty.roles, duty.person))
    ]


def _wrong_state(name: str, state: str, found: list[Duty] | str) -> Iterator[str]:
    if isinstance(found, str):
        yield found
        return
    states = [duty.state for duty in found]
    # One open instance is owed; what is said to be over must have no open instance left.
    if state not in states or (state != "open" and "open" in states):
        yield f"{name} should be {state}, but is {_told(states)}"


def _told(states: Sequence[str]) -> str:
    return " and ".join(dict.fromkeys(states)) if states else "not opened at all"


def _wrong_times(
    claim: Mapping[str, datetime], field: str, pack: Pack, packs: Packs, duties: tuple[Duty, ...]
) -> Iterator[str]:
    word = field.removesuffix("_at")
    for name, wanted in claim.items():
        found = _named(name, pack, packs, duties)
        if isinstance(found, str):
            yield found
            continue
        times = {getattr(duty, field) for duty in found}
        seconds = {time.replace(microsecond=0) for time in times if time}
        if wanted.replace(microsecond=0) not in seconds:
            told = ", ".join(sorted(str(time) for time in times if time)) or f"no {word} time"
            yield f"{name} should have the {word} time {wanted}, but has {told}"


def _wrong_gates(example: Example, pack: Pack, packs: Packs, calendar: Calendar) -> Iterator[str]:
    for name, refused in ((example.refuses, True), (example.allows, False)):
        if not name:
            continue
        gate = next((gate for gate in pack.gates if gate.id == name), None)
        if gate is None:
            gates = tuple(gate.id for gate in pack.gates)
            yield f"there is no gate {name!r}{did_you_mean(name, gates)}"
            continue
        attrs = {key: list(codes) for key, codes in gate.stops.attrs} | dict(example.attempt.attrs)
        attempt = replace(example.attempt, kind=gate.stops.kind, attrs=attrs)
        found = [
            refusal
            for refusal in refusals(packs, attempt, example.facts, example.at, calendar)
            if (refusal.pack, refusal.gate) == (pack.id, name)
        ]
        missing = tuple(refusal.need for refusal in found)
        if refused and not found:
            yield f"{name} should refuse, but allows"
        elif found and not refused:
            yield f"{name} should allow, but misses the needs {missing}"
        elif refused and example.missing not in (None, missing):
            yield f"{name} misses the needs {missing}, not {example.missing}"


def _wrong_marks(example: Example, pack: Pack, packs: Packs, calendar: Calendar) -> Iterator[str]:
    if example.year_begins is None:
        return
    reached: dict[str, date] = {}
    for each in marks(packs, example.facts, example.year_begins, example.at, calendar):
        if each.mark.pack == pack.id:
            reached.setdefault(each.mark.id, each.on)
            reached[f"{each.mark.id}@{each.person}"] = each.on
    ids = tuple(mark.id for mark in pack.marks)
    for name in (*example.reaches, *example.reaches_not):
        if name.partition("@")[0] not in ids:
            yield f"there is no mark {name!r}{did_you_mean(name, ids)}"
    for name, day in example.reaches.items():
        if reached.get(name) != day:
            yield f"{name} should be reached on {day}, but is {_when(reached.get(name))}"
    for name in example.reaches_not:
        if name in reached:
            yield f"{name} should not be reached, but is {_when(reached[name])}"


def _when(day: date | None) -> str:
    return f"on {day}" if day else "not reached"


def _wrong_rules(example: Example, pack: Pack, calendar: Calendar) -> Iterator[str]:
    """A pack answers for its own rules, whatever stricter ones others have."""
    day = example.at.astimezone(calendar.tz).date()
    alone = Packs((pack,))
    if example.gives:
        rules = alone.strictest(example.finding or example.holds, example.place, day, example.holds)
        given = rules[0].verdict if rules else "allow"
        if given != example.gives:
            yield f"the rules should give {example.gives}, but give {given}"
    if example.asks:
        whose = who_must_agree(alone, born=example.born, day=day, place=example.place).sides
        if set(whose) != set(example.asks):
            yield f"it should ask {', '.join(example.asks)}, but asks {', '.join(whose)}"
    if example.classes is not None:
        found = {each.id for each in alone.classes_of(example.holds, day)}
        if found != set(example.classes):
            told = ", ".join(sorted(found)) or "none"
            yield f"the classes should be {', '.join(example.classes) or 'none'}, but are {told}"
