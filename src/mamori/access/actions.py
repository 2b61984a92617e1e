"""Giving seats, barring the named, breaking the glass, and noting who read what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.models import Seat
from mamori.access.rules import GLASS, may
from mamori.base import clock
from mamori.journal import actions as journal
from mamori.journal.queries import READS, streams_about
from mamori.people import offices
from mamori.people.models import Account, Post

GLASS_HOURS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A seat to be given: who holds it, as what, and a code for why."""

    holder: str
    role: str
    why: str


class Barred(Exception):
    """The record names this person, so they can hold no seat at it."""


@transaction.atomic
def seat(*, stream: str, places: Iterable[Place], hours: int | None = None) -> None:
    """Give seats at a record. A seat that is there stays; a barred person gets none.

    Raises:
        Barred: somebody tried to seat a person whom the record names.
    """
    now = clock.now()
    until = now + timedelta(hours=hours) if hours else None
    for place in places:
        row, made = Seat.unguarded.get_or_create(
            stream=stream,
            holder=place.holder,
            defaults={"role": place.role, "why": place.why, "since": now, "until": until},
        )
        if row.barred:
            raise Barred
        if not made and row.until and (until is None or row.until < until):
            Seat.unguarded.filter(pk=row.pk).update(
                role=place.role, why=place.why, since=now, until=until
            )


@transaction.atomic
def bar(*, stream: str, people: Iterable[UUID]) -> None:
    """Take every seat at a record from the adults it names, at once and for good."""
    for person in people:
        Seat.unguarded.update_or_create(
            stream=stream,
            holder=offices.of_person(person),
            defaults={
                "role": "",
                "why": "",
                "barred": True,
                "since": clock.now(),
                "until": None,
            },
        )


def note_read(*, by: Account, ledger: UUID, stream: str) -> None:
    """Put into the journal that a person opened a record."""
    journal.append(by=by.person_id, ledger=ledger, stream=stream, kind=READS)


@transaction.atomic
def break_glass(*, by: Account, child: UUID, why: str) -> int:
    """Open the records about a child for some hours, with a reason that the lead will read.

    Records that name the person stay shut and stay unseen: they get the same answer as if there
    were none.

    Returns:
        how many records were opened.

    Raises:
        PermissionDenied: the person's posts do not allow it.
    """
    school = by.person.school
    if not may(by, "glass.break", school=school):
        raise PermissionDenied
    opened = 0
    me = offices.of_person(by.person_id)
    guarded = Seat.unguarded.filter(stream__in=streams_about(child))
    shut = guarded.filter(holder=me, barred=True).values("stream")
    for stream in guarded.exclude(stream__in=shut).values_list("stream", flat=True).distinct():
        seat(stream=stream, places=[Place(me, GLASS, "glass")], hours=GLASS_HOURS)
        journal.append(
            by=by.person_id,
            ledger=school.pk,
            stream=stream,
            kind="glass.broken",
            attrs={"hours": GLASS_HOURS},
            words={"why": why},
        )
        opened += 1
    journal.append(
        by=by.person_id,
        ledger=school.pk,
        stream=f"school:{school.pk}",
        kind="glass.asked",
        attrs={"opened": opened},
        subjects=[child],
        words={"why": why},
    )
    return opened


def leads(school: UUID) -> set[str]:
    """Return the offices that are told when somebody breaks the glass."""
    told = (Post.Role.SAFEGUARDING_LEAD, Post.Role.PRINCIPAL)
    return {offices.of_role(role, school) for role in told}
