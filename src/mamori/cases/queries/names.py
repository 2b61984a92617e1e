"""Whose names belong to a case: its children, their guardians, and the staff in it."""

from uuid import UUID

from mamori.cases.models import Case
from mamori.journal.queries import READS, Entry, entries, family
from mamori.people.names import guardians_of, named_in
from mamori.people.queries import about, uuids

NO_PART = {READS, "glass.broken", "glass.reviewed"}


def names_in(case: Case, text: str) -> list[str]:
    """Return the names of people of a case that stand in a text; none is no proof."""
    told = [entry for entry in entries(family(case.stream)) if entry.kind not in NO_PART]
    people = {person for entry in told for person in _of(entry)}
    return named_in(text, about(people | guardians_of(people)).values())


def _of(entry: Entry) -> set[UUID]:
    named = {*entry.subjects, *filter(None, [entry.by])}
    for sealed in (entry.words or {}).values():
        if isinstance(sealed, list):
            named |= set(uuids(str(each) for each in sealed))
    return named
