"""Writing the letters: who is asked about a person is read from the packs on that day."""

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.rules import may
from mamori.base import clock
from mamori.consent.models import Asking, Letter
from mamori.consent.queries.whom import needed
from mamori.consent.words import PERSON, REPRESENTATIVE
from mamori.journal import actions as journal
from mamori.people.models import Account
from mamori.people.names import guardians_by_child


@transaction.atomic
def write_letters(*, by: Account, asking: Asking, people: Collection[UUID]) -> list[Letter]:
    """Return the letters of one asking about persons, making those that are not there yet.

    Each guardian gets a letter of their own, so that it is known who answered. Where the school's
    list names no guardian there is one letter, and whoever answers writes their name.

    Raises:
        PermissionDenied: the account has no such seat at one of the persons.
    """
    if any(not may(by, "consent.record", stream=f"consent:{person}") for person in people):
        raise PermissionDenied
    journal.lock(asking.school_id)
    guardians = guardians_by_child(set(people))
    found = {
        (one.person_id, one.side, one.reader_id): one
        for one in Letter.unguarded.filter(asking=asking, person__in=people)
    }
    letters = []
    for person, agreeing in needed(asking, people).items():
        for side, reader in _readers(agreeing.sides, guardians.get(person, [])):
            letter = found.get((person, side, reader)) or Letter.unguarded.create(
                stream=f"consent:{person}",
                asking=asking,
                person_id=person,
                side=side,
                reader_id=reader,
                made_at=clock.now(),
            )
            letters.append(letter)
    return letters


def _readers(sides: Collection[str], guardians: list[UUID]) -> list[tuple[str, UUID | None]]:
    of_guardians: list[UUID | None] = [*guardians] or [None]
    own: list[tuple[str, UUID | None]] = [(PERSON, None)] if PERSON in sides else []
    return own + [(REPRESENTATIVE, one) for one in of_guardians if REPRESENTATIVE in sides]
