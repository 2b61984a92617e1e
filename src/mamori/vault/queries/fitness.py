"""What a place, a device or a medium fulfils now, as gates ask for it (`filled`)."""

from collections.abc import Collection, Mapping
from typing import Any

from mamori.journal.queries import codes
from mamori.people.models import School
from mamori.people.packs import in_force
from mamori.people.queries import school_day
from mamori.vault.acts import WANTING
from mamori.vault.models import Record

T = Record.Type
Codes = Mapping[str, Any]


def permitted(school: School, kind: str) -> frozenset[str] | None:
    """Return the only places in which a class of material may be kept; None: no pack names any.

    Where several packs name places, only those count that all of them name.
    """
    day = school_day(school)
    named = [
        set(entry.where)
        for pack in in_force(school)
        for entry in pack.places
        if entry.record == kind and entry.in_force(day)
    ]
    return frozenset(set.intersection(*named)) if named else None


def parts_filled(storage: Record, kind: str) -> set[str]:
    """Return which conditions hold for keeping material on something that is listed.

    Args:
        storage: a place, a device or a medium.
        kind: the class of the material.
    """
    if storage.ended:
        return set()
    facts = [(fact.kind, fact.attrs) for fact in codes(storage.stream)]
    if storage.type == T.PLACE:
        only = permitted(storage.school, kind)
        place = last(facts, ("place.listed",)).get("place", "")
        return {"permitted-place"} if only is None or place in only else set()
    if storage.type == T.DEVICE:
        checked = last(facts, ("device.checked",))
        fixed = {"fixed"} if checked.get("fixed", "no") != "no" else set()
        return fixed | ({"secured"} if checked.get("enough") == "yes" else set())
    looked = last(facts, ("medium.admitted", "medium.checked"))
    return set() if not looked or looked.get("result") == WANTING else {"admitted-medium"}


def last(facts: Collection[tuple[str, Codes]], kinds: Collection[str]) -> Codes:
    """Return the codes of the last fact of some kinds; empty if there is none."""
    return next((attrs for kind, attrs in reversed([*facts]) if kind in kinds), {})
