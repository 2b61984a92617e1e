"""What people call a place, a device, a medium or material: it stands sealed in its first entry."""

from collections.abc import Iterable
from uuid import UUID

from mamori.journal.queries import entries
from mamori.vault.acts import SHELVES
from mamori.vault.models import Record

FIRST = [shelf.first.kind for shelf in SHELVES.values()]


def names_of(rows: Iterable[Record]) -> dict[UUID, str]:
    """Return the names of some records; its number where the words were erased."""
    listed = {row.stream: row for row in rows}
    names = {row.pk: row.number for row in listed.values()}
    for one in entries(listed, kinds=FIRST):
        if name := (one.words or {}).get("name"):
            names[listed[one.stream].pk] = str(name)
    return names
