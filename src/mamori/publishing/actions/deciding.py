"""Letting something out, letting a second person decide, stopping, taking back."""

from base64 import b64encode
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.rules import may
from mamori.base import clock
from mamori.base.files import Incoming, remove, sweep
from mamori.base.mail import knock
from mamori.cases import evidence
from mamori.consent.queries.register import standing_for
from mamori.consent.words import CHANNELS
from mamori.duties.actions import Refused, missing_for, note
from mamori.journal import actions as journal
from mamori.journal import keys
from mamori.journal.queries import entries
from mamori.people import offices
from mamori.people.models import Account
from mamori.people.queries import addresses, school_day
from mamori.publishing.actions.marks import learn_paper
from mamori.publishing.actions.releases import APPROVERS
from mamori.publishing.actions.scans import QUEUE, begin, make_copy
from mamori.publishing.models import Item, Picture, Release
from mamori.publishing.queries.apart import apart_from
from mamori.publishing.queries.held import SHELF, chunks_of, held_stream, words_of
from mamori.publishing.queries.releases import MAKING, looks_of, taken_back
from mamori.publishing.queries.shelves import print_of
from mamori.publishing.queries.weighing import Outcome, weigh

S = Release.State
HELD_FOR = timedelta(days=1)
SECOND = "release.approve"
GONE = "release.consent-gone"
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
    attrs = _codes(outcome)
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
    return _over(now, S.STOPPED)


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
    _go_on(_locked(by, release, "release.make", S.LOOKING, S.OPEN))


def go_on() -> None:
    """Begin anew what workers that died left undone. Done every hour; twice is no harm."""
    for release in Release.unguarded.filter(state__in=[S.LOOKING, S.OPEN]).order_by("at"):
        with transaction.atomic():
            _go_on(release)


def _go_on(release: Release) -> None:
    begin(release)
    for item in Item.unguarded.filter(release=release, no_copy=MAKING):
        make_copy.using(queue_name=QUEUE).enqueue(str(item.pk), item.turn)


def look_after_consents() -> None:
    """Note of what went out that a consent for it was taken back: from then on it must come down.

    The program asks every hour. Each release is noted once; taking it back ends it.
    """
    out = Release.unguarded.filter(state=S.RELEASED).select_related("school")
    rows = {row.stream: row for row in out.order_by("school", "pk")}
    gone = taken_back(rows)
    gone -= {one.stream for one in entries(gone, kinds=[GONE])}
    for stream in sorted(gone):
        with transaction.atomic():
            note(by=None, school=rows[stream].school, stream=stream, kind=GONE)


def lapse() -> int:
    """Destroy what nobody decided about within a day, and files that no release names any more."""
    before = clock.now() - HELD_FOR
    late = Release.unguarded.filter(state__in=[S.LOOKING, S.OPEN, S.ASKED], at__lte=before)
    gone = 0
    for release in late.select_related("school").order_by("school", "pk"):
        gone += _lapse(release)
    kept = Item.unguarded.exclude(file_id="").values_list("file_id", flat=True)
    sweep(SHELF, keep=set(kept))
    return gone


@transaction.atomic
def _lapse(release: Release) -> bool:
    journal.lock(release.school_id)
    now = Release.unguarded.select_related("school").get(pk=release.pk)
    if now.is_decided:
        return False
    note(by=None, school=now.school, stream=now.stream, kind="document.lapsed")
    _over(now, S.LAPSED)
    return True


def _go(by: Account, release: Release, outcome: Outcome, looked: set[UUID], reason: str) -> Release:
    note(
        by=by.person_id,
        school=release.school,
        stream=release.stream,
        kind=RELEASED,
        attrs=_codes(outcome),
        words=_kept_words(release, outcome) | ({"reason": reason} if reason else {}),
        people=_staff(looked),
    )
    for file in outcome.files:
        apart = apart_from(release.stream, file.item.sha256)
        learn_paper(school=release.school, text=file.looked.text, apart=apart)
    return _over(release, S.RELEASED)


def _staff(people: set[UUID]) -> dict[str, frozenset[str]]:
    return {"staff": frozenset(map(str, people))}


def _codes(outcome: Outcome) -> dict[str, Any]:
    release = outcome.release
    return {
        "channel": release.channel,
        "verdict": outcome.verdict,
        "found": "yes" if outcome.tells else "no",
        "copy": "yes" if any(one.item.is_copy for one in outcome.files) else "no",
        "kept": "yes" if release.keeps_file else "no",
        "under": list(release.under),
        "consents": str(len(_consents(outcome))),
    }


def _consents(outcome: Outcome) -> list[UUID]:
    release = outcome.release
    place, under = CHANNELS[release.channel].place, [UUID(pk) for pk in release.under]
    return standing_for(release.school, outcome.people, place, under)


def _kept_words(release: Release, outcome: Outcome) -> dict[str, Any]:
    """Return what is kept of what left: what it was, its prints, the consents; rarely itself."""
    files = []
    for one in outcome.files:
        words = words_of(one.item)
        told = {"name": words["name"], "link": words["link"], "type": one.looked.type}
        told |= {"sha256": one.item.sha256, "source": one.item.source}
        if one.looked.segments:
            print_ = print_of(one.looked.text).kept().to_bytes()
            told["print"] = b64encode(print_).decode()
        if release.keeps_file and one.item.file_id:
            told["file"] = _kept_file(release, one.item)
        files.append(told)
    return {
        "files": files,
        "consents": sorted(map(str, _consents(outcome))),
        "people": sorted(outcome.people),
    }


def _kept_file(release: Release, item: Item) -> dict[str, Any]:
    """Keep a file for as long as the words of its release, under their key."""
    copy = Incoming()
    for chunk in chunks_of(item):
        copy.add(chunk)
    copy.end()
    told = evidence.put_away(copy, school=release.school_id, stream=release.stream, shelf=SHELF)
    transaction.on_commit(partial(remove, SHELF, item.file_id))
    item.file_id = copy.id  # so that tidying leaves it
    item.save(update_fields=["file_id"])
    return told


def _over(release: Release, state: str) -> Release:
    """Write a decision down, and destroy what was handed in with its key."""
    items = Item.unguarded.filter(release=release)
    Picture.unguarded.filter(item__in=items).delete()
    keeps = state == S.RELEASED and release.keeps_file
    for item in items:
        if item.file_id and not keeps:
            transaction.on_commit(partial(remove, SHELF, item.file_id))
            item.file_id = ""
        item.sealed = item.seen = b""
        item.sha256 = item.no_copy = ""
        item.save(update_fields=["file_id", "sealed", "seen", "sha256", "no_copy"])
    keys.destroy(held_stream(release.pk), clock.now())
    release.state = state
    release.save(update_fields=["state"])
    return release


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
