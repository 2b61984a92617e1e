"""Letting somebody in: a seat of their own for those who work on a case."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.queries import barred_from
from mamori.base.mail import knock
from mamori.cases.models import Case
from mamori.people import offices
from mamori.people.models import Account, Person, Post, School
from mamori.people.queries import addresses, school_day

R = Post.Role
# Posts whose work at a case differs from that of any colleague, and so their seat.
OWN_WORK = (R.NURSE_TEACHER, R.COUNSELLOR)


@transaction.atomic
def let_in(*, by: Account, case: Case, people: Iterable[UUID], why: str) -> None:
    """Give members of the staff a seat of their own at a case, and knock at their door (HOK-117).

    Nurse-teacher and counsellor sit there as what they are, everybody else as a teacher. Whom the
    case names gets no seat, and nobody is told so.

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
    roles = _roles(free, case.school)
    places = [Place(offices.of_person(pk), roles.get(pk, R.TEACHER), why) for pk in sorted(free)]
    access.seat(stream=case.stream, places=places)
    knock(addresses(free - {by.person_id}))


def _roles(people: set[UUID], school: School) -> dict[UUID, str]:
    held = Post.objects.filter(
        offices.in_force(school_day(school)), school=school, person__in=people, role__in=OWN_WORK
    )
    return dict(held.values_list("person", "role"))
