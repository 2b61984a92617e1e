"""Checklists, regular talks, the consultation box, and tests of class climate."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.rules import may
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.people import offices
from mamori.people.models import Account, Post, SchoolClass
from mamori.surveys.actions.once import note_once
from mamori.surveys.models import Climate

R = Post.Role
TALKS = {
    "plan": "consultation.planned",
    "held": "consultation.held",
    "missed": "consultation.missed",
    "box": "box.emptied",
}
FOR_CLIMATE = (R.COMMITTEE,)
OF_THE_CLASS = (R.HOMEROOM, R.GRADE_HEAD)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a test of class climate gave for one class: how many children stand where."""

    school_class: UUID
    counts: Mapping[str, int]


@transaction.atomic
def fill_checklist(*, by: Account, form: str, ticked: Collection[str], pk: UUID) -> None:
    """Write down that somebody of the staff went through a checklist, and what they ticked.

    Whom it is about is not written here: a line that is about a child becomes a sign.
    """
    school = by.person.school
    if not may(by, "checklist.fill", school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    note_once(
        by=by,
        stream=f"school:{school.pk}",
        kind="checklist.filled",
        attrs={"form": form},
        words={"ticked": list(ticked)},
        pk=pk,
    )


@transaction.atomic
def hand_out_checklist(*, by: Account, form: str, to: str, pk: UUID) -> None:
    """Write down that a checklist was given to guardians. It stays with them (T-27)."""
    school = by.person.school
    if not may(by, "checklist.fill", school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    note_once(
        by=by,
        stream=f"school:{school.pk}",
        kind="checklist.handed-out",
        attrs={"form": form},
        words={"to": to},
        pk=pk,
    )


@transaction.atomic
def record_talks(  # noqa: PLR0913 -- what is written down of talks, named at the call
    *, by: Account, what: str, on: date, words: str, found: str = "", pk: UUID | None = None
) -> None:
    """Write down that talks are planned, were held or were not, or that the box was emptied."""
    school = by.person.school
    if not may(by, "talks.record", school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    attrs = {"on": on.isoformat()} if what != "plan" else {}
    attrs |= {"found": found} if what == "box" else {}
    note_once(
        by=by,
        stream=f"school:{school.pk}",
        kind=TALKS[what],
        attrs=attrs,
        words={"what": words, "day": on.isoformat()},
        pk=pk,
    )


@transaction.atomic
def take_climate(
    *, by: Account, form: str, on: date, measured: Collection[Measured]
) -> list[Climate]:
    """Take in a test of class climate: a record for each class, with seats of its own (HOK-085).

    Raises:
        PermissionDenied: the account may not.
        ValueError: a class is not of this school.
    """
    school = by.person.school
    if not may(by, "climate.take", school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    wanted = {one.school_class for one in measured}
    if SchoolClass.objects.filter(school=school, pk__in=wanted).count() != len(wanted):
        raise ValueError("a test of class climate is about classes of the same school")
    made = [_take(by, form, on, one) for one in measured]
    stream = f"school:{school.pk}"
    attrs = {"form": form, "on": on.isoformat()}
    note(by=by.person_id, school=school, stream=stream, kind="climate.measured", attrs=attrs)
    return made


def _take(by: Account, form: str, on: date, one: Measured) -> Climate:
    school, number = by.person.school, uuid4()
    stream = f"climate:{number}"
    climate = Climate.unguarded.create(
        id=number, stream=stream, school=school, school_class_id=one.school_class, on=on
    )
    places = [
        *(Place(offices.of_role(role, school.pk), role, "climate") for role in FOR_CLIMATE),
        *(
            Place(offices.of_class(role, one.school_class), role, "climate")
            for role in OF_THE_CLASS
        ),
    ]
    access.seat(stream=stream, places=places)
    attrs, words = {"form": form, "on": on.isoformat()}, {"counts": dict(one.counts)}
    note(
        by=by.person_id,
        school=school,
        stream=stream,
        kind="climate.measured",
        attrs=attrs,
        words=words,
    )
    return climate
