"""Which records somebody may see, and what they may do with them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from mamori.access.acting import working_roles
from mamori.access.actions import note_read
from mamori.access.rules import MAY, duty_roles, visible_to
from mamori.duties.places import Spot
from mamori.duties.queries import Due, open_duties
from mamori.journal.queries import entries
from mamori.people.models import Account, School
from mamori.people.packs import in_force
from mamori.vault.acts import SHELVES, WANTING, Act
from mamori.vault.models import Record
from mamori.vault.queries.naming import known_names_of, names_of

ROOM = "vault"
CHECKS = {act.kind for shelf in SHELVES.values() for act in shelf.acts if act.is_well is not None}
NEEDS_A_CHECK = {Record.Type.PLACE, Record.Type.DEVICE}


@dataclass(frozen=True, slots=True)
class Row:
    """A record as a list shows it: what it is called, and a word on how it stands."""

    record: Record
    name: str
    state: str
    colour: str
    where: str = ""


def is_asked_for(school: School) -> bool:
    """Say whether a pack in force asks where records are kept, or something is listed already."""
    asked = any(entry.room == ROOM for pack in in_force(school) for entry in pack.pages)
    return asked or Record.unguarded.filter(school=school).exists()


def rows_of(account: Account, type: str) -> list[Row]:  # noqa: A002 -- as the model has it
    """Return the records of a list that a person has a seat at, by name; given up ones last."""
    rows = _rows(account, list(_visible(account).filter(type=type)))
    return sorted(rows, key=lambda row: (row.record.ended, row.name, row.record.number))


def row_of(account: Account, record: Record) -> Row:
    """Return a record, which the caller has asked whether they may read, as a list shows it."""
    return _rows(account, [record])[0]


def _rows(account: Account, found: list[Record]) -> list[Row]:
    names = names_of(found)
    on = known_names_of(account, [record.where for record in found if record.where])
    checks: dict[str, dict[str, str]] = defaultdict(dict)  # stream -> kind -> its last result
    for one in entries({record.stream for record in found}, kinds=CHECKS):
        checks[one.stream][one.kind] = str(one.attrs.get("result", ""))
    unfit = _unfit(record.where for record in found if record.where)
    return [
        Row(
            record,
            names[record.pk],
            *(
                _state_of_material(record, unfit)
                if record.type == Record.Type.MATERIAL
                else _state(record, set(checks[record.stream].values()))
            ),
            on.get(record.where_id, "") if record.where_id else "",
        )
        for record in found
    ]


def _unfit(storages: Iterable[Record]) -> set[UUID]:
    """Return what nothing should lie on now: given up, or found wanting when looked at last."""
    listed = list(storages)
    # Who can open a place is for those alone who look after it.
    found = entries({one.stream for one in listed}, kinds=["device.checked", "medium.checked"])
    results = {one.stream: one.attrs.get("result") for one in found}
    return {one.pk for one in listed if one.ended or results.get(one.stream) == WANTING}


def _state_of_material(record: Record, unfit: Collection[UUID]) -> tuple[str, str]:
    if record.ended:
        return _("Kept no longer"), "grey"
    return (_("To be put right"), "yellow") if record.where_id in unfit else (_("Kept"), "green")


def _state(record: Record, results: Collection[str]) -> tuple[str, str]:
    if record.ended:
        return _("Given up"), "grey"
    if WANTING in results:
        return _("To be put right"), "yellow"
    if not results and record.type in NEEDS_A_CHECK:
        return _("Not looked at yet"), "yellow"
    return _("In use"), "green"


def read_record(account: Account, pk: UUID) -> Record:
    """Return one record and note that it was read.

    Raises:
        Http404: there is none, or none for this person: nobody can tell which.
    """
    record = _visible(account).filter(pk=pk).first()
    if record is None:
        raise Http404
    if not MAY[SHELVES[record.type].read] & working_roles(account, record.stream, record.school):
        raise Http404
    note_read(by=account, ledger=record.school_id, stream=record.stream)
    return record


def acts_for(account: Account, record: Record) -> list[Act]:
    """Return what a person can do with a record now."""
    if record.ended:
        return []
    roles = working_roles(account, record.stream, record.school)
    return [act for act in SHELVES[record.type].acts if MAY[act.verb] & roles]


def due_in(account: Account, record: Record, language: str) -> list[Due]:
    """Return what is due at a record for a person."""
    roles = duty_roles(working_roles(account, record.stream, record.school))
    return open_duties({record.stream}, language, roles={record.stream: roles})


def kept_on(account: Account, storage: Record) -> list[Row]:
    """Return the material on a place, a device or a medium that a person may see."""
    rows = rows_of(account, Record.Type.MATERIAL)
    return [replace(row, where="") for row in rows if row.record.where_id == storage.pk]


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the records among some streams that a person sees, and where they are."""
    ours = [one for one in streams if one.startswith(("storage:", "material:"))]
    if not ours:
        return {}
    names = {
        Record.Type.PLACE: _("place %(number)s"),
        Record.Type.DEVICE: _("device %(number)s"),
        Record.Type.MEDIUM: _("medium %(number)s"),
        Record.Type.MATERIAL: _("material %(number)s"),
    }
    return {
        record.stream: Spot(
            names[Record.Type(record.type)] % {"number": record.number},
            reverse("vault:record", args=[record.pk]),
        )
        for record in _visible(account).filter(stream__in=ours)
    }


def _visible(account: Account) -> QuerySet[Record]:
    return visible_to(Record.unguarded.select_related("school", "where"), account)
