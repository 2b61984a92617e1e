"""Patterns over facts: a kind, and for some attributes the codes that fit."""

from collections.abc import Mapping
from dataclasses import dataclass

from mamori.core.policy.fact import Fact
from mamori.core.policy.facts import codes_of

ROLE = "$role"


@dataclass(frozen=True, slots=True)
class Pattern:
    """`{ kind = "contact.made", with = ["victim-guardian", "other-guardian"] }`.

    Every attribute must fit; it fits if any of its codes is among the fact's codes.
    """

    kind: str
    attrs: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def fits(self, fact: Fact, role: str = "") -> bool:
        """Tell whether a fact matches. `role` stands in where the pattern says `$role`."""
        if fact.kind != self.kind:
            return False
        return not self.attrs or has_codes(fact.attrs, self.attrs, role)

    def without(self, name: str) -> "Pattern":
        """Give the same pattern without one of its attributes."""
        return Pattern(self.kind, tuple(pair for pair in self.attrs if pair[0] != name))


def has_codes(
    attrs: Mapping[str, object], wanted: tuple[tuple[str, tuple[str, ...]], ...], role: str = ""
) -> bool:
    """Tell whether for each wanted attribute one of the wanted codes is there."""
    for name, codes in wanted:
        present = codes_of(attrs.get(name))
        if not any((role if code == ROLE else code) in present for code in codes):
            return False
    return True
