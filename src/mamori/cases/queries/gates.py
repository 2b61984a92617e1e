"""What still stands before the next step of a case, and where each of it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mamori.cases import flow
from mamori.cases.acts import ACTS, Act, kind_of
from mamori.cases.models import Case
from mamori.cases.queries.steps import ways_to
from mamori.cases.queries.taking_part import Participant
from mamori.core.policy import Refusal
from mamori.core.policy.needs import FactNeed
from mamori.duties.actions import missing_for
from mamori.duties.packs import calendar, gate_entry
from mamori.journal.queries import Entry, entries, family
from mamori.people.queries import about, uuids

# The judgement that a case in this state waits for.
NEXT = {flow.SHARED: "recognise", flow.RECOGNISED: "resolve"}
AT_THE_MEETING = {"people", "filled"}
ASKED = "distress.asked"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that is missing: for whom, and the act that brings it, if any act can."""

    refusal: Refusal
    names: list[str]
    act: Act | None
    codes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said when asked whether it still hurts, and whether it counts at the end."""

    entry: Entry
    on: date
    child: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """What is missing before a step: `before` the committee meets, and `meeting` what it does."""

    step: str
    before: list[Wanted]
    meeting: list[Wanted]


def next_gate(case: Case, people: Iterable[Participant]) -> Gate | None:
    """Return what is missing before the judgement that a case waits for, if it waits for one."""
    step = NEXT.get(case.state)
    return gate_before(case, step, people) if step and step in ACTS else None


def gate_before(case: Case, step: str, people: Iterable[Participant]) -> Gate:
    """Return what the packs still ask for before a step, each with the act that brings it.

    Args:
        case: the case.
        step: its name in the flow.
        people: the children of the case.
    """
    missing = missing_for(school=case.school, stream=case.stream, kind=kind_of(ACTS[step]))
    names = {one.id: one.name for one in people}
    wanted = [_wanted(refusal, names) for refusal in missing]
    return Gate(
        step,
        [each for each in wanted if each.refusal.kind not in AT_THE_MEETING],
        [each for each in wanted if each.refusal.kind in AT_THE_MEETING],
    )


def answers(case: Case, until: date | None) -> list[Answer]:
    """Return who was asked whether it still hurts, newest first.

    Args:
        case: the case.
        until: the day from which answers count; None where nothing says so.
    """
    told = entries(family(case.stream), kinds=[ASKED])
    names = about({person for entry in told for person in entry.subjects})
    return [
        Answer(
            entry,
            on := _day(entry, case),
            ", ".join(names[pk].name for pk in entry.subjects if pk in names),
            until is None or on >= until,
        )
        for entry in reversed(told)
    ]


def _wanted(refusal: Refusal, names: dict[UUID, str]) -> Wanted:
    need = gate_entry(refusal.pack, refusal.gate).needs[refusal.need]
    way = None
    if isinstance(need, FactNeed):  # an answer that is wished for is put into nobody's mouth
        way = next(ways_to(need.pattern.without(need.latest)), None)
    act, codes = way or (None, {})
    return Wanted(refusal, [names[pk] for pk in _persons(refusal) if pk in names], act, codes)


def _persons(refusal: Refusal) -> list[UUID]:
    persons = refusal.detail.get("persons", ())
    return uuids(persons) if isinstance(persons, tuple) else []


def _day(entry: Entry, case: Case) -> date:
    """Return the day on which an entry happened, as gates count it."""
    written = calendar(case.school).day_of(entry.at)
    on = entry.attrs.get("on", "")
    return min(written, date.fromisoformat(on)) if on else written
