"""Putting a sheet before the gate, changing it, and every step until it is over or withdrawn."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.acting import working_roles
from mamori.access.actions import Place
from mamori.access.rules import STAFF, may
from mamori.base import clock
from mamori.base.numbers import free_number
from mamori.cases import evidence
from mamori.cases.actions.evidence import are_same
from mamori.core.flow import NotNow, Step
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.journal.queries import entry
from mamori.people import offices
from mamori.people.models import Account, School
from mamori.people.queries import school_day, year_of
from mamori.publishing import flow
from mamori.publishing.actions.marks import keep_mark, learn_paper
from mamori.publishing.actions.sheet_look import look_soon, remove_file
from mamori.publishing.acts.marks import FIRST as WITHDRAWAL
from mamori.publishing.drafts import Draft
from mamori.publishing.flow import SHEET
from mamori.publishing.models import Mark, Sheet
from mamori.publishing.queries.apart import apart_from
from mamori.publishing.queries.resting import Rest, objections_of, rest_of
from mamori.publishing.queries.sheet_files import SHELF
from mamori.publishing.queries.sheets import looked_of, version_of
from mamori.registers.actions import Raised, raise_it
from mamori.registers.models import Record


class Rests(Exception):
    """Somebody said stop, or a copy of it was withdrawn: nothing goes on until that is settled."""

    def __init__(self, rest: Rest) -> None:
        """Remember why it rests."""
        super().__init__(rest.why)
        self.rest = rest


class OwnWork(Exception):
    """Whoever wrote a version does not approve it."""


@transaction.atomic
def draft_sheet(*, by: Account, draft: Draft) -> Sheet:
    """Put a sheet before the gate; the worker looks through it at once.

    Raises:
        PermissionDenied: the person's posts do not allow it.
    """
    school = by.person.school
    if not may(by, "sheet.draft", school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    if draft.what.pk and (sent := Sheet.unguarded.filter(pk=draft.what.pk).first()):
        if sent.drafter_id == by.person_id and _is_same(sent, draft):
            return sent
        draft = replace(draft, what=Raised(draft.what.attrs, draft.what.words))
    sheet = _new(by, school, draft.what.pk or uuid4())
    seats = [Place(offices.of_role(role, school.pk), role, "sheet") for role in sorted(STAFF)]
    access.seat(stream=sheet.stream, places=seats)
    _write(by, sheet, draft, {})
    return sheet


@transaction.atomic
def change_sheet(*, by: Account, sheet: Sheet, draft: Draft) -> None:
    """Write a new version; it is looked through and approved anew.

    Raises:
        PermissionDenied: it is not the time, or not for this person.
    """
    now = _locked(sheet)
    if draft.what.pk and entry(draft.what.pk):
        return  # the same form once more
    step_of(by, now, "change")
    same = {} if draft.sent or draft.text else _as_it_was(now)
    if not same:
        remove_file(now)
    now.version += 1
    now.drafter, now.state = by.person, flow.LOOKING
    _write(by, now, draft, same, draft.what.pk)


@transaction.atomic
def take_step(*, by: Account, sheet: Sheet, slug: str, what: Raised) -> Fact:
    """Record what was done with a sheet.

    Raises:
        PermissionDenied: it is not the time, or not for this person.
        OwnWork: who wrote a version does not approve it.
        Rests: somebody said stop, or it was withdrawn elsewhere.
        Refused: a gate still asks for something; nothing was written.
    """
    now = _locked(sheet)
    step = step_of(by, now, slug)
    if what.pk and (sent := entry(what.pk)):
        if (sent.stream, sent.kind, sent.by) == (now.stream, step.fact, by.person_id):
            return Fact.unguarded.get(pk=sent.id)
        what = Raised(what.attrs, what.words)
    if slug in {"approve", "use"} and (rest := rest_of(now)):
        raise Rests(rest)
    version = version_of(now)
    attrs: dict[str, Any] = dict(what.attrs)
    people: dict[str, frozenset[str]] = {}
    if slug == "approve":
        if by.person_id == now.drafter_id:
            raise OwnWork
        attrs |= {"version": str(now.version), "sha256": looked_of(now).sha256}
        both = {str(by.person_id), str(now.drafter_id)}
        people = {"principal": frozenset({str(by.person_id)}), "staff": frozenset(both)}
    if slug == "use":
        attrs |= {"mode": version.mode, "touches": version.touches}
    fact = note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind=step.fact,
        attrs=attrs,
        words=what.words,
        people=people,
        filled=tuple(version.filled()),
        pk=what.pk,
    )
    _move(now, step)
    if slug == "approve":
        look = looked_of(now)
        apart = apart_from(now.stream, look.sha256)
        learn_paper(school=now.school, text=look.whole, apart=apart)
    return fact


@transaction.atomic
def stop_sheet(*, by: Account, sheet: Sheet, what: Raised) -> Record:
    """Say stop: it rests from this moment, until somebody else has decided (NER-10).

    Raises:
        PermissionDenied: the person is not on the staff.
    """
    now = _locked(sheet)
    told = Raised({"what": "form"}, {"which": version_of(now).title, **what.words}, pk=what.pk)
    record = raise_it(by=by, school=now.school, type=Record.Type.OBJECTION, what=told)
    if record.pk not in objections_of(now):
        # Not by whom: who said stop is told only to those who decide.
        note(
            by=None,
            school=now.school,
            stream=now.stream,
            kind="sheet.stopped",
            attrs={"objection": str(record.pk)},
        )
    return record


@transaction.atomic
def withdraw_sheet(*, by: Account, sheet: Sheet, what: Raised) -> Mark:
    """Withdraw a sheet for good: its copies are refused from now on, at every school of the board.

    Raises:
        PermissionDenied: it is not the time, or not for this person.
        SaysTooLittle: it has too few letters for its copies to be known again.
    """
    now = _locked(sheet)
    step = step_of(by, now, "withdraw")
    if not may(by, WITHDRAWAL.verb, school=now.school):
        raise PermissionDenied
    mark = keep_mark(by=by, school=now.school, text=looked_of(now).whole, what=what)
    note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind=step.fact,
        attrs={"mark": str(mark.pk)},
    )
    _move(now, step)
    return mark


def step_of(by: Account, sheet: Sheet, slug: str) -> Step:
    """Return the step that a person would take.

    Raises:
        PermissionDenied: it is not the time, or not for this person.
    """
    try:
        step = SHEET.step(sheet.state, slug)
    except NotNow as refused:
        raise PermissionDenied from refused
    if not set(step.by) & working_roles(by, sheet.stream, sheet.school):
        raise PermissionDenied
    return step


def _locked(sheet: Sheet) -> Sheet:
    journal.lock(sheet.school_id)
    return Sheet.unguarded.select_related("school").get(pk=sheet.pk)


def _move(sheet: Sheet, step: Step) -> None:
    if step.target != sheet.state:
        Sheet.unguarded.filter(pk=sheet.pk).update(state=step.target)


def _new(by: Account, school: School, pk: UUID) -> Sheet:
    def is_taken(number: str) -> bool:
        return Sheet.unguarded.filter(school=school, number=number).exists()

    return Sheet.unguarded.create(
        id=pk,
        stream=f"sheet:{pk}",
        school=school,
        number=free_number(is_taken, year=year_of(school, school_day(school))),
        drafter=by.person,
        at=clock.now(),
    )


def _as_it_was(sheet: Sheet) -> dict[str, Any]:
    """Return what the words of a version hold of the sheet itself, where that is still there."""
    words = version_of(sheet).words
    there = {"files"} if sheet.file else {"text"}
    return {name: words[name] for name in there & set(words)}


def _write(
    by: Account, sheet: Sheet, draft: Draft, same: dict[str, Any], pk: UUID | None = None
) -> None:
    words = draft.words() | same
    if draft.sent:
        told = evidence.put_away(
            draft.sent.incoming, school=sheet.school_id, stream=sheet.stream, shelf=SHELF
        )
        words["files"] = [told | {"name": draft.sent.name, "type": draft.sent.type}]
        sheet.file = draft.sent.incoming.id
    sheet.save(update_fields=["version", "drafter", "state", "file"])
    note(
        by=by.person_id,
        school=sheet.school,
        stream=sheet.stream,
        kind="sheet.drafted",
        attrs=draft.attrs(sheet.version),
        words=words,
        pk=pk,
    )
    look_soon(sheet)


def _is_same(sheet: Sheet, draft: Draft) -> bool:
    first = version_of(sheet)
    same = {name: value for name, value in first.words.items() if name != "files"}
    sent = [draft.sent] if draft.sent else []
    return same == draft.words() and are_same(first.words, sent)
