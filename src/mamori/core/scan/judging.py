"""What was found in a file, held against the packs' rules: may it go there?

The rules stand in the packs, none of them here; `docs/reference/pack-format.md` tells how.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from mamori.core.policy import Packs
from mamori.core.policy.entries import ClassEntry, PlaceEntry, RuleEntry
from mamori.core.scan.blocks import Unread
from mamori.core.scan.consents import NO_CONSENTS, Consents
from mamori.core.scan.hits import KINDS

VERDICTS = ("clear", "warn", "unreadable", "consent", "block")  # from loosest to strictest
SURE = 0.5  # what is less certain than this is told, and nothing is judged by it
_NOBODYS = {"face", "person-perhaps"}  # whose they are is not known, so no consent covers them
# There was nothing to read, or what was not looked for would have been a perhaps.
_HARMLESS = {"blank-picture", "no-names"}


class Found(Protocol):
    """What judging asks of a find; `Hit` and `Finding` have it."""

    @property
    def kind(self) -> str: ...
    @property
    def confidence(self) -> float: ...
    @property
    def person(self) -> str: ...
    @property
    def others(self) -> tuple[str, ...]: ...
    @property
    def count(self) -> int: ...


F = TypeVar("F", bound=Found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged(Generic[F]):
    """A find with its verdict: `clear`, `warn`, `consent` or `block`.

    `rules` are the strictest rules that speak of it, one or several of the same strictness; none if
    it is too uncertain to judge, or all packs are silent. `consented`: they ask for consent, and it
    is there.
    """

    finding: F
    verdict: str
    rules: tuple[RuleEntry, ...] = ()
    consented: bool = False

    @property
    def rule(self) -> str:
        """The name of the rule, `pack/rule/id`; empty if there is none."""
        return self.rules[0].ref if self.rules else ""

    @property
    def cites(self) -> tuple[str, ...]:
        """The rows of the documents that the rules come from."""
        return tuple(dict.fromkeys(row for rule in self.rules for row in rule.cites))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Generic[F]):
    """What becomes of a file: one of `VERDICTS`, and why.

    `classes` are the classes of material it belongs to. `stores` are the entries that name the only
    places where such material may be kept, if it is about keeping and the file does not stand, or
    is not known to stand, in one of them.
    """

    verdict: str
    findings: tuple[Judged[F], ...] = ()
    unread: tuple[Unread, ...] = ()
    classes: tuple[ClassEntry, ...] = ()
    stores: tuple[PlaceEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """Where files would go or stand, and what holds there; the same for all files of a run.

    `place` is one of `mamori.core.policy.entries.PLACES`; empty: it is not said, and then whatever
    is certain is a warning. Rules and consents must be in force on `day`. `store` is the code of
    the place where files are kept, as `[[place]]` names it; empty: not known.
    """

    packs: Packs
    day: date
    place: str = ""
    consents: Consents = NO_CONSENTS
    store: str = ""


def judge(aim: Aim, findings: Sequence[F], unread: Iterable[Unread] = ()) -> Verdict[F]:
    """Judge everything that was found in one file; findings come back in their order.

    What was not read cannot be called clear. What blocks or needs consent is said even so.
    """
    sure = [each for each in findings if each.confidence >= SURE]
    held = {group for each in sure for group in KINDS[each.kind]}
    people = _People(sure, aim)
    judged = tuple(_judge(each, aim, held, people) for each in findings)
    missed = tuple(unread)
    classes = aim.packs.classes_of(held, aim.day)
    stores = _stores(aim, classes) if aim.place == "storage" else ()
    reached = [each.verdict for each in judged]
    if any(each.reason not in _HARMLESS for each in missed):
        reached.append("unreadable")
    if stores:
        reached.append("block" if aim.store else "warn")
    return Verdict(
        verdict=max(reached, key=VERDICTS.index, default="clear"),
        findings=judged,
        unread=missed,
        classes=classes,
        stores=stores,
    )


class _People:
    """The people of a file, and whether they agreed."""

    def __init__(self, sure: Sequence[Found], aim: Aim) -> None:
        self._aim = aim
        self._all = {person for each in sure for person in _whose(each)}
        self._counted = max((each.count for each in sure if each.kind == "person-list"), default=0)
        self._strangers = any(KINDS[each.kind][0] == "person-perhaps" for each in sure)
        self._everybody: dict[str, bool] = {}  # a long list asks for all of them in each line

    def agree(self, finding: Found) -> bool:
        """Tell whether everybody whom a find may be about agreed.

        A telephone number does not say whose it is, and a list may have more rows than people who
        are known. So a find without a person is covered only if everybody in the file is known and
        agreed.
        """
        first = KINDS[finding.kind][0]
        if first in _NOBODYS:
            return False
        whose = _whose(finding)
        if whose:
            return self._cover(whose, first)
        if self._strangers or len(self._all) < self._counted:
            return False
        if first not in self._everybody:
            self._everybody[first] = self._cover(self._all, first)
        return self._everybody[first]

    def _cover(self, people: set[str], kind: str) -> bool:
        return self._aim.consents.cover(people, kind, self._aim.place, self._aim.day)


def _whose(finding: Found) -> set[str]:
    return {person for person in (finding.person, *finding.others) if person}


def _judge(finding: F, aim: Aim, held: set[str], people: _People) -> Judged[F]:
    if finding.confidence < SURE:
        return Judged(finding=finding, verdict="clear")
    if not aim.place:
        return Judged(finding=finding, verdict="warn")
    rules = aim.packs.strictest(KINDS[finding.kind], aim.place, aim.day, held)
    strictest = rules[0].verdict if rules else "allow"
    if strictest == "consent" and people.agree(finding):
        return Judged(finding=finding, verdict="clear", rules=rules, consented=True)
    verdict = "clear" if strictest == "allow" else strictest
    return Judged(finding=finding, verdict=verdict, rules=rules)


def _stores(aim: Aim, classes: Sequence[ClassEntry]) -> tuple[PlaceEntry, ...]:
    """Give the entries on where such material may be kept that the store does not meet."""
    records = {(each.pack, each.id) for each in classes}
    return tuple(
        entry
        for pack in aim.packs
        for entry in pack.places
        if (pack.id, entry.record) in records
        and entry.in_force(aim.day)
        and aim.store not in entry.where
    )
