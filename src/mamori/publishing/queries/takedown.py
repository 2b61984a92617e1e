"""What stands where it must not: lists, one take-down, and what is due and possible at it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mamori.access.acting import working_roles
from mamori.access.actions import note_read
from mamori.access.rules import MAY, duty_roles, visible_to
from mamori.core.policy.facts import codes_of
from mamori.core.scan.report.wording import KINDS as WORDS
from mamori.duties.places import Spot
from mamori.duties.queries import Due, open_duties
from mamori.journal.queries import Entry as Fact
from mamori.journal.queries import entries
from mamori.people.models import Account, School
from mamori.people.queries import about, school_day, staff
from mamori.publishing.acts.takedowns import ACTS, OPENED, STANDING, act_named
from mamori.publishing.models import TakeDown
from mamori.registers.acts import Act
from mamori.ui.asking import Line, Offers
from mamori.ui.asking import told as answers
from mamori.ui.asking.questions import Text

OPENING = ("takedown.opened", "takedown.reopened")
TITLES: Mapping[str, Promise] = {
    "takedown.opened": gettext_lazy("It stands where it must not"),
    "takedown.reopened": gettext_lazy("It stands there still, or again"),
    "takedown.looked": gettext_lazy("Looked at anew"),
    "takedown.proved": gettext_lazy("Proved gone"),
    "takedown.stay-refused": gettext_lazy("It must go"),
}
HOWS: Mapping[str, Promise] = {
    "not-found": gettext_lazy("There is nothing at the address any more."),
    "closed": gettext_lazy("It is shut for strangers."),
    "changed": gettext_lazy("Something else stands there, and nothing in it is against the rules."),
}
RESULTS: Mapping[str, Promise] = {
    "gone": gettext_lazy("gone"),
    "there": gettext_lazy("still there"),
    "unreached": gettext_lazy("not reached; tried again tomorrow"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A take-down in the list, with the days that prove it."""

    takedown: TakeDown
    owner: str
    what: str
    removed: datetime | None
    proved: datetime | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to it."""

    at: datetime
    on: str
    title: Text
    by: str
    lines: list[Line]
    addresses: list[tuple[str, str]]  # each with what was seen there


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of it: where it stands, what is wrong, who takes it down."""

    address: str
    name: str
    pages: list[str]  # that lead to it
    what: list[str]
    said: str
    type: str
    owner: str


def list_of(account: Account) -> list[Row]:
    """Return every take-down that a person sees, what is to be done first, by its day."""
    rows = list(_visible(account).order_by("by", "at"))
    facts = _facts(rows)
    names = about({row.owner_id for row in rows})
    today = {row.school_id: school_day(row.school) for row in rows}
    found = [_row(row, facts.get(row.stream, []), names, today[row.school_id]) for row in rows]
    return sorted(found, key=lambda one: one.takedown.is_over)


def read_takedown(account: Account, pk: UUID) -> TakeDown:
    """Return one take-down and note that it was read.

    Raises:
        Http404: there is none, or none for this person.
    """
    row = _visible(account).filter(pk=pk).first()
    if row is None or not MAY["takedown.read"] & working_roles(account, row.stream, row.school):
        raise Http404
    note_read(by=account, ledger=row.school_id, stream=row.stream)
    return row


def known_of(row: TakeDown) -> Known:
    """Return what is known of it. The caller has asked who may read."""
    told = entries([row.stream], kinds=OPENING)
    last = told[-1]
    words: dict[str, Any] = {k: v for one in told for k, v in (one.words or {}).items()}
    owner = about([row.owner_id]).get(row.owner_id)
    return Known(
        address=str(words.get("address", "")),
        name=str(words.get("name", "")),
        pages=list(words.get("from", ())),
        what=list(_what(last)),
        said=str(words.get("what", "")),
        type=str(words.get("type", "")),
        owner=owner.name if owner else "",
    )


def acts_for(account: Account, row: TakeDown) -> list[Act]:
    """Return what a person can do about it now."""
    roles = working_roles(account, row.stream, row.school)
    return [
        act
        for act in ACTS
        if MAY[act.verb] & roles and (not act.only_in or row.state in act.only_in)
    ]


def act_for(account: Account, row: TakeDown, slug: str, *, sent: bool) -> Act | None:
    """Return an act that a person can do now; one that is `sent` may have been done already."""
    done = next((act for act in acts_for(account, row) if act.slug == slug), None)
    if done is None and sent and (named := act_named(slug)):
        roles = working_roles(account, row.stream, row.school)
        return named if MAY[named.verb] & roles else None
    return done


