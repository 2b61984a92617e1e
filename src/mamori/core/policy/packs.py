"""A pack and a set of packs that are on together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mamori.core.policy.entries import (
    VERDICTS,
    ClassEntry,
    ConsentEntry,
    DutyEntry,
    Entry,
    Example,
    FormEntry,
    GateEntry,
    KeepEntry,
    LineEntry,
    MarkEntry,
    PageEntry,
    PlaceEntry,
    RuleEntry,
    Source,
    TargetEntry,
    WordsEntry,
)
from mamori.core.policy.words import Words


@dataclass(frozen=True, kw_only=True)
class Pack:
    """One document as data. `checked_on` is the day somebody last looked and it still said so.

    `by_choice`: it binds one institution, so no other has it unless it chooses it.
    """

    id: str
    title: Words
    jurisdiction: str
    language: str
    version: str
    checked_on: date
    prefix: str = ""
    house: bool = False
    by_choice: bool = False
    sources: tuple[Source, ...] = ()
    duties: tuple[DutyEntry, ...] = ()
    gates: tuple[GateEntry, ...] = ()
    marks: tuple[MarkEntry, ...] = ()
    rules: tuple[RuleEntry, ...] = ()
    classes: tuple[ClassEntry, ...] = ()
    consents: tuple[ConsentEntry, ...] = ()
    keeps: tuple[KeepEntry, ...] = ()
    words: tuple[WordsEntry, ...] = ()
    forms: tuple[FormEntry, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    lines: tuple[LineEntry, ...] = ()
    pages: tuple[PageEntry, ...] = ()
    targets: tuple[TargetEntry, ...] = ()
    examples: tuple[Example, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Give every entry that may cite rows."""
        for table in (
            self.duties,
            self.gates,
            self.marks,
            self.rules,
            self.classes,
            self.consents,
            self.keeps,
            self.words,
            self.forms,
            self.places,
            self.lines,
            self.pages,
            self.targets,
        ):
            yield from table


@dataclass(frozen=True)
class Packs:
    """The packs that are on, with what is looked up often kept ready."""

    packs: tuple[Pack, ...] = ()
    proving: bool = False  # an example shows a duty though another one holds in its stead

    def __iter__(self) -> Iterator[Pack]:
        return iter(self.packs)

    def entries(self) -> Iterator[Entry]:
        """Give every entry of every pack."""
        for pack in self.packs:
            yield from pack.entries()

    @cached_property
    def by_id(self) -> Mapping[str, Pack]:
        return {pack.id: pack for pack in self.packs}

    @cached_property
    def duties(self) -> Mapping[str, DutyEntry]:
        """Duties by `pack/id`."""
        return {f"{duty.pack}/{duty.id}": duty for pack in self.packs for duty in pack.duties}

    @cached_property
    def opened_by(self) -> Mapping[str, tuple[DutyEntry, ...]]:
        """Duties by the kind of fact that may open them."""
        found: dict[str, dict[str, DutyEntry]] = defaultdict(dict)
        for ref, duty in self.duties.items():
            if not self.proving and self.duties.keys() & set(duty.stands_in_for):
                continue
            for pattern in duty.after:
                found[pattern.kind][ref] = duty
        return {kind: tuple(duties.values()) for kind, duties in found.items()}

    @cached_property
    def stopping(self) -> Mapping[str, tuple[GateEntry, ...]]:
        """Gates by the kind of fact they stop."""
        found: dict[str, list[GateEntry]] = defaultdict(list)
        for pack in self.packs:
            for gate in pack.gates:
                found[gate.stops.kind].append(gate)
        return {kind: tuple(gates) for kind, gates in found.items()}

    @cached_property
    def marks(self) -> tuple[MarkEntry, ...]:
        """Marks of every pack, the lowest first."""
        marks = (mark for pack in self.packs for mark in pack.marks)
        return tuple(sorted(marks, key=lambda mark: mark.at))

    @cached_property
    def _targets(self) -> Mapping[str, tuple[TargetEntry, ...]]:
        found: dict[str, list[TargetEntry]] = defaultdict(list)
        for pack in self.packs:
            for target in pack.targets:
                found[target.duty].append(target)
        return {duty: tuple(targets) for duty, targets in found.items()}

    def targets_of(self, duty: DutyEntry) -> tuple[TargetEntry, ...]:
        """Give the schools' own targets for a duty."""
        return self._targets.get(f"{duty.pack}/{duty.id}", ()) if self._targets else ()

    def strictest(
        self, findings: Collection[str], place: str, day: date, held: Collection[str] = ()
    ) -> tuple[RuleEntry, ...]:
        """Give the strictest rules in force for the findings at a place; none: no pack speaks.

        Where two documents differ the stricter one wins (trap T-18), so a house pack can only
        tighten. Several documents may be equally strict: then each is given.

        Args:
            findings: what one find counts as.
            place: where it would go.
            day: the day on which the rules must be in force.
            held: everything that the same file holds, for rules on two things together.
        """
        rules = [
            rule
            for pack in self.packs
            for rule in pack.rules
            if rule.in_force(day) and any(rule.speaks_of(each, place, held) for each in findings)
        ]
        most = max((VERDICTS.index(rule.verdict) for rule in rules), default=-1)
        return tuple(rule for rule in rules if VERDICTS.index(rule.verdict) == most)

    def classes_of(self, held: Collection[str], day: date) -> tuple[ClassEntry, ...]:
        """Give the classes in force to which a file with these findings belongs."""
        return tuple(
            each
            for pack in self.packs
            for each in pack.classes
            if each.in_force(day) and each.holds(held)
        )

    def code_list(self, ref: str, year: int) -> WordsEntry | None:
        """Give the list of codes `pack/id` that holds in a fiscal year, the newest one."""
        lists = (
            entry
            for pack in self.packs
            for entry in pack.words
            if f"{pack.id}/{entry.id}" == ref and entry.from_year <= year
        )
        return max(lists, key=lambda entry: entry.from_year, default=None)

    def untranslated(self, languages: Iterable[str]) -> list[tuple[str, str]]:
        """Name what people meet on a screen and cannot read: (entry, language)."""
        wanted = tuple(languages)
        return [
            (entry.ref, language)
            for entry in self.entries()
            for language in wanted
            if any(language not in words for words in _on_screen(entry))
        ]


def _on_screen(entry: Entry) -> Iterator[Words]:
    match entry:
        case DutyEntry() | LineEntry() | MarkEntry() | ClassEntry() | ConsentEntry():
            yield entry.says
        case GateEntry():
            yield entry.says
            yield from (need.says for need in entry.needs)
        case WordsEntry():
            yield from (code.says for code in entry.codes)
        case FormEntry():
            yield entry.says
            for asked in entry.fields:
                yield asked.says
                yield from (choice.says for choice in asked.choices)
