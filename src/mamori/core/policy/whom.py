"""To whom a duty is owed, where it is owed to each."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mamori.core.policy.entries import DutyEntry
from mamori.core.policy.fact import Fact
from mamori.core.policy.layers import Layer, Spell

SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Whom:
    """To whom one instance of a duty is owed.

    `key` is what its key adds; it hangs on nothing that a later fact could change. `began` is the
    fact from which its time counts, `ended` the one by which it falls away, `mistaken` who was
    named by mistake.
    """

    person: str | None
    key: str
    began: Fact
    ended: Fact | None = None
    mistaken: Collection[str] = ()

    def proofs(self, facts: Sequence[Fact]) -> Sequence[Fact]:
        """Give the facts that can prove it.

        For a person these are the facts about them. For whoever it may be: any, as long as it is
        owed to nobody by name, except those that are only about persons named by mistake.
        """
        if self.person is not None:
            return [fact for fact in facts if self.person in fact.subjects]
        return [
            fact
            for fact in facts
            if not (fact.subjects and all(person in self.mistaken for person in fact.subjects))
            and not (self.ended and fact.at > self.ended.at)
        ]


def of_subjects(entry: DutyEntry, openers: Sequence[Fact]) -> Iterator[tuple[Fact, Whom]]:
    """Yield each opener with everybody whom it is about; of an opener about nobody, nobody.

    With `repeat = "once"` a person's first opener opens it.
    """
    seen: list[str | None] = []
    for opener in openers:
        if entry.repeat == "each":
            seen.clear()
        for person in dict.fromkeys(opener.subjects) or (None,):
            if person not in seen:
                key = f"/{person or '-'}" if seen else ""
                seen.append(person)
                yield opener, Whom(person, key, opener)


def of_layer(layer: Layer, openers: Iterable[Fact]) -> Iterator[tuple[Fact, Whom]]:
    """Yield each opener with everybody to whom it makes a duty owed.

    The first person takes the place of the duty that stood while nobody was named. Whoever is
    named later, or again, has the time from then on. Where everybody was taken back it is owed
    again to whoever it may be, until somebody is named.
    """
    first = next(iter(layer.people.values()))[0].since
    taken_back = layer.taken_back
    for opener in openers:
        for index, (person, spells) in enumerate(layer.people.items()):
            if spell := _of_its_time(spells, opener):
                began = opener if spell.since is first else _later(opener, spell.since)
                key = f"/{person}" if index else ""
                yield opener, Whom(person, key, began, taken_back.get(person))
        if spell := _of_its_time(layer.nobody, opener):
            began = _later(opener, spell.since)
            yield opener, Whom(None, "/-", began, layer.nobody[-1].until, taken_back)


def _of_its_time(spells: Sequence[Spell], opener: Fact) -> Spell | None:
    """Give the time in which a fact opens something, or after it the first one."""
    return next((spell for spell in spells if not spell.is_over(opener)), None)


def _later(opener: Fact, naming: Fact) -> Fact:
    return naming if naming.at > opener.at else opener
