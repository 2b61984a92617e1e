"""Who can see a record and why; who read it when."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from mamori.access.models import MENTIONED, Seat
from mamori.base import clock
from mamori.journal.queries import READS, Entry, entries
from mamori.people import offices
from mamori.people.models import School
from mamori.people.queries import about, school_day


@dataclass(frozen=True, slots=True)
class Reason:
    """One seat through which a person can see a record."""

    role: str
    why: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Sight:
    """One person who can see a record, with every reason for it."""

    person: UUID
    name: str
    reasons: list[Reason]


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An office with a seat that nobody holds today: shown, and no reason to wait (T-02)."""

    role: str
    why: str


def who_can_see(stream: str, school: School) -> tuple[list[Sight], list[Vacancy]]:
    """Return everybody who can see a record now, each with their reasons, and the empty offices.

    Persons whom the record names are left out: that they are barred is told to nobody here.
    """
    now = clock.now()
    seats = list(
        Seat.unguarded.filter(Q(until=None) | Q(until__gt=now), stream=stream, barred=False)
    )
    barred = barred_from(stream)
    held = offices.holders((seat.holder for seat in seats), school_day(school))
    names = about({person for people in held.values() for person in people})
    reasons: dict[UUID, list[Reason]] = defaultdict(list)
    vacancies = []
    for seat in sorted(seats, key=lambda seat: (seat.since, seat.role)):
        people = held[seat.holder] - barred
        for person in people:
            reasons[person].append(Reason(seat.role, seat.why, seat.until))
        if not people:
            vacancies.append(Vacancy(seat.role, seat.why))
    sights = [Sight(person, names[person].name, why) for person, why in reasons.items()]
    return sorted(sights, key=lambda sight: sight.name), vacancies


def barred_from(stream: str) -> set[UUID]:
    """Return the persons whom a record names and who can never have a seat at it."""
    rows = Seat.unguarded.filter(stream=stream, barred=True).values_list("holder", flat=True)
    return {UUID(holder.removeprefix("person:")) for holder in rows}


def mentioned_in(stream: str) -> set[UUID]:
    """Return those who are kept out only because a text mentions them."""
    rows = Seat.unguarded.filter(stream=stream, barred=True, why=MENTIONED)
    return {
        UUID(holder.removeprefix("person:")) for holder in rows.values_list("holder", flat=True)
    }


def only_mentioned(stream: str, school: School) -> list[tuple[UUID, str]]:
    """Return who is kept out only because a text mentions them, and would see it by their post."""
    seats = Seat.unguarded.filter(stream=stream, barred=False, until=None)
    held = offices.holders(seats.values_list("holder", flat=True), school_day(school))
    people = mentioned_in(stream) & set().union(*held.values())
    names = about(people)
    return sorted(((pk, names[pk].name) for pk in people), key=lambda one: one[1])


def naming_somebody() -> set[str]:
    """Return every record that names an adult. For the program itself, never for a page."""
    return set(Seat.unguarded.filter(barred=True).values_list("stream", flat=True))


def read_log(stream: str) -> list[Entry]:
    """Return who opened a record and when, newest first, broken glass included."""
    return entries([stream], kinds=[READS, "glass.broken"])[::-1]
