"""What people do with what stands where it must not. Looking anew is `looking_again`'s."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.acting import working_roles
from mamori.access.actions import Place
from mamori.access.rules import KEEPER, MAY, may
from mamori.base import clock
from mamori.base.crawling.canonical import canonical
from mamori.base.mail import knock
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.journal.queries import entries, entry
from mamori.people import offices
from mamori.people.models import Account, Person, School
from mamori.people.queries import addresses
from mamori.publishing.actions.finding import Seen, Spot, follow
from mamori.publishing.actions.looking_again import look_soon
from mamori.publishing.acts.takedowns import OPENED, act_named
from mamori.publishing.models import TakeDown
from mamori.publishing.places import WEB, NoPlace
from mamori.registers.actions import Raised
from mamori.registers.acts import Act

S = TakeDown.State


class NotYours(Exception):
    """Somebody else decides than whoever asked that it may stay."""


@transaction.atomic
def open_takedown(*, by: Account, what: Raised, owner: UUID) -> TakeDown:
    """Write down something on the net that must come down, which no sweep found.

    Raises:
        PermissionDenied: the person's posts do not allow it.
        NoPlace: it is no address of a page.
        ValueError: the owner is not on the staff of this school.
    """
    school = by.person.school
    if not may(by, OPENED.verb, school=school):
        raise PermissionDenied
    address = canonical(str(what.words["address"]))
    if not address:
        raise NoPlace("no-page")
    _check_owner(school, owner)
    spot = Spot(
        school=school,
        place=WEB,
        address=address,
        owner=owner,
        by=date.fromisoformat(str(what.attrs["until"])),
        words={"what": what.words["what"]},
    )
    row, is_new = follow(spot=spot, seen=Seen(why=TakeDown.Why.NAMED), by=by.person_id)
    if is_new:
        knock(addresses({owner} - {by.person_id}))
    return row


@transaction.atomic
def act(*, by: Account, row: TakeDown, slug: str, what: Raised) -> Fact:
    """Write down what was done.

    Raises:
        PermissionDenied: the person has no seat from which to do this, or it is not the time.
        NotYours: somebody else must decide it.
        NoPlace: what was named is no address of a page.
        ValueError: the owner is not on the staff of this school.
    """
    journal.lock(row.school_id)
    now = TakeDown.unguarded.select_related("school").get(pk=row.pk)
    done = act_named(slug)
    if done is None or not may_act(by, now, done):
        raise PermissionDenied
    kind, attrs, words = _as_told(done, what, now)
    if what.pk and (sent := entry(what.pk)):
        new = (now.stream, kind, by.person_id, words)
        if (sent.stream, sent.kind, sent.by, sent.words or {}) == new:
            return Fact.unguarded.get(pk=sent.id)
        what = Raised(what.attrs, what.words, what.named)  # an old page, other words
    if done.only_in and now.state not in done.only_in:
        raise PermissionDenied
    if done.by_another and by.person_id == _asked_by(now):
        raise NotYours
    fact = note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind=kind,
        attrs=attrs,
        words=words,
        subjects=sorted(what.named),
        people={"staff": _behind(by, now)} if kind == "takedown.stayed" else None,
        pk=what.pk,
    )
    _then(now, kind, what)
    return fact


def may_act(by: Account, row: TakeDown, done: Act) -> bool:
    """Say whether a person's seats at a take-down allow an act."""
    return bool(MAY[done.verb] & working_roles(by, row.stream, row.school))


def _as_told(done: Act, what: Raised, row: TakeDown) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Return the kind, the codes and the words of what somebody typed."""
    attrs, words = dict(what.attrs), dict(what.words)
    if done.slug == "decide":
        stays = attrs.pop("stays") == "yes"
        if not stays:
            return "takedown.stay-refused", {**attrs, "until": row.by.isoformat()}, words
        attrs["reason"] = _last(row, "takedown.stay-asked").attrs["reason"]
    if done.slug == "also":
        words["address"] = canonical(str(words["address"]))
        if not words["address"]:
            raise NoPlace("no-page")
    return done.kind, attrs, words


def _then(row: TakeDown, kind: str, what: Raised) -> None:
    """Bring the row up to date with what was written down."""
    states = {
        "takedown.removed": S.REMOVED,
        "takedown.stay-asked": S.ASKED,
        "takedown.stay-refused": S.OPEN,
        "takedown.stayed": S.STAYS,
    }
    row.state = states.get(kind, S(row.state))
    if kind == "takedown.stayed":
        row.next_look = None
    elif kind == "takedown.stay-refused":
        row.next_look = clock.now() + timedelta(days=1)
    if kind == "takedown.given":
        _give(row, next(iter(what.named)))
    row.save(update_fields=["state", "next_look", "owner"])
    if kind in {"takedown.removed", "takedown.also"}:
        look_soon(row)


def _give(row: TakeDown, owner: UUID) -> None:
    _check_owner(row.school, owner)
    if row.owner_id != owner:  # who had it before sees it no longer, but by a post
        access.take_back(stream=row.stream, holders=[offices.of_person(row.owner_id)])
    row.owner_id = owner
    place = Place(offices.of_person(owner), KEEPER, "takes-down")
    access.seat(stream=row.stream, places=[place])
    knock(addresses([owner]))


def _check_owner(school: School, owner: UUID) -> None:
    staff = Person.objects.filter(school=school, kind=Person.Kind.STAFF, pk=owner)
    if not staff.exists():
        raise ValueError("whoever takes it down is on the staff of the same school")


def _asked_by(row: TakeDown) -> UUID | None:
    asked: UUID | None = _last(row, "takedown.stay-asked").by
    return asked


def _behind(by: Account, row: TakeDown) -> frozenset[str]:
    """Return the two who stand behind it that something stays."""
    return frozenset(str(pk) for pk in (by.person_id, _asked_by(row)) if pk)


def _last(row: TakeDown, kind: str) -> Any:
    return entries([row.stream], kinds=[kind])[-1]


def owner_of(words: Mapping[str, Any]) -> UUID:
    """Return whom a form chose to take something down."""
    return UUID(words["owner"][0])
