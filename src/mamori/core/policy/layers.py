"""Whom a case is about: the children named in it, by the part each has in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mamori.core.policy.fact import Fact
from mamori.core.policy.facts import KINDS, codes_of

NAMING, REMOVAL = "participant.added", "participant.removed"
LAYERS = KINDS[NAMING].attrs["layer"].values


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in which somebody, or nobody any more, stands in a layer."""

    since: Fact
    until: Fact | None = None

    def is_over(self, fact: Fact) -> bool:
        """Tell whether it ended before a fact. The same instant still belongs to it."""
        return self.until is not None and self.until.at < fact.at


@dataclass(frozen=True, slots=True)
class Layer:
    """Who stands in a layer of a case, and who ever did.

    `people` holds everybody who was ever named, the first one first, with the times in which they
    stood in it. `nobody` are the times in which nobody did after somebody had.
    """

    people: Mapping[str, Sequence[Spell]]
    nobody: Sequence[Spell]

    @property
    def standing(self) -> list[str]:
        """Whoever stands in it now: their last word is that they were named."""
        return [person for person, spells in self.people.items() if not spells[-1].until]

    @property
    def taken_back(self) -> dict[str, Fact]:
        """Whoever stood in it by mistake, with the fact that said so last."""
        return {
            person: removal
            for person, spells in self.people.items()
            if (removal := spells[-1].until)
        }


def layer_of(facts: Iterable[Fact], layer: str) -> Layer:
    """Read who was named in a layer, and whose naming was taken back as a mistake.

    What is said in one instant may come in any order. Then the naming counts: better one child too
    many that is looked after than one too few.

    Args:
        facts: of one stream, in order.
        layer: one of `LAYERS`.
    """
    people: dict[str, list[Spell]] = {}
    nobody: list[Spell] = []
    standing: set[str] = set()
    for fact in _said(facts, layer):
        if fact.kind == NAMING:
            for person in fact.subjects:
                spells = people.setdefault(person, [])
                if person not in standing:
                    spells.append(Spell(fact))
            if fact.subjects and nobody and not nobody[-1].until:
                nobody[-1] = Spell(nobody[-1].since, fact)
            standing.update(fact.subjects)
            continue
        for person in standing.intersection(fact.subjects):
            people[person][-1] = Spell(people[person][-1].since, fact)
            standing.remove(person)
            if not standing:
                nobody.append(Spell(fact))
    return Layer(people, nobody)


def _said(facts: Iterable[Fact], layer: str) -> list[Fact]:
    said = (fact for fact in facts if fact.kind in (NAMING, REMOVAL))
    found = [fact for fact in said if layer in codes_of(fact.attrs.get("layer"))]
    return sorted(found, key=lambda fact: (fact.at, fact.kind == NAMING))
