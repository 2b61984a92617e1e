"""Asking for consent: one purpose and one channel at a time, several of them side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.rules import may
from mamori.base import clock
from mamori.consent.models import Asked, Asking, Request
from mamori.consent.queries.whom import askable
from mamori.consent.words import CHANNELS, DATA
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.people import offices
from mamori.people.models import Account, Enrolment, Post, School
from mamori.people.offices import in_force
from mamori.people.queries import school_day

R = Post.Role
KEEPERS = (R.OFFICE, R.PRINCIPAL, R.VICE_PRINCIPAL, R.DATA_PROTECTION_LEAD)


@dataclass(frozen=True, slots=True)
class NewAsking:
    """What somebody wants to ask."""

    id: UUID  # made with the empty form, so that a form sent twice is one asking
    people: frozenset[UUID]
    purpose: Mapping[str, str]  # by language
    channels: tuple[str, ...]  # each becomes a request of its own
    data: tuple[str, ...]
    until: date
    answer_by: date
    party: str = ""  # to whom it would go, where the channel does not say it


@transaction.atomic
def ask(*, by: Account, asking: NewAsking) -> Asking:
    """Ask persons for their consent. Nothing is given by it: silence is not consent (DNI-04).

    Raises:
        PermissionDenied: the account may not ask, or not about all of these persons.
        ValueError: nothing is asked, or codes that there are not.
    """
    school = by.person.school
    if not may(by, "consent.ask", school=school):
        raise PermissionDenied
    known = set(asking.channels) <= set(CHANNELS) and set(asking.data) <= set(DATA)
    if not (known and asking.people and asking.channels and asking.data and asking.purpose):
        raise ValueError("a request has persons, data, a channel and a purpose")
    journal.lock(school.pk)
    sent_before = Asking.unguarded.filter(pk=asking.id).first()
    if sent_before and sent_before.by_id == by.person_id:
        return sent_before
    if asking.people - askable(by):
        raise PermissionDenied
    return _record(by, school, asking, uuid4() if sent_before else asking.id)


def _record(by: Account, school: School, asking: NewAsking, pk: UUID) -> Asking:
    row = Asking.unguarded.create(
        id=pk,
        stream=f"asking:{pk}",
        school=school,
        by=by.person,
        asked_at=clock.now(),
        answer_by=asking.answer_by,
        until=asking.until,
    )
    for number, channel in enumerate(asking.channels, 1):
        _request(row, asking, number, channel)
    _seat(school, row, sorted(asking.people))
    return row


def _request(row: Asking, asking: NewAsking, number: int, channel: str) -> None:
    people, data = sorted(asking.people), list(asking.data)
    request = Request.unguarded.create(
        id=uuid5(row.pk, channel), asking=row, number=number, channel=channel, data=data
    )
    Asked.unguarded.bulk_create(
        (Asked(stream=_stream(person), request=request, person_id=person) for person in people),
        batch_size=1000,
    )
    note(
        by=row.by_id,
        school=row.school,
        stream=row.stream,
        kind="consent.asked",
        attrs={
            "request": str(request.pk),
            "channel": channel,
            "data": data,
            "until": asking.until.isoformat(),
        },
        subjects=people,
        words={"purpose": dict(asking.purpose), "party": asking.party},
        pk=request.pk,
    )


def _stream(person: UUID) -> str:
    return f"consent:{person}"


def _seat(school: School, asking: Asking, people: list[UUID]) -> None:
    """Let the office, the leads and the homeroom teacher of the day see what is asked."""
    day = school_day(school)
    keepers = [Place(offices.of_role(role, school.pk), role, "consent") for role in KEEPERS]
    groups = Enrolment.objects.filter(in_force(day), person__in=people)
    pupils = set(groups.values_list("person", flat=True))
    teachers = [
        Place(offices.of_class(R.HOMEROOM, group), R.HOMEROOM, "consent")
        for group in set(groups.values_list("school_class", flat=True))
    ]
    seats = {asking.stream: [*keepers, *teachers]}
    for person in people:
        own = Place(offices.of_child(R.HOMEROOM, person), R.HOMEROOM, "consent")
        seats[_stream(person)] = [*keepers, *([own] if person in pupils else [])]
    access.seat_many(seats)


@transaction.atomic
def remind(*, by: Account, asking: Asking, answer_by: date) -> None:
    """Remind whoever has not answered, once; letters are then written anew. Silence stays silence.

    Raises:
        PermissionDenied: the account has no such seat, or the one reminder has been written.
    """
    journal.lock(asking.school_id)
    asking.refresh_from_db()
    if not may(by, "consent.ask", stream=asking.stream):
        raise PermissionDenied
    if asking.reminded_at:
        raise PermissionDenied
    asking.reminded_at, asking.answer_by = clock.now(), answer_by
    asking.save(update_fields=["reminded_at", "answer_by"])
    note(by=by.person_id, school=asking.school, stream=asking.stream, kind="consent.reminded")