def may_look(account: Account, row: TakeDown) -> bool:
    """Say whether a person may have it looked at anew now."""
    standing = row.state in {*STANDING, TakeDown.State.GONE}
    return standing and bool(
        MAY["takedown.follow"] & working_roles(account, row.stream, row.school)
    )


def due_at(account: Account, row: TakeDown, language: str) -> list[Due]:
    """Return what is due at a take-down for a person."""
    roles = duty_roles(working_roles(account, row.stream, row.school))
    return open_duties({row.stream}, language, roles={row.stream: roles})


def offers_for(school: School) -> Offers:
    """Return what the forms offer."""
    return {"staff": [(str(one.id), one.label) for one in staff(school, school_day(school))]}


def chronology(row: TakeDown) -> list[Entry]:
    """Return everything that happened to it, oldest first. The caller has asked who may read."""
    found = entries([row.stream])
    people = {pk for one in found for pk in (*one.subjects, *filter(None, [one.by]))}
    names = about(people)
    acts = {act.kind: act for act in (OPENED, *ACTS)}
    told = []
    for one in found:
        act = acts.get(one.kind)
        title: Text = TITLES.get(one.kind, act.told if act else "")
        if title:
            by = names.get(one.by) if one.by else None
            told.append(
                Entry(
                    at=one.at,
                    on=str(one.attrs.get("on", "")),
                    title=title,
                    by=by.name if by else "",
                    lines=list(_lines(one, act, [names[pk].name for pk in one.subjects])),
                    addresses=[(a, str(RESULTS[r])) for a, r, _how in _looks(one)],
                )
            )
    return told


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the take-downs among some streams that a person sees, and where their pages are."""
    rows = _visible(account).filter(stream__in=streams)
    return {
        row.stream: Spot(
            _("take-down %(number)s") % {"number": row.number},
            reverse("publishing:takedown", args=[row.pk]),
            None if row.is_over else row.at,
        )
        for row in rows
    }


def standing_at(account: Account) -> int:
    """Return how many things a person sees that stand where they must not."""
    return _visible(account).filter(state__in=STANDING).count()


def _lines(one: Fact, act: Act | None, people: list[str]) -> Iterator[Line]:
    if one.kind in OPENING:
        for each in _what(one):
            yield Line(_("Found"), each)
    if how := HOWS.get(str(one.attrs.get("how", ""))):
        yield Line(_("Seen"), str(how))
    if one.kind == "takedown.stay-refused":
        yield Line(_("Why?"), str((one.words or {}).get("words", "")), long=True)
    elif act:
        questions = tuple(asked for asked in act.questions if asked.name != "stays")
        yield from answers(questions, one.attrs, one.words or {}, {}, people)


def _looks(one: Fact) -> list[list[str]]:
    return list((one.words or {}).get("looks", ())) if one.kind == "takedown.looked" else []


def _what(one: Fact) -> Iterator[str]:
    """Yield what was found, in words, with how many of each."""
    kinds, counts = codes_of(one.attrs.get("findings")), codes_of(one.attrs.get("counts"))
    for kind, count in zip(kinds, counts, strict=False):
        yield f"{count} × {_(WORDS.get(kind, kind))}"
    if one.attrs.get("why") == "withdrawn":
        yield _("a copy of what was withdrawn")


def _row(row: TakeDown, facts: list[Fact], names: Mapping[UUID, Any], today: date) -> Row:
    def last(kind: str) -> datetime | None:
        return next((one.at for one in reversed(facts) if one.kind == kind), None)

    opened = next((one for one in reversed(facts) if one.kind in OPENING), None)
    known = names.get(row.owner_id)
    return Row(
        takedown=row,
        owner=known.name if known else "",
        what=", ".join(_what(opened)) if opened else "",
        removed=last("takedown.removed"),
        proved=last("takedown.proved") if row.state == TakeDown.State.GONE else None,
        is_late=not row.is_over and row.by < today,
    )


def _facts(rows: list[TakeDown]) -> dict[str, list[Fact]]:
    kinds = [*OPENING, "takedown.removed", "takedown.proved"]
    found: dict[str, list[Fact]] = {}
    for one in entries({row.stream for row in rows}, kinds=kinds):
        found.setdefault(one.stream, []).append(one)
    return found


def _visible(account: Account) -> QuerySet[TakeDown]:
    rows = TakeDown.unguarded.select_related("school", "sweep")
    return visible_to(rows, account)
