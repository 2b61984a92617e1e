"""What was told becomes a sign, or joins the case it belongs to, word for word and with its files.

The talk goes on beside it: whoever reported comes back to it, and the committee answers there.
"""

from dataclasses import replace
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.queries import barred_from, mentioned_in
from mamori.access.rules import may
from mamori.cases.actions import Deed, Sign, add_note, record_sign, take_step
from mamori.cases.models import Case
from mamori.door import enclosures, flood
from mamori.door.actions.complaining import complain, shut
from mamori.door.models import Talk
from mamori.door.queries.waiting import Waiting, waiting
from mamori.duties.actions import note
from mamori.duties.naming import name_adults
from mamori.journal import actions as journal
from mamori.journal.queries import entries
from mamori.people.models import Account


class MoreWasTold(Exception):
    """Something was added that whoever passes it on has not read: it may name somebody."""


@transaction.atomic
def make_sign(*, by: Account, talk: Talk, sign: Sign, says: str, seen: str = "") -> Case:
    """Make a report a sign, shared at once as every sign; adults it names lose it here and there.

    Args:
        by: who read it.
        talk: the report.
        sign: who it is about, when and where it was, as the reader understood it.
        says: what the files are called in the case.
        seen: the number of the last that they read; empty where that is not known.

    Raises:
        PermissionDenied: no seat at the talk, or no post at its school.
        MoreWasTold: something came meanwhile.
        ValueError: as `cases.actions.record_sign`.
    """
    _check(by, talk)
    journal.lock(talk.school_id)
    before = Case.unguarded.filter(pk=sign.id).first()
    if before and _is_passed_on(talk, before):
        for stream in (before.stream, talk.stream):  # ticked on the way back
            _shut(by, talk, stream, sign.adults)
        return before
    gone = _unread(talk, seen)
    case = record_sign(by=by, sign=replace(sign, talk=talk.pk, report=gone.told))
    _shut(by, talk, talk.stream, sign.adults)
    _carry_files(by, talk, case, gone, says)
    _note(by, talk, case)
    return case


@transaction.atomic
def add_to_case(  # noqa: PLR0913 -- what goes over, where to, and whom it names
    *,
    by: Account,
    talk: Talk,
    case: Case,
    says: str,
    adults: frozenset[UUID],
    seen: str = "",
) -> None:
    """Add what was told to a case that is there already (HOK-063).

    Raises:
        PermissionDenied: no seat at the talk or at the case.
        MoreWasTold: something came meanwhile.
        Erased: the words of the case were erased, so none can be added.
    """
    _check(by, talk)
    journal.lock(talk.school_id)
    gone = _unread(talk, seen)
    if not gone.told and not gone.files:
        return
    name_adults(by=by, school=talk.school, stream=case.stream, adults=adults - {by.person_id})
    _carry_files(by, talk, case, gone, says)
    add_note(by=by, case=case, words=gone.told or says, channel="")
    _note(by, talk, case)
    for stream in (case.stream, talk.stream):  # last: whoever names themselves did this before
        _shut(by, talk, stream, adults)


@transaction.atomic
def take_up(*, by: Account, talk: Talk) -> None:
    """Take a report out of the pile: from now on it is one like any other.

    Raises:
        PermissionDenied: the account has no seat at the talk.
    """
    _check(by, talk)
    journal.lock(talk.school_id)
    now = Talk.unguarded.select_related("school").get(pk=talk.pk)
    if not now.piled:
        return
    Talk.unguarded.filter(pk=talk.pk).update(piled=False)
    about = {"about": "staff"} if now.about_staff else {}
    danger = {"danger": "yes" if now.danger else "no"}
    note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind="report.received",
        attrs={"channel": "door", "from": now.sender} | danger | about,
    )
    if now.about_staff:
        complain(now)


@transaction.atomic
def look_through_pile(*, by: Account) -> None:
    """Say that one has gone through the pile; what is in it stays where it is.

    Raises:
        PermissionDenied: the account has no seat at the pile.
    """
    school = by.person.school
    stream = flood.pile_of(school)
    if not may(by, "talk.answer", stream=stream):
        raise PermissionDenied
    note(by=by.person_id, school=school, stream=stream, kind="pile.looked-through")


def _check(by: Account, talk: Talk) -> None:
    if not may(by, "talk.answer", stream=talk.stream):
        raise PermissionDenied


def _shut(by: Account, talk: Talk, stream: str, adults: frozenset[UUID]) -> None:
    """Shut a case, or the talk itself, to those whom only its reader knew it to mean."""
    if adults - (barred_from(stream) - mentioned_in(stream)):
        name_adults(by=by, school=talk.school, stream=stream, adults=adults)
    if stream == talk.stream:
        shut(talk, set(adults))


def _unread(talk: Talk, seen: str) -> Waiting:
    gone = waiting(talk)
    if seen and gone.last and seen != gone.last:
        raise MoreWasTold
    return gone


def _is_passed_on(talk: Talk, case: Case) -> bool:
    gone = entries([talk.stream], kinds=["report.passed-on"])
    return any(one.attrs.get("into") == str(case.pk) for one in gone)


def _carry_files(by: Account, talk: Talk, case: Case, gone: Waiting, says: str) -> None:
    if not gone.files:
        return
    copies = tuple(enclosures.copied(talk, file) for file in gone.files)
    deed = Deed(words={"shows": says}, files=copies)
    take_step(by=by, case=case, step="add-evidence", deed=deed)


def _note(by: Account, talk: Talk, case: Case) -> None:
    note(
        by=by.person_id,
        school=talk.school,
        stream=talk.stream,
        kind="report.passed-on",
        attrs={"into": str(case.pk)},
    )
