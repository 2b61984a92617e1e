"""What is done for the children of a case: the plan and its parts, measures, who watches."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from mamori.cases.acts import ACTS, Choice, Words
from mamori.cases.models import Case
from mamori.journal.queries import Entry, entries, family
from mamori.people.packs import codes
from mamori.people.queries import about, uuids

PLANS = ("plan.made", "plan.changed")
MEASURE, WATCH, NOTED = "measure.taken", "watch.assigned", "watch.noted"
AT_A_GLANCE = 6
KINDS = (*PLANS, MEASURE, WATCH, NOTED)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as it stands: each part as it was last written."""

    whom: str
    children: list[str]
    parts: dict[str, str] = field(default_factory=dict)
    by: list[str] = field(default_factory=list)
    at: datetime | None = None
    entry: UUID | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """What several people did, for whom."""

    what: str
    whom: str
    children: list[str]
    by: list[str]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Watch:
    """Who watches over a child, when and where; `noted_at` is when somebody last wrote of it."""

    whom: str
    children: list[str]
    by: list[str]
    when: str
    entry: Entry
    noted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Care:
    """Everything that is done for the children of a case, the newest first."""

    plans: list[Plan]
    measures: list[Measure]
    watches: list[Watch]
    lacks_guidance: bool  # there is a plan for the child who was hurt and none for the other

    @property
    def latest(self) -> list[Measure]:
        """The newest measures: as many as one takes in at a glance."""
        return self.measures[:AT_A_GLANCE]

    @property
    def earlier(self) -> int:
        """How many measures there are besides."""
        return len(self.measures) - len(self.latest)


def care(case: Case, language: str) -> Care:
    """Return the plans, measures and watches of a case. The caller has asked who may read."""
    told = entries(family(case.stream), kinds=KINDS)
    people = {person for entry in told for person in (*entry.subjects, *_behind(entry))}
    reader = _Reader(case, language, {pk: one.name for pk, one in about(people).items()})
    plans = _plans(told, reader)
    return Care(
        plans=[plan for _, plan in plans],
        measures=[reader.measure(entry) for entry in told[::-1] if entry.kind == MEASURE],
        watches=_watches(told, reader),
        lacks_guidance={whom for whom, _ in plans} == {"victim"},
    )


class _Reader:
    """Reads entries of one case in one language."""

    def __init__(self, case: Case, language: str, names: dict[UUID, str]) -> None:
        self.names = names
        self.whom = _worded(case, "take-measure", "for", language)
        self.what = _worded(case, "take-measure", "type", language)

    def people(self, people: Iterable[UUID]) -> list[str]:
        return [self.names[pk] for pk in people if pk in self.names]

    def of(self, code: str) -> str:
        return self.whom.get(code, code)

    def measure(self, entry: Entry) -> Measure:
        what = entry.attrs.get("type", "")
        return Measure(
            what=self.what.get(what, what),
            whom=self.of(entry.attrs.get("for", "")),
            children=self.people(entry.subjects),
            by=self.people(_behind(entry)),
            entry=entry,
        )


def _plans(told: list[Entry], reader: _Reader) -> list[tuple[str, Plan]]:
    """Return each plan as it stands now; what a change leaves empty stays as it was."""
    found: dict[tuple[str, frozenset[UUID]], Plan] = {}
    labels = {f.name: str(f.label) for f in ACTS["make-plan"].fields if isinstance(f, Words)}
    for entry in told:
        if entry.kind not in PLANS:
            continue
        whom = entry.attrs.get("for", "")
        key = (whom, frozenset(entry.subjects))
        before = found.get(key)
        kept = before.parts if before and entry.kind == "plan.changed" else {}
        words = entry.words or {}
        written = {label: words[name] for name, label in labels.items() if words.get(name)}
        found[key] = Plan(
            whom=reader.of(whom),
            children=reader.people(entry.subjects),
            parts={
                label: text for label in labels.values() if (text := (kept | written).get(label))
            },
            by=reader.people(_behind(entry)),
            at=entry.at,
            entry=entry.id,
        )
    return [(whom, plan) for (whom, _), plan in found.items()]


def _watches(told: list[Entry], reader: _Reader) -> list[Watch]:
    """Return the last roster of each child, with when somebody last wrote what they saw."""
    rosters: dict[tuple[str, frozenset[UUID]], Entry] = {}
    noted: dict[str, datetime] = {}
    for entry in told:
        of = entry.attrs.get("of", "")
        if entry.kind == WATCH:
            rosters[of, frozenset(entry.subjects)] = entry
        if entry.kind == NOTED:
            noted[of] = entry.at
    return [
        Watch(
            whom=reader.of(of),
            children=reader.people(entry.subjects),
            by=reader.people(_behind(entry)),
            when=(entry.words or {}).get("when", ""),
            entry=entry,
            noted_at=noted.get(of),
        )
        for (of, _), entry in rosters.items()
    ]


def _worded(case: Case, step: str, name: str, language: str) -> dict[str, str]:
    """Return the codes that a question of an act offers, with their words."""
    asked = next(f for f in ACTS[step].fields if isinstance(f, Choice) and f.name == name)
    listed = codes(case.school, asked.of, language) if asked.of else {}
    return listed or {code: str(says) for code, says in asked.codes}


def _behind(entry: Entry) -> list[UUID]:
    return uuids((entry.words or {}).get("behind", ()))
