"""What ends by itself, and what is erased when somebody has left."""

from collections import defaultdict
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.rules import may
from mamori.consent.models import Answer, Asked, Asking, Letter
from mamori.consent.words import EXPIRED, GIVEN
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.people.models import Account, Person, School
from mamori.people.queries import school_day
from mamori.people.stays import left


@transaction.atomic
def end_what_is_over() -> None:
    """Note the consents whose last day has passed. They have covered nothing since; see there."""
    for school in School.objects.filter(kind=School.Kind.SCHOOL):
        day = school_day(school)
        over = Asked.unguarded.filter(
            request__asking__school=school, request__asking__until__lt=day, status=GIVEN
        ).select_related("request__asking")
        whose: dict[UUID, list[Asked]] = defaultdict(list)
        for one in over:
            whose[one.request_id].append(one)
        for request, rows in whose.items():
            asking: Asking = rows[0].request.asking
            note(
                by=None,
                school=school,
                stream=asking.stream,
                kind="consent.expired",
                attrs={"request": str(request)},
                subjects=sorted(one.person_id for one in rows),
            )
            ids = [one.pk for one in rows]
            Asked.unguarded.filter(pk__in=ids).update(status=EXPIRED, ended_on=asking.until)


class StillHere(Exception):
    """The person has not left, so what they agreed to is still needed."""


@transaction.atomic
def erase_who_left(*, by: Account, person: Person) -> None:
    """Make unreadable what was written about somebody's consents, once they have left.

    That they were asked, agreed and took it back stays, in codes and dates, as the proof of it.

    Raises:
        PermissionDenied: the account has no such seat.
        StillHere: the person has not left.
    """
    stream = f"consent:{person.pk}"
    if not may(by, "consent.erase", stream=stream):
        raise PermissionDenied
    if not left([person.pk], school_day(person.school)):
        raise StillHere
    Letter.unguarded.filter(stream=stream).delete()
    rows = Asked.unguarded.filter(stream=stream)
    Answer.unguarded.filter(asked__in=rows).delete()
    rows.filter(status=GIVEN).update(status=EXPIRED, ended_on=school_day(person.school))
    journal.erase(by=by.person_id, ledger=person.school_id, stream=stream, why="left")
