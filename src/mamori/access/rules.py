"""The one truth on who may see and do what. Nothing else decides.

There is no role that sees all. What a person may not see does not exist for them: the page is the
same 404 in the same time.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest

from mamori.access.models import Seat
from mamori.base import clock
from mamori.people import offices
from mamori.people.models import Account, Post, School
from mamori.people.queries import school_day

R = Post.Role
STAFF = frozenset(R) - {R.BOARD_OFFICER}
CHAIN = frozenset({R.HOMEROOM, R.GRADE_HEAD, R.GUIDANCE, R.VICE_PRINCIPAL, R.PRINCIPAL})
# Who sits at a record without an office: the person who wrote the first sign, and for some hours
# somebody who broke the glass.
REPORTER, GLASS = "reporter", "glass"
# Who wrote down what somebody else raised, and who raised it at the school themselves.
RECORDER = "recorder"
# Whoever keeps a site or a folder and has to take something down there.
KEEPER = "keeper"
# Whoever does a principal's work where no principal can; `access.acting` says who that is.
ACTING = "acting-principal"
LEADS = frozenset({R.PRINCIPAL, R.VICE_PRINCIPAL, ACTING})

# verb -> roles. For a verb at a school the roles are posts, for a verb at a record seats.
MAY: dict[str, frozenset[str]] = {
    "sign.record": STAFF,
    "glass.break": frozenset(
        {R.PRINCIPAL, R.VICE_PRINCIPAL, R.SAFEGUARDING_LEAD, R.NURSE_TEACHER, R.COUNSELLOR}
    ),
    "case.read": STAFF | {R.BOARD_OFFICER, REPORTER, GLASS},
    "case.acknowledge": CHAIN | {R.COMMITTEE, R.SAFEGUARDING_LEAD, R.BOARD_OFFICER},
    "note.add": STAFF | {REPORTER, GLASS},
    "report.answer": frozenset({R.BOARD_OFFICER}),
    "reports.list": frozenset({R.BOARD_OFFICER}),
    "file.take": frozenset({R.COMMITTEE}),
    "year.read": STAFF,
    "year.record": STAFF,
    "year.plan": frozenset({R.COMMITTEE}),
    "year.lead": frozenset({R.PRINCIPAL, R.VICE_PRINCIPAL}),
    "rule.acknowledge": STAFF,
    "complaint.record": STAFF,
    "complaint.read": LEADS | {R.SAFEGUARDING_LEAD, R.BOARD_OFFICER, RECORDER},
    "complaint.note": LEADS | {R.SAFEGUARDING_LEAD, R.BOARD_OFFICER, RECORDER},
    "complaint.answer": LEADS | {R.BOARD_OFFICER},
    "objection.raise": STAFF,
    "objection.read": STAFF | {R.BOARD_OFFICER, RECORDER},
    "objection.decide": LEADS | {R.DATA_PROTECTION_LEAD, R.BOARD_OFFICER},
    "warning.record": STAFF | {R.BOARD_OFFICER},
    "warning.read": LEADS
    | {R.DATA_PROTECTION_LEAD, R.SAFEGUARDING_LEAD, R.BOARD_OFFICER, RECORDER},
    "warning.note": LEADS
    | {R.DATA_PROTECTION_LEAD, R.SAFEGUARDING_LEAD, R.BOARD_OFFICER, RECORDER},
    "warning.judge": LEADS | {R.DATA_PROTECTION_LEAD, R.SAFEGUARDING_LEAD, R.BOARD_OFFICER},
    "partner.list": STAFF,
    "registers.see": STAFF | {R.BOARD_OFFICER},
    "talk.read": STAFF | {R.BOARD_OFFICER},
    "talk.answer": STAFF | {R.BOARD_OFFICER},
    "talk.let-read": LEADS | {R.SAFEGUARDING_LEAD},
    "receipt.give": STAFF | {R.BOARD_OFFICER, RECORDER},
    "door.see": STAFF,
    "windows.publish": LEADS | {R.COMMITTEE, R.SAFEGUARDING_LEAD, R.OFFICE},
    "surveys.see": STAFF,
    "surveys.run": frozenset(
        {R.COMMITTEE, R.SAFEGUARDING_LEAD, R.GUIDANCE, R.VICE_PRINCIPAL, R.PRINCIPAL}
    ),
    "answer.decide": frozenset({R.COMMITTEE, R.HOMEROOM, R.SAFEGUARDING_LEAD, R.BOARD_OFFICER}),
    "talks.record": STAFF,
    "checklist.fill": STAFF,
    "climate.take": frozenset(
        {R.COMMITTEE, R.SAFEGUARDING_LEAD, R.GUIDANCE, R.VICE_PRINCIPAL, R.PRINCIPAL, R.GRADE_HEAD}
    ),
    "consent.ask": LEADS | {R.OFFICE, R.DATA_PROTECTION_LEAD, R.HOMEROOM},
    "consent.read": LEADS | {R.OFFICE, R.DATA_PROTECTION_LEAD, R.HOMEROOM},
    "consent.record": LEADS | {R.OFFICE, R.DATA_PROTECTION_LEAD, R.HOMEROOM},
    "release.make": LEADS
    | {R.OFFICE, R.ICT, R.DATA_PROTECTION_LEAD, R.HOMEROOM, R.GRADE_HEAD, RECORDER},
    "release.read": LEADS | {R.OFFICE, R.DATA_PROTECTION_LEAD, RECORDER},
    "release.approve": LEADS | {R.OFFICE, R.DATA_PROTECTION_LEAD},
    "consent.erase": LEADS | {R.DATA_PROTECTION_LEAD},
    "sheets.see": STAFF,
    "sheet.draft": STAFF,
    "marks.see": STAFF | {R.BOARD_OFFICER},
    "mark.keep": LEADS | {R.DATA_PROTECTION_LEAD, R.ICT, R.BOARD_OFFICER},
    "mark.tell-apart": LEADS | {R.DATA_PROTECTION_LEAD},
    "channels.see": STAFF,
    "patrol.see": LEADS | {R.GUIDANCE, R.ICT, R.SAFEGUARDING_LEAD, R.DATA_PROTECTION_LEAD},
    "patrol.plan": LEADS | {R.GUIDANCE, R.ICT},
    "patrol.hold": LEADS | {R.GUIDANCE, R.ICT, R.SAFEGUARDING_LEAD},
    "post.tell": STAFF,
    "post.read": LEADS
    | {R.GUIDANCE, R.ICT, R.SAFEGUARDING_LEAD, R.DATA_PROTECTION_LEAD, R.BOARD_OFFICER, RECORDER},
    "post.judge": LEADS | {R.GUIDANCE, R.ICT, R.SAFEGUARDING_LEAD, R.BOARD_OFFICER},
    "post.note": LEADS
    | {R.GUIDANCE, R.ICT, R.SAFEGUARDING_LEAD, R.DATA_PROTECTION_LEAD, R.BOARD_OFFICER, RECORDER},
    "post.check-data": LEADS | {R.GUIDANCE, R.DATA_PROTECTION_LEAD, R.BOARD_OFFICER},
    "channel.keep": LEADS | {R.OFFICE, R.ICT, R.DATA_PROTECTION_LEAD},
    "sweeps.see": LEADS | {R.ICT, R.DATA_PROTECTION_LEAD, R.OFFICE},
    "sweep.set": LEADS | {R.ICT, R.DATA_PROTECTION_LEAD},
    "takedown.open": LEADS | {R.ICT, R.DATA_PROTECTION_LEAD, R.OFFICE},
    "takedown.read": LEADS | {R.ICT, R.DATA_PROTECTION_LEAD, R.OFFICE, KEEPER},
    "takedown.follow": LEADS | {R.ICT, R.DATA_PROTECTION_LEAD, R.OFFICE, KEEPER},
    "takedown.judge": LEADS | {R.DATA_PROTECTION_LEAD},
    "storage.see": STAFF,
    "storage.list": LEADS | {R.OFFICE, R.ICT, R.DATA_PROTECTION_LEAD},
    "storage.read": LEADS | {R.OFFICE, R.ICT, R.DATA_PROTECTION_LEAD, RECORDER},
    "storage.check": LEADS | {R.OFFICE, R.ICT, R.DATA_PROTECTION_LEAD},
    "device.list": STAFF,
    "device.check": LEADS | {R.OFFICE, R.ICT, R.DATA_PROTECTION_LEAD, RECORDER},
    "material.list": STAFF,
    "material.read": LEADS | {R.OFFICE, R.DATA_PROTECTION_LEAD, RECORDER},
    "material.keep": LEADS | {R.OFFICE, R.DATA_PROTECTION_LEAD, RECORDER},
    "reads.read": frozenset({R.PRINCIPAL, R.VICE_PRINCIPAL, R.SAFEGUARDING_LEAD, R.COMMITTEE}),
}

Record = TypeVar("Record", bound=Model)


def _today(account: Account) -> date:
    return school_day(account.person.school)


def held(account: Account) -> set[str]:
    """Return every office the signed-in person holds today."""
    return offices.held_by(account.person_id, _today(account))


def seats_of(account: Account) -> QuerySet[Seat]:
    """Return the seats a person has now, at records that do not name them."""
    bars = Seat.unguarded.filter(
        stream=OuterRef("stream"), holder=offices.of_person(account.person_id), barred=True
    )
    now = clock.now()
    return Seat.unguarded.filter(
        Q(until=None) | Q(until__gt=now), ~Exists(bars), holder__in=held(account), barred=False
    )


def visible_to(queryset: QuerySet[Record], account: Any) -> QuerySet[Record]:
    """Return those records of a queryset that the person has a seat for: lists and single ones.

    Args:
        queryset: of a guarded model, which has a `stream`.
        account: the signed-in account; anybody else sees nothing.
    """
    if not isinstance(account, Account) or not account.is_active:
        return queryset.none()
    # IN, not EXISTS: SQLite would ask the seats of every record of every school, one by one.
    return queryset.filter(stream__in=seats_of(account).values("stream"))


def roles_at(account: Account, stream: str) -> set[str]:
    """Return the roles in which a person has seats at one record now."""
    return set(seats_of(account).filter(stream=stream).values_list("role", flat=True))


def duty_roles(roles: Iterable[str]) -> set[str]:
    """Return roles as packs name them: a reporter is the teacher who noticed.

    Whoever keeps a site does there what packs ask of those who look after computers.
    """
    return {
        {REPORTER: R.TEACHER, ACTING: R.PRINCIPAL, KEEPER: R.ICT}.get(role, role) for role in roles
    }


def posts_at(account: Account, school: UUID) -> set[str]:
    """Return the posts a person holds at a school today."""
    mine = offices.posts_of(account.person_id, _today(account))
    return set(mine.filter(school=school).values_list("role", flat=True))


def account_of(request: HttpRequest) -> Account:
    """Return who is signed in. Every page but a few public ones asks for that before its view."""
    if not isinstance(request.user, Account):
        raise PermissionDenied
    return request.user


def may(
    account: Account, verb: str, *, school: School | UUID | None = None, stream: str = ""
) -> bool:
    """Say whether a person may do a verb: at a school by posts, at a record by seats."""
    if not account.is_active:
        return False
    if stream:
        return bool(MAY[verb] & roles_at(account, stream))
    pk = school.pk if isinstance(school, School) else school
    return pk is not None and bool(MAY[verb] & posts_at(account, pk))
