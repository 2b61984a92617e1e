"""Planning, opening, closing and going through a questionnaire."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.rules import may
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.people import offices
from mamori.people.models import Account
from mamori.people.queries import classes, school_day
from mamori.surveys import flow
from mamori.surveys.actions.noting import note_answers
from mamori.surveys.counting import plain
from mamori.surveys.models import Group, Survey
from mamori.surveys.queries.results import tabulate
from mamori.surveys.queries.sheets import sheet_called, sheet_of
from mamori.surveys.queries.surveys import roles_for
from mamori.surveys.queries.worries import silent_classes, waiting_in

LEAST_HIDDEN = 3  # nobody hides fewer: two would know of each other


@dataclass(frozen=True, slots=True)
class Plan:
    """When which form is asked in which classes, and how."""

    form: str
    scale: str
    mode: str
    opens: date
    closes: date
    classes: frozenset[UUID]
    threshold: int = 5
    by_itself: bool = False  # whether it opens by itself on its first day


class NotYet(Exception):
    """A questionnaire is not gone through yet; holds how many answers wait and how many classes."""

    def __init__(self, waiting: int, silent: int) -> None:
        """Remember what is missing."""
        super().__init__(f"{waiting} answers, {silent} classes")
        self.waiting, self.silent = waiting, silent


@transaction.atomic
def plan_survey(*, by: Account, plan: Plan, pk: UUID | None = None) -> Survey:
    """Put a questionnaire on the calendar of the year.

    Raises:
        PermissionDenied: the account may not.
        ValueError: no such form, no class of this year, or dates in the wrong order.
    """
    school = by.person.school
    if not may(by, "surveys.run", school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    if pk and (there := Survey.objects.filter(school=school, pk=pk).first()):
        return there
    known = {row.id for row in classes(school, school_day(school))}
    if not plan.classes or not plan.classes <= known:
        raise ValueError("a questionnaire is for classes of this year, one at least")
    sheet = sheet_called(school, plan.form)
    if sheet is None or plan.closes < plan.opens:
        raise ValueError("no such form, or it would close before it opens")
    number = pk or uuid4()
    survey = Survey.objects.create(
        id=number,
        stream=f"survey:{number}",
        school=school,
        form=plan.form,
        scale=plan.scale,
        mode=plan.mode,
        opens=plan.opens,
        closes=plan.closes,
        threshold=max(LEAST_HIDDEN, plan.threshold),
        by_itself=plan.by_itself,
    )
    Group.objects.bulk_create(Group(survey=survey, school_class_id=one) for one in plan.classes)
    days = {"opens": plan.opens.isoformat(), "closes": plan.closes.isoformat()}
    attrs = {"scale": survey.scale, **days}
    _note_in_year(by, survey, "survey.planned", attrs, {"title": dict(sheet.title)})
    return survey


def _note_in_year(
    by: Account,
    survey: Survey,
    kind: str,
    attrs: Mapping[str, str],
    words: Mapping[str, Any] | None = None,
) -> None:
    """The calendar of a year stands in the school's own stream, where its duties are."""
    note(
        by=by.person_id,
        school=survey.school,
        stream=f"school:{survey.school_id}",
        kind=kind,
        attrs={**attrs, "which": str(survey.pk)},
        words=words,
    )


def step_of(by: Account | None, survey: Survey, name: str, group: Group | None = None) -> Survey:
    """Return a questionnaire as it is now, locked, if somebody may take this step.

    Raises:
        PermissionDenied: not with their posts.
        NotNow: not in its state.
    """
    journal.lock(survey.school_id)
    now = Survey.objects.select_related("school").get(pk=survey.pk)
    step = flow.SURVEY.step(now.state, name)
    roles = roles_for(by, now, group) if by else set(flow.PROGRAM)
    if not roles & set(step.by):
        raise PermissionDenied
    return now


@transaction.atomic
def open_survey(*, by: Account | None, survey: Survey) -> Survey:
    """Open a questionnaire: its questions, its classes and its threshold are fixed from now on.

    Args:
        by: who opens it; None where its first day has come.
        survey: a planned one.

    Raises:
        LookupError: its form is not in force any more, or asks nothing.
    """
    now = step_of(by, survey, "open")
    sheet = sheet_of(now)
    if not sheet.questions:
        raise LookupError("this form asks nothing any more")
    counted = {row.id: row.pupils for row in classes(now.school, school_day(now.school))}
    for group in Group.objects.filter(survey=now):
        group.invited = counted.get(group.school_class_id, 0)
        group.save(update_fields=["invited"])
    _move(now, flow.OPEN)
    _seat(now)
    attrs = {"form": now.form, "scale": now.scale}
    note(
        by=by.person_id if by else None,
        school=now.school,
        stream=now.stream,
        kind="survey.opened",
        attrs=attrs,
        words=sheet.plain(),
    )
    return now


def _seat(survey: Survey) -> None:
    """Let those see its duties who go through it together."""
    places = [
        Place(offices.of_role(role, survey.school_id), role, "survey") for role in flow.RUNNERS
    ]
    access.seat(stream=survey.stream, places=places)


@transaction.atomic
def drop_survey(*, by: Account, survey: Survey) -> Survey:
    """Take a planned questionnaire off the calendar."""
    now = step_of(by, survey, "drop")
    _move(now, flow.DROPPED)
    _note_in_year(by, now, "survey.dropped", {})
    return now


@transaction.atomic
def close_survey(*, by: Account | None, survey: Survey) -> Survey:
    """Take no more answers, look at once for those that worry, and count what may be shown."""
    now = step_of(by, survey, "close")
    _move(now, flow.CLOSED)
    actor = by.person_id if by else None
    note_answers(survey=now)
    note(
        by=actor,
        school=now.school,
        stream=now.stream,
        kind="survey.closed",
        attrs={"form": now.form},
        words={"tables": plain(tabulate(now))},
    )
    return now


@transaction.atomic
def verify_survey(*, by: Account, survey: Survey, asked: Mapping[UUID, str], words: str) -> Survey:
    """Say that a questionnaire was gone through as a whole (HOK-037, HOK-098).

    What a member of the committee may not know of does not hold them up: it waits for the others.

    Args:
        by: a member of the committee.
        survey: a closed one.
        asked: class -> what the committee found when it asked why nobody there told of anything.
        words: what the whole shows, and what the school does about it.

    Raises:
        NotYet: an answer waits for a decision, or nobody asked about a silent class.
    """
    now = step_of(by, survey, "verify")
    waiting = waiting_in(by, now)
    silent = [group.school_class_id for group in silent_classes(by, now)]
    unasked = [one for one in silent if not asked.get(one, "").strip()]
    if waiting or unasked:
        raise NotYet(waiting, len(unasked))
    for group in silent:
        _note(by, now, "silence.questioned", {"class": str(group), "found": asked[group]})
    _move(now, flow.VERIFIED)
    _note(by, now, "survey.verified", {"shows": words}, {"form": now.form})
    return now


def _note(
    by: Account,
    survey: Survey,
    kind: str,
    words: Mapping[str, str],
    attrs: Mapping[str, str] | None = None,
) -> None:
    note(
        by=by.person_id,
        school=survey.school,
        stream=survey.stream,
        kind=kind,
        attrs=attrs,
        words=words,
    )


def _move(survey: Survey, state: str) -> None:
    survey.state = state
    survey.save(update_fields=["state"])
