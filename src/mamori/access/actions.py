"""Giving seats, barring the named, and noting who read what."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from mamori.access.models import MENTIONED, Seat
from mamori.access.rules import REPORTER
from mamori.base import clock
from mamori.journal import actions as journal
from mamori.journal.queries import READS
from mamori.people import offices
from mamori.people.models import Account


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

    A reporter who is given work to do there holds their seat from then on for that work.

    Raises:
        Barred: somebody tried to seat a person whom the record names.
    """
    now = clock.now()
    until = now + timedelta(hours=hours) if hours else None
    wanted = {place.holder: place for place in places}
    there = Seat.unguarded.filter(stream=stream, holder__in=wanted)
    held = {row.holder: row for row in there}
    if any(row.barred for row in held.values()):
        raise Barred
    Seat.unguarded.bulk_create(
        (
            Seat(stream=stream, holder=holder, role=one.role, why=one.why, since=now, until=until)
            for holder, one in wanted.items()
            if holder not in held
        ),
        update_conflicts=True,
        unique_fields=["stream", "holder"],
        update_fields=["stream"],  # a row that another request made meanwhile stays as it is
    )
    for holder, row in held.items():
        place = wanted[holder]
        longer = row.until and (until is None or row.until < until)
        wider = row.role == REPORTER and place.role != REPORTER and until is None
        if longer or wider:
            Seat.unguarded.filter(pk=row.pk).update(
                role=place.role, why=place.why, since=now, until=until
            )


@transaction.atomic
def seat_many(seats: Mapping[str, Iterable[Place]]) -> None:
    """Give offices seats at many records at once. A seat that is there stays as it is."""
    now = clock.now()
    Seat.unguarded.bulk_create(
        (
            Seat(stream=stream, holder=one.holder, role=one.role, why=one.why, since=now)
            for stream, places in seats.items()
            for one in places
        ),
        ignore_conflicts=True,
        batch_size=1000,
    )


@transaction.atomic
def copy_seats(*, stream: str, to: str, why: Collection[str]) -> None:
    """Give everybody who sits at one record for certain reasons, without end, a seat at another."""
    rows = Seat.unguarded.filter(stream=stream, barred=False, until=None, why__in=why)
    seat(stream=to, places=[Place(row.holder, row.role, row.why) for row in rows])


@transaction.atomic
def take_back(*, stream: str, holders: Collection[str]) -> None:
    """End the seats of some holders at a record now; that they had them is kept."""
    now = clock.now()
    rows = Seat.unguarded.filter(stream=stream, holder__in=holders, barred=False)
    rows.filter(Q(until=None) | Q(until__gt=now)).update(until=now)


@transaction.atomic
def bar(*, stream: str, people: Iterable[UUID], why: str = "") -> None:
    """Take every seat at a record from the adults it names, at once.

    Args:
        stream: the record.
        people: whom it names.
        why: empty for good; `MENTIONED` until somebody has read that they are only mentioned.
    """
    for person in people:
        holder = offices.of_person(person)
        if why and Seat.unguarded.filter(stream=stream, holder=holder, barred=True).exists():
            continue  # what is for good stays so
        Seat.unguarded.update_or_create(
            stream=stream,
            holder=holder,
            defaults={
                "role": "",
                "why": why,
                "barred": True,
                "since": clock.now(),
                "until": None,
            },
        )


@transaction.atomic
def unbar(*, stream: str, person: UUID) -> bool:
    """Let somebody who was only mentioned back to their seats; say whether they were kept out.

    Whom somebody named stays kept out.
    """
    holder = offices.of_person(person)
    rows = Seat.unguarded.filter(stream=stream, holder=holder, barred=True, why=MENTIONED)
    gone, _by_model = rows.delete()
    return bool(gone)


def note_read(*, by: Account, ledger: UUID, stream: str) -> None:
    """Put into the journal that a person opened a record."""
    journal.append(by=by.person_id, ledger=ledger, stream=stream, kind=READS)
