"""What corrections lead back to, also where the first entry lies in another case."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from mamori.journal.queries import Entry, heads
from mamori.people.queries import uuids

CORRECTED = "entry.corrected"
Head = tuple[str, str, dict[str, Any]]  # stream, kind, codes


def origins(told: Iterable[Entry]) -> dict[UUID, Head]:
    """Return by the id of each correction the entry it leads to in the end, without words.

    Cases that were joined and parted again leave the two in different streams; who may read the
    first decides who may read the other. One query for each step away, none if all is at hand.
    """
    known: dict[UUID, Head] = {one.id: (one.stream, one.kind, one.attrs) for one in told}
    corrections = [pk for pk in known if _corrected(known, pk)]
    asked: set[UUID] = set()
    while missing := {pk for one in [*known] for pk in _corrected(known, one)} - {*known} - asked:
        known |= heads(missing)
        asked |= missing
    return {pk: known[_first(known, pk)] for pk in corrections}


def _first(known: Mapping[UUID, Head], pk: UUID) -> UUID:
    seen: set[UUID] = set()
    while pk not in seen:
        seen.add(pk)
        pk = next((one for one in _corrected(known, pk) if one in known), pk)
    return pk


def _corrected(known: Mapping[UUID, Head], pk: UUID) -> list[UUID]:
    _stream, kind, attrs = known[pk]
    return uuids([attrs.get("entry", "")]) if kind == CORRECTED else []
