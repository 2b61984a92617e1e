"""Naming a place that is looked through, changing how, ending it, and beginning at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.rules import KEEPER, may
from mamori.base import clock
from mamori.core.seal import seal
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.keys import stream_key
from mamori.people import offices
from mamori.people.models import Account, Person, Post, School
from mamori.publishing.actions.sweeping import EVERY, start
from mamori.publishing.models import Run, Sweep
from mamori.publishing.places import Setup, check
from mamori.publishing.queries.sweep import about_setup, folders_of, setup_of

R = Post.Role
SEATS = (R.PRINCIPAL, R.VICE_PRINCIPAL, R.ICT, R.DATA_PROTECTION_LEAD, R.OFFICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody typed about a place; `pk` was made with the empty form."""

    place: str
    often: str
    setup: Setup
    pk: UUID | None = None


@transaction.atomic
def name_place(*, by: Account, wanted: Wanted) -> Sweep:
    """Have a place looked through from now on; the first time at once, unless only by hand.

    Raises:
        PermissionDenied: the person's posts do not allow it.
        NoPlace: it is no place that may be looked through.
        ValueError: the owner is not on the staff of this school.
    """
    school = _sets(by)
    check(wanted.place, wanted.setup.address, folders_of(school.pk))
    _check_owner(school, wanted.setup.owner)
    if wanted.pk and (sent := Sweep.unguarded.filter(pk=wanted.pk, school=school).first()):
        if setup_of(sent).address == wanted.setup.address:
            return sent
        wanted = replace(wanted, pk=None)  # an old page, another place
    pk, now = wanted.pk or uuid4(), clock.now()
    stream = f"sweep:{pk}"
    sweep = Sweep.unguarded.create(
        id=pk,
        stream=stream,
        school=school,
        place=wanted.place,
        often=wanted.often,
        sealed=_sealed(school, pk, wanted.setup),
        next_at=now if wanted.often in EVERY else None,
        at=now,
    )
    _seat(sweep, wanted.setup)
    _note(by, sweep, "sweep.named", {"place": wanted.place, "often": wanted.often}, wanted.setup)
    if sweep.next_at:
        start(sweep=sweep, of="schedule", by=by.person_id)
    return sweep


@transaction.atomic
def change_place(*, by: Account, sweep: Sweep, often: str, setup: Setup) -> None:
    """Change how a place is looked through. What is under way ends; it begins anew when due.

    A password that was left empty stays as it was: it is never shown, so it cannot be sent back. It
    goes to no other server, and opens nothing for another user.

    Raises:
        PermissionDenied: the person has no right to, or it has ended.
        NoPlace: it is no place that may be looked through.
        ValueError: the owner is not on the staff of this school.
    """
    school = _sets(by)
    now = _locked(sweep)
    if now.ended_at:
        raise PermissionDenied
    check(now.place, setup.address, folders_of(school.pk))
    _check_owner(school, setup.owner)
    old = setup_of(now)
    if not setup.password and setup.opened == old.opened:
        setup = replace(setup, password=old.password)
    if (often, setup) == (now.often, old):
        return
    _break_off(now)
    if setup.owner != old.owner:
        access.take_back(stream=now.stream, holders=[offices.of_person(UUID(old.owner))])
    now.often, now.sealed = often, _sealed(school, now.pk, setup)
    now.next_at = clock.now() if often in EVERY else None
    now.save(update_fields=["often", "sealed", "next_at"])
    _seat(now, setup)
    _note(by, now, "sweep.changed", {"often": often}, setup)


@transaction.atomic
def end_place(*, by: Account, sweep: Sweep) -> None:
    """Look through a place no longer, and forget who opens it. What was found stays."""
    _sets(by)
    now = _locked(sweep)
    if now.ended_at:
        return
    _break_off(now)
    setup = replace(setup_of(now), user="", password="")
    now.ended_at, now.next_at = clock.now(), None
    now.sealed = _sealed(now.school, now.pk, setup)
    now.save(update_fields=["ended_at", "next_at", "sealed"])
    _note(by, now, "sweep.ended", {}, setup)


@transaction.atomic
def look_now(*, by: Account, sweep: Sweep) -> None:
    """Begin to look through a place at once, unless that is under way."""
    _sets(by)
    now = _locked(sweep)
    if now.ended_at is None:
        start(sweep=now, of="hand", by=by.person_id)


def _sets(by: Account) -> School:
    school = by.person.school
    if not may(by, "sweep.set", school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    return school


def _locked(sweep: Sweep) -> Sweep:
    journal.lock(sweep.school_id)
    return Sweep.unguarded.select_related("school").get(pk=sweep.pk)


def _check_owner(school: School, owner: str) -> None:
    staff = Person.objects.filter(school=school, kind=Person.Kind.STAFF)
    if not staff.filter(pk=UUID(owner)).exists():
        raise ValueError("whoever takes things down is on the staff of the same school")


def _sealed(school: School, pk: UUID, setup: Setup) -> bytes:
    key = stream_key(school.pk, f"sweep:{pk}")
    return seal(key, setup.to_bytes(), about_setup(pk))


def _break_off(sweep: Sweep) -> None:
    rows = Run.unguarded.filter(sweep=sweep, state=Run.State.RUNNING)
    rows.update(state=Run.State.BROKEN, why="changed", ended_at=clock.now(), holder="")


def _seat(sweep: Sweep, setup: Setup) -> None:
    places = [Place(offices.of_role(role, sweep.school_id), role, "sweeps") for role in SEATS]
    owner = Place(offices.of_person(UUID(setup.owner)), KEEPER, "takes-down")
    access.seat(stream=sweep.stream, places=[*places, owner])


def _note(by: Account, sweep: Sweep, kind: str, attrs: Mapping[str, Any], setup: Setup) -> None:
    note(
        by=by.person_id,
        school=sweep.school,
        stream=sweep.stream,
        kind=kind,
        attrs=attrs,
        words={"name": setup.name, "address": setup.address, "owner": setup.owner},
    )
