"""The facts of a school, named once.

A fact is noun.verb-past with codes: `contact.made (with: victim-guardian)`. Packs match on these
names, actions note them, and nothing else may be written to the journal. A new fact is one line in
the file of its room group under `kinds/`; a pack that uses an unknown kind, attribute or code does
not load, because a pattern that can never match would be a duty that never falls due.
"""

from collections.abc import Mapping
from difflib import get_close_matches

from mamori.core.policy.kinds import (
    access,
    cases,
    consent,
    door,
    publishing,
    registers,
    school,
    surveys,
    sweeps,
    vault,
    year,
)
from mamori.core.policy.kinds.kind import Kind

KINDS: Mapping[str, Kind] = {
    **cases.KINDS,
    **access.KINDS,
    **school.KINDS,
    **year.KINDS,
    **door.KINDS,
    **surveys.KINDS,
    **registers.KINDS,
    **publishing.KINDS,
    **sweeps.KINDS,
    **consent.KINDS,
    **vault.KINDS,
}

# Every fact may say when it happened (`on`, an ISO date) if it is written down later.
COMMON_ATTRS: Mapping[str, str] = {"on": "the date it happened, if that was before it was written"}


def codes_of(value: object) -> tuple[str, ...]:
    """Give an attribute's value as codes, whatever shape the journal stored it in.

    Returns:
        One code for a text or a number, several for a list, none for `None`. Never fails: a fact
        is history and must always be readable.
    """
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, bool):
        return ("yes",) if value else ("no",)
    if isinstance(value, list | tuple | set | frozenset):
        return tuple(code for item in value for code in codes_of(item))
    return (str(value),)


def problems(kind: str, attrs: Mapping[str, object]) -> list[str]:
    """Say what is wrong with a fact's name and codes; an empty list means nothing.

    Used on packs when they load and on facts before they are noted, so both speak one language.
    """
    known = KINDS.get(kind)
    if known is None:
        return [f"unknown fact {kind!r}{did_you_mean(kind, KINDS)}"]
    found = []
    for name, value in attrs.items():
        if name in COMMON_ATTRS:
            continue
        if name not in known.attrs:
            hint = did_you_mean(name, known.attrs)
            found.append(f"{kind} has no attribute {name!r}{hint}")
            continue
        allowed = known.attrs[name].values
        found += [
            f"{kind} {name} cannot be {code!r}{did_you_mean(code, allowed)}"
            for code in codes_of(value)
            if allowed and code not in allowed
        ]
    return found


def did_you_mean(word: str, known: Mapping[str, object] | tuple[str, ...] | frozenset[str]) -> str:
    """Offer the nearest known word, ready to be put behind a sentence, or nothing."""
    near = get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
