"""Letting somebody in: a seat of their own for those who work on a case."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.queries import barred_from
from mamori.cases.models import Case
from mamori.people import offices
from mamori.people.models import Account, Person, Post


@transaction.atomic
def let_in(*, by: Account, case: Case, people: Iterable[UUID], why: str) -> None:  # noqa: ARG001 -- every effect is told who acted
    """Give members of the staff a seat of their own at a case (HOK-117).

    Whom the case names gets none, and nobody is told so.

    Args:
        by: who lets them in; the fact that was noted in the same transaction holds it.
        case: the case.
        people: members of the school's staff.
        why: the code of the reason, as `access.words.WHY` has it.

    Raises:
        ValueError: somebody is not on the staff of this school.
    """
    wanted = set(people)
    staff = Person.objects.filter(school=case.school_id, kind=Person.Kind.STAFF, pk__in=wanted)
    if staff.count() != len(wanted):
        raise ValueError("a seat is for the staff of the same school")
    free = wanted - barred_from(case.stream)
    access.seat(
        stream=case.stream,
        places=[Place(offices.of_person(pk), Post.Role.TEACHER, why) for pk in sorted(free)],
    )
