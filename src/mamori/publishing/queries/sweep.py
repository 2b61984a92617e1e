"""The places that are looked through: what somebody may see of them, and how each is reached."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from mamori.access.actions import note_read
from mamori.access.rules import may, visible_to
from mamori.core.seal import derive_key, unseal
from mamori.duties.places import Spot
from mamori.journal.keys import stream_key
from mamori.journal.queries import entries
from mamori.people.models import Account, School
from mamori.people.queries import about, school_day, staff
from mamori.publishing.models import Run, Sweep
from mamori.publishing.places import Setup

SHOWN = 20  # runs on a page


@dataclass(frozen=True, slots=True)
class Place:
    """A place as its page shows it; who opens it is not among what is told."""

    sweep: Sweep
    name: str
    address: str
    owner: str
    days: int
    last: Run | None


@dataclass(frozen=True, slots=True)
class Held:
    """One time that a place was looked through, with what could not be looked at."""

    run: Run
    missed: list[tuple[str, str]]  # address and code of the reason


def places_of(account: Account) -> list[Place]:
    """Return the places that a person may see, those that are looked through now first."""
    rows = list(_visible(account).order_by("ended_at", "at"))
    return [_place(row) for row in sorted(rows, key=lambda one: one.ended_at is not None)]


def read_sweep(account: Account, pk: UUID) -> Sweep:
    """Return one place and note that it was read: its addresses may hold names.

    Raises:
        Http404: there is none, or none for this person.
    """
    sweep = _visible(account).filter(pk=pk).first()
    if sweep is None:
        raise Http404
    note_read(by=account, ledger=sweep.school_id, stream=sweep.stream)
    return sweep


def place_of(sweep: Sweep) -> Place:
    """Return a place as its page shows it. The caller has asked who may read."""
    return _place(sweep)


def runs_of(sweep: Sweep) -> list[Held]:
    """Return the last times that a place was looked through, the newest first."""
    runs = Run.unguarded.filter(sweep=sweep).order_by("-begun_at")[:SHOWN]
    told = {
        str((one.words or {}).get("run")): (one.words or {}).get("missed", [])
        for one in entries([sweep.stream], kinds=["sweep.held"])
    }
    return [
        Held(run, [(address, reason) for address, reason in told.get(str(run.pk), [])])
        for run in runs
    ]


def running(sweep: Sweep) -> Run | None:
    """Return the run that is under way, if one is."""
    return Run.unguarded.filter(sweep=sweep, state=Run.State.RUNNING).first()


def offers_for(school: School) -> list[tuple[str, str]]:
    """Return the staff, of whom one takes things down."""
    return [(str(one.id), one.label) for one in staff(school, school_day(school))]


def may_set(account: Account) -> bool:
    """Say whether a person names places, and says how often."""
    return may(account, "sweep.set", school=account.person.school)


def setup_of(sweep: Sweep) -> Setup:
    """Return how a place is reached, passwords included: for the program alone."""
    key = stream_key(sweep.school_id, sweep.stream)
    setup = Setup.from_bytes(unseal(key, bytes(sweep.sealed), about_setup(sweep.pk)))
    return replace(setup, folders=folders_of(sweep.school_id))


def folders_of(school: UUID) -> tuple[str, ...]:
    """Return the folders of this machine that whoever runs it has opened to a school.

    One that is opened to nobody by name is a school's only where no other school is.
    """
    alone = not School.objects.filter(kind=School.Kind.SCHOOL).exclude(pk=school).exists()
    opened = [each.rpartition("=") for each in settings.MAMORI_FOLDERS]
    mine = [str(school)] + ([""] if alone else [])
    return tuple(folder for whose, _is, folder in opened if whose in mine)


def about_setup(pk: UUID) -> bytes:
    """Return to what a sealed setup belongs."""
    return f"setup {pk}".encode()


def key_of(run: Run) -> bytes:
    """Return the key of what a run has done so far."""
    return derive_key(stream_key(run.sweep.school_id, run.sweep.stream), f"run {run.pk}")


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the places among some streams that a person sees, and where their pages are."""
    rows = _visible(account).filter(stream__in=streams)
    return {row.stream: Spot(_("a place that is looked through"), _page(row)) for row in rows}


def _page(sweep: Sweep) -> str:
    return reverse("publishing:sweep", args=[sweep.pk])


def _visible(account: Account) -> QuerySet[Sweep]:
    return visible_to(Sweep.unguarded.select_related("school"), account)


def _place(sweep: Sweep) -> Place:
    setup = setup_of(sweep)
    owner = UUID(setup.owner)
    last = Run.unguarded.filter(sweep=sweep).order_by("-begun_at").first()
    names: dict[UUID, Any] = about([owner])
    known = names.get(owner)
    return Place(sweep, setup.name, setup.address, known.name if known else "", setup.days, last)


def last_look(account: Account) -> datetime | None:
    """Return when a person's school had something looked through to the end, last."""
    runs = Run.unguarded.filter(sweep__in=_visible(account), state=Run.State.DONE)
    return runs.order_by("-ended_at").values_list("ended_at", flat=True).first()
