"""Letting something out, letting a second person decide, stopping, taking back."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.rules import may
from mamori.base.mail import knock
from mamori.duties.actions import Refused, missing_for, note
from mamori.journal import actions as journal
from mamori.people import offices
from mamori.people.models import Account
from mamori.people.queries import addresses, school_day
from mamori.publishing.actions.ending import codes_of, end, words_kept
from mamori.publishing.actions.left_lying import go_on_with
from mamori.publishing.actions.marks import learn_paper
from mamori.publishing.actions.releases import APPROVERS
from mamori.publishing.actions.scans import QUEUE, make_copy
from mamori.publishing.models import Item, Release
from mamori.publishing.queries.apart import apart_from
from mamori.publishing.queries.releases import MAKING, looks_of
from mamori.publishing.queries.weighing import Outcome, weigh

S = Release.State
SECOND = "release.approve"
RELEASED, ASKED = "document.released", "release.asked"


class NotGreen(Exception):
    """Something stands against it that nobody can wave through."""


class SayWhy(Exception):
    """Somebody must look and write why it may go out."""


@transaction.atomic
def let_out(*, by: Account, release: Release, reason: str = "", seen: str = "") -> Release:
    """Let something go out, or ask a second person where the packs want one.

    Everything is weighed anew, by the packs and consents of this moment.

    Args:
        by: who lets it out.
        release: what.
        reason: why it may go out although something was found that somebody must look at.
        seen: which files their page showed, as `looks_of` tells it; empty: it does not matter.

    Raises:
        PermissionDenied: the person has no seat for it, it is decided already, or a file is another
            one by now.
        NotGreen: something stands against it.
        SayWhy: a reason is missing.
        Refused: a gate asks for something that a second person cannot give.
    """
    now = _locked(by, release, "release.make", S.OPEN)
    _check_seen(now, seen)
    outcome = _weighed(now)
    if outcome.wants_reason and not reason.strip():
        raise SayWhy
    attrs = codes_of(outcome)
    # Who may be the second person and lets out what somebody else brought is the second person.
    looked = {by.person_id} | ({now.by_id} if may(by, SECOND, stream=now.stream) else set())
    missing = missing_for(
        school=now.school, stream=now.stream, kind=RELEASED, attrs=attrs, people=_staff(looked)
    )
    if any(one.kind != "people" for one in missing):
        raise Refused(missing)
    if missing:
        return _ask(by, now, attrs, reason)
    return _go(by, now, outcome, looked, reason)


def _ask(by: Account, release: Release, attrs: dict[str, Any], reason: str) -> Release:
    release.state, release.asked_by = S.ASKED, by.person
    release.save(update_fields=["state", "asked_by"])
    note(
        by=by.person_id,
        school=release.school,
        stream=release.stream,
        kind=ASKED,
        attrs=attrs,
        words={"reason": reason} if reason else {},
    )
    held = [offices.of_role(role, release.school_id) for role in APPROVERS]
    found = offices.holders(held, school_day(release.school)).values()
    knock(addresses(set().union(*found) - {by.person_id, release.by_id}))
    return release


@transaction.atomic
def approve(*, by: Account, release: Release, reason: str = "", seen: str = "") -> Release:
    """Let it go out as the second person, who looked at it with their own eyes.

    Raises:
        PermissionDenied: the person has no seat for it, it is not asked, or what they looked at
            (`seen`, as for `let_out`) is not what lies there now.
        NotGreen: something stands against it now.
        Refused: it is the same person.
    """
    now = _locked(by, release, SECOND, S.ASKED)
    _check_seen(now, seen)
    outcome = _weighed(now)
    return _go(by, now, outcome, {now.asked_by_id or now.by_id, by.person_id}, reason)


@transaction.atomic
def refuse(*, by: Account, release: Release, why: str) -> Release:
    """Do not let it go out as the second person; whoever asked can change it or stop.

    Raises:
        PermissionDenied: the person has no seat for it, or it is not asked, or they asked.
    """
    now = _locked(by, release, SECOND, S.ASKED)
    if by.person_id in {now.asked_by_id, now.by_id}:
        raise PermissionDenied
    _note(by, now, "release.refused", {"why": why})
    knock(addresses({now.by_id, now.asked_by_id or now.by_id}))
    now.state, now.asked_by = S.OPEN, None
    now.save(update_fields=["state", "asked_by"])
    return now


@transaction.atomic
def stop(*, by: Account, release: Release, why: str = "") -> Release:
    """Do not let it go out; what was handed in is destroyed.

    Raises:
        PermissionDenied: the person has no seat for it, or it is decided already.
    """
    now = _locked(by, release, "release.make", S.LOOKING, S.OPEN, S.ASKED)
    _note(by, now, "document.stopped", {"why": why} if why else {})
    return end(now, S.STOPPED)


@transaction.atomic
def want_copy(*, by: Account, release: Release, item: Item) -> None:
    """Have a copy made without anybody's data, which takes the place of what was brought.

    Raises:
        PermissionDenied: the person has no seat for it, or it is not the time.
    """
    now = _locked(by, release, "release.make", S.OPEN)
    waits = Item.unguarded.filter(pk=item.pk, release=now, state=Item.State.LOOKED, is_copy=False)
    if not waits.exclude(no_copy=MAKING).update(no_copy=MAKING):
        return
    turn = waits.get().turn
    make_copy.using(queue_name=QUEUE).enqueue(str(item.pk), turn)


@transaction.atomic
def look_again(*, by: Account, release: Release) -> None:
    """Begin anew what a worker left undone.

    Raises:
        PermissionDenied: the person has no seat for it.
    """
    go_on_with(_locked(by, release, "release.make", S.LOOKING, S.OPEN))


def _go(by: Account, release: Release, outcome: Outcome, looked: set[UUID], reason: str) -> Release:
    note(
        by=by.person_id,
        school=release.school,
        stream=release.stream,
        kind=RELEASED,
        attrs=codes_of(outcome),
        words=words_kept(release, outcome) | ({"reason": reason} if reason else {}),
        people=_staff(looked),
    )
    for file in outcome.files:
        apart = apart_from(release.stream, file.item.sha256)
        learn_paper(school=release.school, text=file.looked.text, apart=apart)
    return end(release, S.RELEASED)


def _staff(people: set[UUID]) -> dict[str, frozenset[str]]:
    return {"staff": frozenset(map(str, people))}


def _locked(by: Account, release: Release, verb: str, *states: str) -> Release:
    """Return it as it is now, when nothing else can change it; raise where it is not the time."""
    if not may(by, verb, stream=release.stream):
        raise PermissionDenied
    journal.lock(release.school_id)
    now = Release.unguarded.select_related("school").get(pk=release.pk)
    if now.state not in states:
        raise PermissionDenied
    return now


def _check_seen(release: Release, seen: str) -> None:
    """Let nobody agree to what they did not look at: a copy may have taken its place meanwhile."""
    if seen and seen != looks_of(release):
        raise PermissionDenied


def _weighed(release: Release) -> Outcome:
    outcome = weigh(release)
    if outcome.is_refused:
        raise NotGreen
    return outcome


def _note(by: Account, release: Release, kind: str, words: dict[str, Any]) -> None:
    note(by=by.person_id, school=release.school, stream=release.stream, kind=kind, words=words)
