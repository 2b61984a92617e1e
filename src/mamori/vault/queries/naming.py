"""What people call a place, a device, a medium or material: it stands sealed in its first entry."""

from collections.abc import Iterable
from uuid import UUID

from mamori.access.rules import visible_to
from mamori.journal.queries import entries
from mamori.people.models import Account
from mamori.vault.acts import SHELVES
from mamori.vault.models import Record

T = Record.Type
FIRST = [shelf.first.kind for shelf in SHELVES.values()]


def names_of(rows: Iterable[Record]) -> dict[UUID, str]:
    """Return the names of some records; its number where the words were erased."""
    listed = {row.stream: row for row in rows}
    names = {row.pk: row.number for row in listed.values()}
    for one in entries(listed, kinds=FIRST):
        if name := (one.words or {}).get("name"):
            names[listed[one.stream].pk] = str(name)
    return names


def known_names_of(account: Account, rows: Iterable[Record]) -> dict[UUID, str]:
    """Return the names of records as somebody may know them.

    All the staff know places and media by name. Of a device on whose page they have no seat they
    learn no more than its number, even where their own material lies on it.
    """
    listed = list(rows)
    devices = Record.unguarded.filter(pk__in=[row.pk for row in listed if row.type == T.DEVICE])
    hidden = {*devices.values_list("pk", flat=True)}
    hidden -= {*visible_to(devices, account).values_list("pk", flat=True)}
    named = names_of(row for row in listed if row.pk not in hidden)
    return named | {row.pk: row.number for row in listed if row.pk in hidden}
