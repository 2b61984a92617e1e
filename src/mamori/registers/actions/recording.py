"""Beginning a record of a register, and everything that is done with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.acting import working_roles
from mamori.access.actions import Place
from mamori.access.queries import barred_from, who_can_see
from mamori.access.rules import MAY, RECORDER, may
from mamori.base import clock
from mamori.base.mail import knock
from mamori.base.numbers import free_number
from mamori.duties import naming
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.journal.queries import entries, entry
from mamori.people import offices
from mamori.people.mentions import staff_mentioned
from mamori.people.models import Account, School
from mamori.people.queries import addresses, school_day, year_of
from mamori.registers.acts import REGISTERS, Act, Register
from mamori.registers.models import Record


class NotYours(Exception):
    """Somebody else decides: not who raised it, nor who ordered what it is about."""


@dataclass(frozen=True, slots=True)
class Raised:
    """What somebody typed, as the journal takes it."""

    attrs: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    named: frozenset[UUID] = frozenset()  # the adults whom it is about
    pk: UUID | None = None  # made with the empty form, so that a form sent twice is one entry

    @property
    def text(self) -> str:
        """Everything that was written, in one piece."""
        return "\n".join(value for value in self.words.values() if isinstance(value, str))


@transaction.atomic
def raise_it(
    *,
    by: Account | None,
    school: School,
    type: str,  # noqa: A002 -- the word that models and addresses have for it
    what: Raised,
    places: Collection[Place] | None = None,
) -> Record:
    """Begin a complaint, an objection or a warning, and let those see it who must act.

    Whom it is about, and whoever of the staff its words mention, loses every way to it in the same
    transaction; where that is the principal, the board is told instead. An objection stands open
    to all the staff, so that nobody goes on with what rests.

    Args:
        by: who wrote it down; None where it came in at the school's door.
        school: whose register.
        type: which register, as `Record.Type`.
        what: what was typed.
        places: who sits at it, where the room in which it came in leaves it to fewer than the
            register does; that room lets them know, too.

    Raises:
        PermissionDenied: the person's posts do not allow it.
        ValueError: somebody named is not on the staff.
    """
    register = REGISTERS[type]
    if by and not may(by, register.first.verb, school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    if what.pk and (sent := Record.unguarded.filter(pk=what.pk).first()):
        if by and _is_same(sent, by, what):
            _name_more(by, school, sent, what)
            return sent
        what = Raised(what.attrs, what.words, what.named)  # an old page, other words: its own
    record = _open(school, register, what)
    named = what.named if type == Record.Type.OBJECTION else _named(by, school, what)
    _seat(by, record, register, named, places)
    note(
        by=by.person_id if by else None,
        school=school,
        stream=record.stream,
        kind=register.first.kind,
        attrs={**register.first.fixed, **what.attrs},
        words=dict(what.words),
    )
    told = naming.name_adults(
        by=by, school=school, stream=record.stream, adults=named, deciders=naming.LEADS
    )
    seeing = {sight.person for sight in who_can_see(record.stream, school)[0]}
    if type != Record.Type.OBJECTION and places is None:  # forty mails for one form help nobody
        knock(addresses(seeing - told - ({by.person_id} if by else set())))
    return record


@transaction.atomic
def act(*, by: Account, record: Record, slug: str, what: Raised) -> Fact:
    """Record what was done with a record. Whom it names loses the record first.

    Raises:
        PermissionDenied: the person has no seat from which to do this, or it is not the time.
        NotYours: somebody else must decide it.
    """
    journal.lock(record.school_id)
    now = Record.unguarded.select_related("school").get(pk=record.pk)
    register = REGISTERS[now.type]
    done = register.act(slug)
    if done is None or not may_act(by, now, done):
        raise PermissionDenied
    attrs = {**done.fixed, **what.attrs}
    if what.pk and (sent := entry(what.pk)):
        new = (now.stream, by.person_id, attrs, dict(what.words))
        if (sent.stream, sent.by, sent.attrs, sent.words) == new:
            return Fact.unguarded.get(pk=sent.id)
        what = Raised(what.attrs, what.words, what.named)
    if done.only_in and now.state not in done.only_in:
        raise PermissionDenied
    if done.by_another and by.person_id in _own(now):
        raise NotYours
    naming.name_adults(
        by=by, school=now.school, stream=now.stream, adults=what.named, deciders=naming.LEADS
    )
    fact = note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind=done.kind,
        attrs=attrs,
        words=dict(what.words),
        pk=what.pk,
    )
    if done.becomes and done.becomes != now.state:
        Record.unguarded.filter(pk=now.pk).update(state=done.becomes)
    return fact


def may_act(by: Account, record: Record, done: Act) -> bool:
    """Say whether a person's seats at a record, or acting for who leads, allow an act."""
    return bool(MAY[done.verb] & working_roles(by, record.stream, record.school))


def look_again_past_the_named() -> None:
    """Look at every record that names somebody: posts change, and may leave it to those named."""
    rows = Record.unguarded.select_related("school").order_by("pk")
    records = [(row.stream, row.school) for row in rows]
    naming.look_again_past_the_named(records, deciders=naming.LEADS)


def _open(school: School, register: Register, what: Raised) -> Record:
    pk = what.pk or uuid4()

    def is_taken(number: str) -> bool:
        return Record.unguarded.filter(school=school, number=number).exists()

    return Record.unguarded.create(
        id=pk,
        stream=f"{register.type}:{pk}",
        school=school,
        type=register.type,
        number=free_number(is_taken, year=year_of(school, school_day(school))),
        at=clock.now(),
    )


def _named(by: Account | None, school: School, what: Raised) -> frozenset[UUID]:
    """Return whom it is about, and whoever its words may mean; not who wrote them down."""
    found = staff_mentioned(school, what.text, school_day(school))
    return what.named | (found - ({by.person_id} if by else set()))


def _seat(
    by: Account | None,
    record: Record,
    register: Register,
    named: frozenset[UUID],
    few: Collection[Place] | None,
) -> None:
    places = [
        Place(offices.of_role(role, record.school_id), role, why)
        for role, why in register.seats.items()
    ]
    places = places if few is None else list(few)
    # All the staff sit at an objection; a seat of their own would tell everybody who said stop.
    if by and by.person_id not in named and register.type != Record.Type.OBJECTION:
        places.append(Place(offices.of_person(by.person_id), RECORDER, "recorder"))
    access.seat(stream=record.stream, places=places)


def _name_more(by: Account, school: School, sent: Record, what: Raised) -> None:
    """Name the adults who were ticked only on the way back: it is about them as well."""
    if what.named - barred_from(sent.stream):
        naming.name_adults(
            by=by,
            school=school,
            stream=sent.stream,
            adults=what.named,
            deciders=naming.LEADS,
        )


def _is_same(record: Record, by: Account, what: Raised) -> bool:
    first = entries([record.stream])[0]
    attrs = {**REGISTERS[record.type].first.fixed, **what.attrs}
    return (first.by, first.attrs, first.words) == (by.person_id, attrs, dict(what.words))


def _own(record: Record) -> set[UUID]:
    """Return who raised it, and who ordered what it is about."""
    first = entries([record.stream])[0]
    ordered = {UUID(person) for person in (first.words or {}).get("ordered", ())}
    return ordered | ({first.by} if first.by else set()) | barred_from(record.stream)
