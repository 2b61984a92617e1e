"""Naming an adult in a case: they lose every way to it at once, and it reaches past them."""

from uuid import UUID

from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.queries import barred_from
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.queries import family, head
from mamori.people import offices
from mamori.people.models import Account, Person, Post, School
from mamori.people.queries import school_day

R = Post.Role
ENOUGH = 2  # of the committee, to decide together


@transaction.atomic
def name_adults(*, by: Account, school: School, stream: str, adults: frozenset[UUID]) -> None:
    """Shut a case to the adults whom it names, and all that is read as one with it.

    The board is told when that is the principal, and when too few of the committee are left to
    decide anything.

    Raises:
        ValueError: somebody is not on the staff of this school.
    """
    if not adults:
        return
    staff = Person.objects.filter(school=school, kind=Person.Kind.STAFF, pk__in=adults)
    if staff.count() != len(adults):
        raise ValueError("an adult who is named is on the staff of the same school")
    journal.lock(school.pk)  # nobody joins cases between the question and the deed
    streams = family(head(stream))
    for one in streams:
        access.bar(stream=one, people=adults)
    note(
        by=by.person_id,
        school=school,
        stream=stream,
        kind="adult.named",
        subjects=sorted(adults),
    )
    left = _holders(R.COMMITTEE, school) - barred_from(stream)
    if adults & _holders(R.PRINCIPAL, school):
        _tell_board(school, streams, "principal-named")
    elif len(left) < ENOUGH:
        _tell_board(school, streams, "few-left")


def _tell_board(school: School, streams: list[str], why: str) -> None:
    office = offices.of_role(R.BOARD_OFFICER, school.pk)
    told = bool(_holders(R.BOARD_OFFICER, school))
    kind, attrs = (
        ("board.told", {"type": why}) if told else ("hop.absent", {"role": R.BOARD_OFFICER})
    )
    for stream in streams:
        access.seat(stream=stream, places=[Place(office, R.BOARD_OFFICER, why)])
        note(by=None, school=school, stream=stream, kind=kind, attrs=attrs)


def _holders(role: str, school: School) -> set[UUID]:
    office = offices.of_role(role, school.pk)
    return offices.holders([office], school_day(school))[office]
