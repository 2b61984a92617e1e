"""Beginning a record of this room, and everything that is done with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.acting import working_roles
from mamori.access.actions import Place
from mamori.access.rules import MAY, RECORDER, may, visible_to
from mamori.base import clock
from mamori.base.numbers import free_number
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.journal.queries import Entry, entries, entry
from mamori.people import offices
from mamori.people.models import Account, School
from mamori.people.queries import school_day, uuids, year_of
from mamori.vault.acts import SHELVES, WANTING, WELL, Act, Shelf
from mamori.vault.acts.material import ELSEWHERE, NEITHER, PORTABLE
from mamori.vault.models import Record
from mamori.vault.queries.fitness import parts_filled

T = Record.Type
KEPT = "material.kept"
TOLD_BY_PROGRAM = {"result", "lies-on"}  # codes that no form asks for


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody typed, as the journal takes it."""

    attrs: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    filled: tuple[str, ...] = ()  # parts of the form that hold something, for gates
    pk: UUID | None = None  # made with the empty form, so that a form sent twice is one entry


@transaction.atomic
def begin(*, by: Account, school: School, type: str, what: Given) -> Record:  # noqa: A002 -- as the model has it
    """List a place, a device, a medium or material.

    Raises:
        PermissionDenied: the person's posts do not allow it, or they may not see where it would be.
        Refused: a gate is not satisfied; nothing was written.
    """
    shelf = SHELVES[type]
    if not may(by, shelf.first.verb, school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    if what.pk and (sent := Record.unguarded.filter(pk=what.pk).first()):
        first = entries([sent.stream])[0]
        if (sent.type, first.by) == (type, by.person_id) and _says(first, what):
            return sent
        what = replace(what, pk=None)  # an old page, other answers: a record of its own
    pk = what.pk or uuid4()
    record = Record(
        id=pk,
        stream=f"{shelf.stream}:{pk}",
        school=school,
        type=type,
        number=_number(school),
        at=clock.now(),
    )
    what = _settled(by, record, shelf.first, what)
    record.save(force_insert=True)
    _seat(by, record, shelf)
    _note(by, record, shelf.first, replace(what, pk=None))
    return record


@transaction.atomic
def act(*, by: Account, record: Record, slug: str, what: Given) -> Fact:
    """Record what was done with a place, a device, a medium or material.

    Raises:
        PermissionDenied: the person has no seat from which to do this, or it is not the time.
        Refused: a gate is not satisfied; nothing was written.
    """
    journal.lock(record.school_id)
    now = Record.unguarded.select_related("school").get(pk=record.pk)
    done = SHELVES[now.type].act(slug)
    if done is None or not MAY[done.verb] & working_roles(by, now.stream, now.school):
        raise PermissionDenied
    if what.pk and (sent := entry(what.pk)):
        same = (sent.stream, sent.by, sent.kind) == (now.stream, by.person_id, done.kind)
        if same and _says(sent, what):
            return Fact.unguarded.get(pk=sent.id)
        what = replace(what, pk=None)
    if now.ended:
        raise PermissionDenied
    fact = _note(by, now, done, _settled(by, now, done, what))
    now.ended = done.ends
    now.save(update_fields=["where", "ended"])
    return fact


def _says(sent: Entry, what: Given) -> bool:
    """Say whether an entry has these answers, and no others."""
    chosen = {name: code for name, code in sent.attrs.items() if name not in TOLD_BY_PROGRAM}
    return (chosen, sent.words) == (dict(what.attrs), dict(what.words))


def _settled(by: Account, record: Record, done: Act, what: Given) -> Given:
    """Return what was typed with what the program knows of it: the result, where it lies."""
    attrs = dict(what.attrs)
    if done.is_well is not None:
        attrs["result"] = WELL if done.is_well(attrs) else WANTING
    if done.kind != KEPT:
        return replace(what, attrs=attrs)
    chosen, filled = str(attrs.get("where", ELSEWHERE)), set(what.filled)
    record.where = None
    if chosen in {PORTABLE, ELSEWHERE}:
        attrs["lies-on"] = chosen
    else:
        record.where = _listed(by, record.school, chosen)
        attrs["lies-on"] = record.where.type
        filled |= parts_filled(record.where, str(attrs.get("class", "")))
    if attrs.get("guard", NEITHER) != NEITHER:
        filled.add("anonymised-or-encrypted")
    return replace(what, attrs=attrs, filled=tuple(sorted(filled)))


def _listed(by: Account, school: School, chosen: str) -> Record:
    """Return what was chosen to keep something on.

    Raises:
        PermissionDenied: there is no such thing here, or it is a device of somebody else.
    """
    rows = Record.unguarded.select_related("school").filter(school=school, ended=False)
    found = rows.exclude(type=T.MATERIAL).filter(pk__in=uuids([chosen])).first()
    if found is None or (found.type == T.DEVICE and not visible_to(rows, by).filter(pk=found.pk)):
        raise PermissionDenied
    return found


def _number(school: School) -> str:
    def is_taken(number: str) -> bool:
        return Record.unguarded.filter(school=school, number=number).exists()

    return free_number(is_taken, year=year_of(school, school_day(school)))


def _seat(by: Account, record: Record, shelf: Shelf) -> None:
    places = [
        Place(offices.of_role(role, record.school_id), role, why)
        for role, why in shelf.seats.items()
    ]
    if shelf.own:
        places.append(Place(offices.of_person(by.person_id), RECORDER, "recorder"))
    access.seat(stream=record.stream, places=places)


def _note(by: Account, record: Record, done: Act, what: Given) -> Fact:
    return note(
        by=by.person_id,
        school=record.school,
        stream=record.stream,
        kind=done.kind,
        attrs=what.attrs,
        words=dict(what.words),
        filled=what.filled,
        pk=what.pk,
    )
