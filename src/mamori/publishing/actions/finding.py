"""What stands where it must not: looked at, judged, and followed under its address.

One address is one take-down, however often it is met. One that was over and is met again is open
again; one that stays stays, unless more stands there than was judged.
"""

import hmac
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.rules import KEEPER
from mamori.base import clock
from mamori.base.crawling import Found
from mamori.base.keys import key_for
from mamori.base.numbers import free_number
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.queries import entries
from mamori.people import offices
from mamori.people.models import Post, School
from mamori.people.queries import addresses, school_day, year_of
from mamori.publishing.actions.marks import learn_paper, note_return
from mamori.publishing.looking import Looked, look_at
from mamori.publishing.models import Sweep, TakeDown
from mamori.publishing.places import Setup, same
from mamori.publishing.queries.marks import Recognised, known_again

R = Post.Role
S = TakeDown.State
SEATS = (R.PRINCIPAL, R.VICE_PRINCIPAL, R.ICT, R.DATA_PROTECTION_LEAD, R.OFFICE)
STOPPING = {"block", "consent"}
OPENING = ["takedown.opened", "takedown.reopened"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What stands at an address, as far as it must not: kinds of findings and how many of each."""

    why: str = ""  # as `TakeDown.Why`; empty where nothing stands against it
    counts: Mapping[str, int] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    marks: tuple[Recognised, ...] = ()
    sha256: str = ""
    type: str = ""
    unread: str = ""  # why not everything could be read
    consented: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """What came of one thing that was looked at."""

    is_new: bool = False  # somebody must be told of it
    unread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where something stands, and who takes it down until when."""

    school: School
    place: str
    address: str
    owner: UUID
    by: date
    sweep: Sweep | None = None
    words: Mapping[str, Any] = field(default_factory=dict)


def found_at(sweep: Sweep, setup: Setup, found: Found) -> Noted:
    """Look at what a sweep came upon, and follow it if it must not stand there."""
    looked = look_at(sweep.school, found.file, name=found.name, place=sweep.place, pictures=True)
    seen = seen_in(sweep.school, looked)
    if not seen.why:
        if not seen.unread:
            learn_paper(school=sweep.school, text=looked.text)
        return Noted(unread=seen.unread)
    today = school_day(sweep.school)
    spot = Spot(
        school=sweep.school,
        place=sweep.place,
        address=found.final,
        owner=UUID(setup.owner),
        # What was withdrawn is gone the same day (NER-08); for the rest the school has its own day.
        by=today if seen.why == TakeDown.Why.WITHDRAWN else today + timedelta(days=setup.days),
        sweep=sweep,
        words={"linked": found.address, "from": list(found.referrers), "name": found.name},
    )
    _row, is_new = follow(spot=spot, seen=seen)
    return Noted(is_new=is_new, unread=seen.unread)


def seen_in(school: School, looked: Looked) -> Seen:
    """Return what of a file must not stand where it stands."""
    marks = tuple(known_again(school, looked.text)) if looked.text else ()
    stopping = [each.finding for each in looked.judged if each.verdict in STOPPING]
    counts: Counter[str] = Counter()
    for each in stopping:
        counts[each.kind] += each.count
    people = {pk for each in stopping for pk in (each.person, *each.others) if pk}
    why = TakeDown.Why.WITHDRAWN if marks else TakeDown.Why.PERSONAL if stopping else ""
    return Seen(
        why=why,
        counts=dict(sorted(counts.items())),
        people=frozenset(people),
        marks=marks,
        sha256=looked.sha256,
        type=looked.type,
        unread=looked.error,
        consented=any(each.consented for each in looked.judged),
    )


@transaction.atomic
def follow(*, spot: Spot, seen: Seen, by: UUID | None = None) -> tuple[TakeDown, bool]:
    """Open a take-down, or open it again where it was over; say whether that is new."""
    journal.lock(spot.school.pk)
    same_as = known_as(spot.school, spot.place, spot.address)
    row = TakeDown.unguarded.filter(school=spot.school, same=same_as).first()
    if row is None:
        row = _opened(spot, seen, same_as)
        _note(row, "takedown.opened", spot=spot, seen=seen, by=by)
        note_returns(row, seen)
    elif row.state in {S.OPEN, S.ASKED} or (row.state == S.STAYS and not _is_more(row, seen)):
        return row, False
    else:
        reopen(row=row, spot=spot, seen=seen, by=by)
    tell_owner(row)
    return row, True


def reopen(*, row: TakeDown, spot: Spot, seen: Seen, by: UUID | None = None) -> None:
    """Open a take-down again, within the caller's transaction."""
    before = {S.GONE: "gone", S.STAYS: "stays"}.get(S(row.state), "removed")
    row.state, row.why = S.OPEN, seen.why or row.why
    row.by, row.looks, row.next_look = spot.by, 0, clock.now() + timedelta(days=1)
    row.save(update_fields=["state", "why", "by", "looks", "next_look"])
    _note(row, "takedown.reopened", spot=spot, seen=seen, by=by, more={"said": before})
    if before != "removed":
        note_returns(row, seen)


def tell_owner(row: TakeDown) -> None:
    """Note that the owner was told, where a mail is on its way; the caller sends it."""
    if settings.EMAIL_HOST and addresses([row.owner_id]):
        note(
            by=None,
            school=row.school,
            stream=row.stream,
            kind="takedown.told",
            attrs={"way": "mail"},
        )


def note_returns(row: TakeDown, seen: Seen) -> None:
    """Note with what was withdrawn that a copy of it stands here."""
    for each in seen.marks:
        note_return(school=row.school, found=each, place=row.place)


def known_as(school: School, place: str, address: str) -> str:
    """Return a keyed hash of an address, by which it is known again; it tells nothing of it."""
    told = f"{school.pk}\0{place}\0{same(place, address)}".encode()
    return hmac.digest(key_for("takedown addresses"), told, "sha256").hex()


def last_seen(row: TakeDown) -> dict[str, Any]:
    """Return the words of what was seen when it was opened last."""
    return entries([row.stream], kinds=OPENING)[-1].words or {}


def _is_more(row: TakeDown, seen: Seen) -> bool:
    """Tell whether more stands there than was judged when it was decided that it stays."""
    known = last_seen(row)
    counts = known.get("counts", {})
    more = any(count > counts.get(kind, 0) for kind, count in seen.counts.items())
    return more or not seen.people <= set(known.get("people", ())) or bool(seen.marks)


def _opened(spot: Spot, seen: Seen, same_as: str) -> TakeDown:
    pk, school = uuid4(), spot.school

    def is_taken(number: str) -> bool:
        return TakeDown.unguarded.filter(school=school, number=number).exists()

    row = TakeDown.unguarded.create(
        id=pk,
        stream=f"takedown:{pk}",
        school=school,
        sweep=spot.sweep,
        number=free_number(is_taken, year=year_of(school, school_day(school))),
        place=spot.place,
        why=seen.why,
        owner_id=spot.owner,
        by=spot.by,
        same=same_as,
        at=clock.now(),
        next_look=clock.now() + timedelta(days=1),
    )
    places = [Place(offices.of_role(role, school.pk), role, "takedowns") for role in SEATS]
    owner = Place(offices.of_person(spot.owner), KEEPER, "takes-down")
    access.seat(stream=row.stream, places=[*places, owner])
    return row


def _note(  # noqa: PLR0913 -- what a fact has
    row: TakeDown,
    kind: str,
    *,
    spot: Spot,
    seen: Seen,
    by: UUID | None,
    more: Mapping[str, str] | None = None,
) -> None:
    note(
        by=by,
        school=row.school,
        stream=row.stream,
        kind=kind,
        attrs={
            "place": row.place,
            "why": row.why,
            "findings": list(seen.counts),
            "counts": [str(count) for count in seen.counts.values()],
            "until": row.by.isoformat(),
            **(more or {}),
        },
        words={
            **spot.words,
            "address": spot.address,
            "type": seen.type,
            "sha256": seen.sha256,
            "counts": dict(seen.counts),
            "people": sorted(seen.people),
            "marks": [each.stream for each in seen.marks],
        },
    )
