"""Sheets: who sees which, what stands in the present version, and what was found in it."""

from base64 import b64decode
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from mamori.access.acting import working_roles
from mamori.access.actions import note_read
from mamori.access.rules import duty_roles, visible_to
from mamori.core.likeness import Fingerprint
from mamori.duties.places import Spot
from mamori.duties.queries import Due, open_duties
from mamori.journal.queries import entries
from mamori.people.models import Account, School
from mamori.people.queries import classes, school_day, staff
from mamori.publishing.acts.sheets import ACTS
from mamori.publishing.drafts import Version
from mamori.publishing.flow import PRINCIPAL, SHEET
from mamori.publishing.models import Sheet
from mamori.publishing.queries.apart import not_apart
from mamori.publishing.queries.marks import Recognised, Story, known_again, stories_of
from mamori.registers.acts import Act
from mamori.registers.models import Record
from mamori.ui.asking import Offers

DRAFTED, LOOKED, STOPPED = "sheet.drafted", "sheet.looked-at", "sheet.stopped"


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found in a version: what it is, where, how sure, and by which rule."""

    kind: str
    where: str
    text: str
    sure: bool
    says: str
    clause: str


@dataclass(frozen=True, slots=True)
class Look:
    """What came of looking through a version. `whole` is the print of all its words."""

    version: int
    result: str
    credentials: int
    sha256: str
    whole: Fingerprint
    found: list[Found]
    likeness: int  # to a withdrawn document, in hundredths
    story: Story | None
    printed: bool  # its purpose stands on the sheet itself
    at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """A sheet in a list."""

    sheet: Sheet
    title: str
    mode: str
    rests: bool  # somebody said stop, and nobody has decided yet


def sheets_of(account: Account) -> list[Row]:
    """Return the sheets that a person sees, the newest first."""
    rows = list(_visible(account).order_by("-at"))
    found = entries([row.stream for row in rows], kinds=[DRAFTED]) if rows else []
    last = {one.stream: Version.of(one) for one in found}
    stopped = _stopped(list(last))
    known = [(row, last[row.stream]) for row in rows if row.stream in last]
    return [Row(row, one.title, one.mode, row.stream in stopped) for row, one in known]


def _stopped(streams: list[str]) -> set[str]:
    """Return the sheets among some streams to which there is an objection that is open."""
    found = entries(streams, kinds=[STOPPED]) if streams else []
    stops = {str(one.attrs["objection"]): one.stream for one in found}
    waiting = Record.unguarded.filter(pk__in=stops, state=Record.State.OPEN)
    return {stops[str(pk)] for pk in waiting.values_list("pk", flat=True)}


def read_sheet(account: Account, pk: UUID) -> Sheet:
    """Return one sheet and note that it was read.

    Raises:
        Http404: there is none, or none for this person.
    """
    found = _visible(account).filter(pk=pk).first()
    if found is None:
        raise Http404
    note_read(by=account, ledger=found.school_id, stream=found.stream)
    return found


def version_of(sheet: Sheet) -> Version:
    """Return the present version. The caller has asked who may read it."""
    return Version.of(entries([sheet.stream], kinds=[DRAFTED])[-1])


def look_of(sheet: Sheet) -> Look | None:
    """Return what came of looking through the present version, if that is done."""
    found = entries([sheet.stream], kinds=[LOOKED])
    last = found[-1] if found else None
    if last is None or int(last.attrs["version"]) != sheet.version:
        return None
    words: dict[str, Any] = last.words or {}
    mark = str(last.attrs.get("mark", ""))
    stories = stories_of([f"withdrawn:{mark}"]) if mark else {}
    return Look(
        version=sheet.version,
        result=str(last.attrs["result"]),
        credentials=int(last.attrs["credentials"]),
        sha256=str(last.attrs.get("sha256", "")),
        whole=Fingerprint.from_bytes(b64decode(words["print"])),
        found=[Found(*one) for one in words.get("found", ())],
        likeness=int(words.get("likeness", 0)),
        story=next(iter(stories.values()), None),
        printed=bool(words.get("printed")),
        at=last.at,
    )


def looked_of(sheet: Sheet) -> Look:
    """Return what came of looking through a version that was looked through.

    Raises:
        LookupError: it was not looked through yet.
    """
    look = look_of(sheet)
    if look is None:
        raise LookupError(sheet.stream)
    return look


def known_now(sheet: Sheet) -> Recognised | None:
    """Return the withdrawn document that a sheet is a copy of, as far as is known by now.

    A copy that was approved before its like was withdrawn is known from then on.
    """
    return next(iter(all_known_now(sheet)), None)


def all_known_now(sheet: Sheet) -> list[Recognised]:
    """Return all withdrawn documents that it is a copy of, and was not told apart from."""
    look = look_of(sheet)
    found = known_again(sheet.school, look.whole) if look else []
    return not_apart(found, sheet.stream, look.sha256) if look else []


def is_overdue(sheet: Sheet, version: Version) -> bool:
    """Say whether what was collected should have been destroyed or given back by now."""
    out = sheet.state in {Sheet.State.IN_USE, Sheet.State.OVER, Sheet.State.WITHDRAWN}
    late = version.until is not None and version.until < school_day(sheet.school)
    return out and late and not entries([sheet.stream], kinds=["collection.destroyed"])


def steps_for(account: Account, sheet: Sheet) -> list[Act]:
    """Return what a person can record of a sheet now, besides changing and withdrawing it."""
    mine = possible(account, sheet)
    return [act for slug, act in ACTS.items() if slug in mine]


def possible(account: Account, sheet: Sheet) -> set[str]:
    """Return the names of the steps that a person can take now; the writer approves nothing."""
    roles = working_roles(account, sheet.stream, sheet.school)
    steps = {step.name for step in SHEET.possible(sheet.state) if set(step.by) & roles}
    own = sheet.drafter_id == account.person_id
    return steps - {"approve"} if own else steps


def opens(account: Account, sheet: Sheet) -> bool:
    """Say whether a person opens the file of a sheet; a refused one only to compare it."""
    if sheet.state == Sheet.State.REFUSED and "tell-apart" not in possible(account, sheet):
        return False
    return bool(sheet.file)


def approves(account: Account, sheet: Sheet) -> bool:
    """Say whether a person is who approves sheets here, even if this one is their own."""
    return bool(set(PRINCIPAL) & working_roles(account, sheet.stream, sheet.school))


def due_at(account: Account, sheet: Sheet, language: str) -> list[Due]:
    """Return what is due at a sheet for a person."""
    roles = duty_roles(working_roles(account, sheet.stream, sheet.school))
    return open_duties({sheet.stream}, language, roles={sheet.stream: roles})


def offers_for(school: School) -> Offers:
    """Return the staff and the classes as choices."""
    day = school_day(school)
    return {
        "staff": [(str(one.id), one.label) for one in staff(school, day)],
        "classes": [(str(one.id), one.title) for one in classes(school, day)],
    }


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the sheets among some streams that a person sees, and where they are."""
    rows = _visible(account).filter(stream__in=list(streams))
    says = _("sheet %(number)s")
    return {
        row.stream: Spot(says % {"number": row.number}, reverse("publishing:sheet", args=[row.pk]))
        for row in rows
    }


def _visible(account: Account) -> QuerySet[Sheet]:
    return visible_to(Sheet.unguarded.select_related("school", "drafter"), account)
