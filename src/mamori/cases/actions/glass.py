"""Breaking the glass: opening records in an emergency, with a reason that others will read."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.queries import barred_from
from mamori.access.rules import GLASS, may
from mamori.base.mail import knock
from mamori.cases.models import Case
from mamori.cases.queries import glass_unreviewed
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.keys import stream_keys
from mamori.journal.queries import streams_about
from mamori.people import offices
from mamori.people.models import Account, Post, School
from mamori.people.queries import addresses, school_day

HOURS = 4
TOLD = (Post.Role.SAFEGUARDING_LEAD, Post.Role.PRINCIPAL)


@transaction.atomic
def break_glass(*, by: Account, child: UUID, why: str) -> int:
    """Open the records about a child for some hours; the lead and the principal are told.

    Records that name the person stay shut and stay unseen: the answer is the same as if there were
    none.

    Returns:
        how many records were opened.

    Raises:
        PermissionDenied: the person's posts do not allow it.
    """
    school = by.person.school
    if not may(by, "glass.break", school=school):
        raise PermissionDenied
    about = Case.unguarded.filter(school=school, stream__in=streams_about(child))
    readable = stream_keys({case.stream for case in about})  # an erased case has nothing to open
    cases = [c for c in about if c.stream in readable and by.person_id not in barred_from(c.stream)]
    for case in cases:
        _open(by, case, why)
    journal.append(
        by=by.person_id,
        ledger=school.pk,
        stream=f"school:{school.pk}",
        kind="glass.asked",
        attrs={"opened": len(cases)},
        subjects=[child],
        words={"why": why},
    )
    return len(cases)


@transaction.atomic
def review_glass(*, by: Account, case: Case) -> None:
    """Confirm having read why a case was opened in an emergency.

    Raises:
        PermissionDenied: the account may not read who opened the case, or opened it itself.
    """
    own = by.person_id in glass_unreviewed(case)
    if own or not may(by, "reads.read", stream=case.stream):
        raise PermissionDenied
    note(by=by.person_id, school=case.school, stream=case.stream, kind="glass.reviewed")


def _open(by: Account, case: Case, why: str) -> None:
    seat = Place(offices.of_person(by.person_id), GLASS, "glass")
    access.seat(stream=case.stream, places=[seat], hours=HOURS)
    note(
        by=by.person_id,
        school=case.school,
        stream=case.stream,
        kind="glass.broken",
        attrs={"hours": HOURS},
        words={"why": why},
    )
    _tell(case.school, but=barred_from(case.stream) | {by.person_id})


def _tell(school: School, *, but: set[UUID]) -> None:
    told = offices.holders((offices.of_role(r, school.pk) for r in TOLD), school_day(school))
    knock(addresses({person for people in told.values() for person in people} - but))
