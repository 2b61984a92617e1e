"""A new look at what was to be taken down: only that proves it gone, or that it came back.

Every address of it is asked: where it was found, where a link led to it, and each that somebody
named, caches and older addresses included. These are single questions about something that the
school itself is after, so robots.txt is not asked (docs/adr/0020).
"""

import logging
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django_tasks import task

from mamori.access.acting import working_roles
from mamori.access.rules import MAY
from mamori.base import clock
from mamori.base.crawling import Found
from mamori.base.mail import knock
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.queries import entries
from mamori.people.models import Account
from mamori.people.queries import addresses, school_day
from mamori.publishing.actions.finding import (
    OPENING,
    Seen,
    Spot,
    last_seen,
    reopen,
    seen_in,
    tell_owner,
)
from mamori.publishing.looking import look_at
from mamori.publishing.models import TakeDown
from mamori.publishing.places import STORAGE, WEB, Setup, look_again
from mamori.publishing.queries.sweep import setup_of
from mamori.publishing.waiting import put

logger = logging.getLogger(__name__)

S = TakeDown.State
GONE, THERE, UNREACHED = "gone", "there", "unreached"
AFTER = (1, 7, 30)  # days after which it is looked whether what is gone stays gone
EVERY = timedelta(days=1)
# What proves that strangers see it no longer. That a shared folder shuts us out proves nothing.
SEES = {
    WEB: {"not-found": "not-found", "not-allowed": "closed"},
    STORAGE: {"not-found": "not-found"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one address showed: gone, there or not reached; how it is gone, or why not reached."""

    address: str
    place: str
    result: str
    how: str = ""
    seen: Seen = Seen()  # noqa: RUF009 -- it never changes


def look_soon(row: TakeDown) -> None:
    """Put a new look into the queue, within the caller's transaction."""
    put(look, row.pk)


def look_at_due() -> None:
    """Put a new look into the queue for whatever is due one. Done every hour."""
    due = TakeDown.unguarded.filter(next_look__lte=clock.now()).order_by("next_look")
    for row in due:
        look_soon(row)


def ask_for_look(*, by: Account, row: TakeDown) -> None:
    """Have something looked at anew now.

    Raises:
        PermissionDenied: the person has no seat from which to ask for it.
    """
    if not MAY["takedown.follow"] & working_roles(by, row.stream, row.school):
        raise PermissionDenied
    look_soon(row)


@task(queue_name="sweeps")
def look(takedown: str) -> None:
    """Look at every address of something anew, and write down what that shows."""
    row = TakeDown.unguarded.select_related("school", "sweep__school").filter(pk=UUID(takedown))
    found = row.first()
    if found is None or found.state == S.STAYS:
        return
    try:
        looks = [_look(found, *each) for each in addresses_of(found)]
        conclude(takedown=found, looks=looks)
    except Exception as error:  # noqa: BLE001 -- what a task raises is kept in the clear
        # Only its type: a message could quote an address. The next hour looks again.
        logger.error("A look failed: %s", type(error).__name__)  # noqa: TRY400 -- see above


def addresses_of(row: TakeDown) -> list[tuple[str, str]]:
    """Return the addresses at which something stood or may stand, each with its kind of place."""
    first = last_seen(row)
    found = [(first["address"], row.place)]
    if row.place == WEB and first.get("linked"):
        found.append((first["linked"], WEB))
    named = entries([row.stream], kinds=["takedown.also"])
    found += [((one.words or {})["address"], WEB) for one in named if one.words]
    return list(dict.fromkeys(found))


@transaction.atomic
def conclude(*, takedown: TakeDown, looks: list[Look]) -> None:
    """Write down what a new look showed, and what follows from it."""
    journal.lock(takedown.school_id)
    row = TakeDown.unguarded.select_related("school", "sweep").get(pk=takedown.pk)
    if row.state == S.STAYS:
        return
    worst = max(looks, key=lambda one: (GONE, UNREACHED, THERE).index(one.result))
    _note_look(row, looks, worst)
    if worst.result == THERE:
        _is_there(row, worst)
    elif worst.result == GONE:
        _is_gone(row, worst)
    else:
        row.next_look = clock.now() + EVERY
        row.save(update_fields=["next_look"])


def _is_there(row: TakeDown, look: Look) -> None:
    if row.state in {S.REMOVED, S.GONE}:
        spot = Spot(
            school=row.school,
            place=look.place,
            address=last_seen(row)["address"],
            owner=row.owner_id,
            by=_until(row),
            sweep=row.sweep,
            words={**_kept(row), "again": look.address},
        )
        reopen(row=row, spot=spot, seen=_seen_again(row, look))
        tell_owner(row)
        knock(addresses([row.owner_id]))
        return
    row.next_look = clock.now() + EVERY
    row.save(update_fields=["next_look"])


def _is_gone(row: TakeDown, look: Look) -> None:
    if row.state != S.GONE:
        row.state, row.looks = S.GONE, 0
        note(
            by=None,
            school=row.school,
            stream=row.stream,
            kind="takedown.proved",
            attrs={"how": look.how},
        )
    else:
        row.looks += 1
    days = AFTER[row.looks] if row.looks < len(AFTER) else None
    row.next_look = clock.now() + timedelta(days=days) if days else None
    row.save(update_fields=["state", "looks", "next_look"])


def _look(row: TakeDown, address: str, place: str) -> Look:
    """Look at one address; what is elsewhere than in a sweep's place is asked as a page is.

    So no machine of the own network is asked because somebody named an address of it.
    """
    answer = look_again(place, _setup_for(row, address, place), address)
    if not isinstance(answer, Found):
        how = SEES[place].get(answer.reason, "")
        result = GONE if how else UNREACHED
        return Look(address=address, place=place, result=result, how=how or answer.reason)
    try:
        looked = look_at(row.school, answer.file, name=answer.name, place=place, pictures=True)
    finally:
        answer.file.drop()
    seen = seen_in(row.school, looked)
    there = bool(seen.why or seen.unread) or not _has_changed(row, seen)
    return Look(
        address=address,
        place=place,
        result=THERE if there else GONE,
        how="" if there else "changed",
        seen=seen,
    )


def _setup_for(row: TakeDown, address: str, place: str) -> Setup:
    if row.sweep and row.sweep.place == place:
        setup = setup_of(row.sweep)
        if place == STORAGE or setup.site.holds(address):
            return setup
    return Setup(name="", address=address, owner="", days=1)


def _has_changed(row: TakeDown, seen: Seen) -> bool:
    """Tell whether what stands there now, in which nothing was found, is something else.

    What somebody named may be something that the program does not see; only that nothing is there
    proves it gone. The same file is gone only if those whom it shows agreed meanwhile: that a
    person left the school's lists does not take them out of it.
    """
    if row.why == TakeDown.Why.NAMED:
        return False
    return seen.consented or seen.sha256 != last_seen(row).get("sha256")


def _note_look(row: TakeDown, looks: list[Look], worst: Look) -> None:
    attrs = {"result": worst.result}
    if worst.result == GONE:
        attrs["how"] = worst.how
    note(
        by=None,
        school=row.school,
        stream=row.stream,
        kind="takedown.looked",
        attrs=attrs,
        words={"looks": [[one.address, one.result, one.how] for one in looks]},
    )


def _seen_again(row: TakeDown, look: Look) -> Seen:
    """Return what stands there; where only a copy of it was seen elsewhere, what it was before."""
    if look.seen.why:
        return look.seen
    known: dict[str, Any] = last_seen(row)
    people = frozenset(known.get("people", ()))
    return Seen(
        why=row.why,
        counts=known.get("counts", {}),
        people=people,
        sha256=look.seen.sha256 or known.get("sha256", ""),
        type=known.get("type", ""),
    )


def _kept(row: TakeDown) -> dict[str, Any]:
    """Return the words that go along when it is opened again."""
    known = last_seen(row)
    return {name: known[name] for name in ("linked", "from", "name", "what") if name in known}


def _until(row: TakeDown) -> date:
    """Return the school's own day for what is open again: as long from now as it had at first."""
    today = school_day(row.school)
    if row.by >= today:
        return row.by
    last = entries([row.stream], kinds=OPENING)[-1]
    began = last.at.astimezone(ZoneInfo(row.school.time_zone)).date()
    return today + max(date.fromisoformat(str(last.attrs["until"])) - began, timedelta(0))
