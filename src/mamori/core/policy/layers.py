"""Whom a case is about: the children named in it, by the part each has in it."""

from collections.abc import Iterable

from mamori.core.policy.fact import Fact
from mamori.core.policy.facts import KINDS, codes_of

NAMING = "participant.added"
LAYERS = KINDS[NAMING].attrs["layer"].values


def named(facts: Iterable[Fact], layer: str) -> dict[str, Fact]:
    """Give every person who was ever named in a layer, with the fact that named them first.

    Nobody leaves a layer again: whoever was hurt stays somebody who was hurt.

    Args:
        facts: of one stream, in order.
        layer: one of `LAYERS`.
    """
    found: dict[str, Fact] = {}
    for fact in facts:
        if fact.kind == NAMING and layer in codes_of(fact.attrs.get("layer")):
            for person in fact.subjects:
                found.setdefault(person, fact)
    return found
