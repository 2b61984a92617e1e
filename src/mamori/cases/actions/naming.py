"""Naming an adult in a case: they lose every way to it at once, and it reaches past them."""

from uuid import UUID

from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.duties.actions import note
from mamori.people import offices
from mamori.people.models import Account, Person, Post, School
from mamori.people.queries import school_day

R = Post.Role


@transaction.atomic
def name_adults(*, by: Account, school: School, stream: str, adults: frozenset[UUID]) -> None:
    """Shut a case to the adults whom it names; when that is the principal, tell the board.

    Raises:
        ValueError: somebody is not on the staff of this school.
    """
    if not adults:
        return
    staff = Person.objects.filter(school=school, kind=Person.Kind.STAFF, pk__in=adults)
    if staff.count() != len(adults):
        raise ValueError("an adult who is named is on the staff of the same school")
    access.bar(stream=stream, people=adults)
    note(
        by=by.person_id,
        school=school,
        stream=stream,
        kind="adult.named",
        subjects=sorted(adults),
    )
    if adults & _holders(R.PRINCIPAL, school):
        _tell_board(school, stream)


def _tell_board(school: School, stream: str) -> None:
    office = offices.of_role(R.BOARD_OFFICER, school.pk)
    access.seat(stream=stream, places=[Place(office, R.BOARD_OFFICER, "principal-named")])
    told = bool(_holders(R.BOARD_OFFICER, school))
    kind, attrs = (
        ("board.told", {"type": "principal-named"})
        if told
        else ("hop.absent", {"role": R.BOARD_OFFICER})
    )
    note(by=None, school=school, stream=stream, kind=kind, attrs=attrs)


def _holders(role: str, school: School) -> set[UUID]:
    office = offices.of_role(role, school.pk)
    return offices.holders([office], school_day(school))[office]
