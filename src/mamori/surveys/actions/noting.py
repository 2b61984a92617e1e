"""Looking through what came in for answers that worry.

Whoever sees at what minute a worry is noted, and who sat at the tablet then, would know whose it
is. So answers without names of a class are looked at once a full group of them is there, at the
end of the hour, or when the questionnaire closes; and each time in an order made by chance.
"""

import random
from collections.abc import Iterable
from contextlib import suppress
from time import monotonic, sleep
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection, transaction
from django.db.models import Count
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.queries import barred_from, naming_somebody, who_can_see
from mamori.base import clock
from mamori.base.mail import knock
from mamori.base.numbers import free_number
from mamori.duties import naming
from mamori.duties.actions import note
from mamori.duties.naming import look_past_the_named
from mamori.journal import actions as journal
from mamori.people import offices
from mamori.people.mentions import staff_mentioned
from mamori.people.models import Person, Post, School
from mamori.people.own_teacher import speaks_of_own_teacher
from mamori.people.queries import addresses, school_day, year_of
from mamori.surveys.actions.mixing import forget_old_rows, lock, mix
from mamori.surveys.models import Answer, Group, Survey, Worry
from mamori.surveys.queries.answers import Opened, opened
from mamori.surveys.queries.sheets import sheet_of
from mamori.surveys.questions import Sheet

R = Post.Role
CHANCE = random.SystemRandom()
FOR_THE_SCHOOL = (R.COMMITTEE, R.SAFEGUARDING_LEAD)


def look_soon() -> None:
    """Let the worker look through what came in, unless it is about to.

    Should the machine stop before this is written, the hour finds what nobody has looked through.
    """
    waiting = DBTaskResult.objects.filter(
        task_path=look_through.module_path, status=TaskResultStatus.READY
    )
    with suppress(OperationalError):
        if not waiting.exists():
            look_through.enqueue()


@task()
def look_through() -> None:
    """Look through the answers of each class of which a full group is there."""
    for survey in _unread():
        note_answers(survey=survey, full_groups_only=survey.mode != Survey.Mode.NAMED)


def look_through_all() -> None:
    """Look through whatever nobody has looked through yet. The program does so every hour."""
    for survey in _unread():
        note_answers(survey=survey)
    forget_old_rows()


def _unread() -> list[Survey]:
    groups = Answer.unguarded.filter(noted=False).values("group__survey")
    return list(Survey.objects.filter(pk__in=groups).select_related("school").order_by("pk"))


def note_answers(*, survey: Survey, full_groups_only: bool = False) -> int:
    """Note each answer that worries, give it its seats, and mix what was looked through.

    Each is noted in a transaction of its own, and the hand-in of answers goes on in between. If
    the program stops on the way, the next look goes on with what is not noted yet; for none counts
    as looked through before the last transaction, which mixes them all.

    Returns:
        how many worry.
    """
    rows = _unread_of(survey, full_groups_only=full_groups_only)
    if not rows:
        return 0
    CHANCE.shuffle(rows)
    sheet = sheet_of(survey)
    worrying = [one.id for one in opened(survey, rows) if _worries(one, sheet)]
    for number in worrying:
        began = monotonic()
        _note_one(survey, number, sheet)
        _give_way(monotonic() - began)
    _looked_through(survey, [row.pk for row in rows])
    return len(worrying)


def _unread_of(survey: Survey, *, full_groups_only: bool) -> list[Answer]:
    """Return what is to be looked through; of full groups only, counted without what is told."""
    unread = Answer.unguarded.filter(group__survey=survey, noted=False)
    if full_groups_only:
        told = Worry.unguarded.filter(group__survey=survey).values("pk")
        untold = unread.exclude(pk__in=told).order_by().values("group").annotate(n=Count("pk"))
        full = untold.filter(n__gte=survey.threshold).values("group")
        unread = unread.filter(group__in=full)
    return list(unread)


def _worries(one: Opened, sheet: Sheet) -> bool:
    """Say whether somebody must look at an answer: what cannot be read might worry, too."""
    return bool(sheet.worries(one.given)) or not one.is_whole


@transaction.atomic
def _note_one(survey: Survey, number: UUID, sheet: Sheet) -> None:
    """Note an answer that worries, unless it was noted before or is there no more."""
    journal.lock(survey.school_id)
    rows = Answer.unguarded.filter(pk=number, noted=False).exclude(
        pk__in=Worry.unguarded.filter(pk=number).values("pk")
    )
    for one in opened(survey, rows):
        _note_worry(survey, Group.objects.get(pk=one.group), one, sheet)


def _give_way(seconds: float) -> None:
    """Leave SQLite's one lock for as long as it was held: who waits for it only looks now and then.

    PostgreSQL holds up nobody who hands in an answer meanwhile.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        sleep(seconds)


@transaction.atomic
def _looked_through(survey: Survey, numbers: list[UUID]) -> None:
    journal.lock(survey.school_id)
    lock([survey.pk])
    Answer.unguarded.filter(pk__in=numbers).update(noted=True)
    mix(survey)


def look_again_past_the_named() -> None:
    """Look at every answer that speaks of somebody: posts change, and may leave it to them."""
    rows = Worry.unguarded.select_related("school").filter(stream__in=naming_somebody())
    naming.look_again_past_the_named((row.stream, row.school) for row in rows.order_by("pk"))


def _note_worry(survey: Survey, group: Group, one: Opened, sheet: Sheet) -> None:
    school = survey.school
    stream = f"answer:{one.id}"
    Worry.unguarded.create(
        id=one.id,
        stream=stream,
        school=school,
        group=group,
        number=_number(school),
        at=clock.now(),
    )
    access.seat(stream=stream, places=_places(school, group, one.who))
    access.bar(stream=stream, people=staff_meant(school, stream, _text(one, sheet)))
    subjects = [one.who] if one.who else []
    note(
        by=None,
        school=school,
        stream=stream,
        kind="answer.flagged",
        attrs={"form": survey.form},
        subjects=subjects,
        words=_words(one, sheet),
    )
    told = look_past_the_named(school=school, stream=stream) if barred_from(stream) else set()
    people = {sight.person for sight in who_can_see(stream, school)[0]} - told
    knock(addresses(people))


def staff_meant(school: School, stream: str, text: str) -> set[UUID]:
    """Return whom a child of a class may mean: whoever is named, and "the teacher", its own."""
    named = staff_mentioned(school, text, school_day(school))
    if not speaks_of_own_teacher(text, others=bool(named)):
        return named
    sights, _vacancies = who_can_see(stream, school)
    roles = {one.person: {reason.role for reason in one.reasons} for one in sights}
    return named | {person for person, held in roles.items() if R.HOMEROOM in held}


def _words(one: Opened, sheet: Sheet) -> dict[str, Any]:
    words: dict[str, Any] = {"given": dict(one.given), "worries": sheet.worries(one.given)}
    words |= {"language": one.language, "paper": one.on_paper, "whole": one.is_whole}
    return words | ({"name": one.name} if one.name else {})


def _text(one: Opened, sheet: Sheet) -> str:
    """Return in which words an answer may speak of somebody who did something.

    With whom the child would like to talk is not among them: else the very teacher or counsellor
    whom it asks for would never learn of it.
    """
    wanted = {question.code for question in sheet.questions if question.ask == "whom"}
    every: Iterable[str | list[str]] = [
        said for code, said in one.given.items() if code not in wanted
    ]
    return "\n".join([text for text in every if isinstance(text, str)])


def _places(school: School, group: Group, who: UUID | None) -> list[Place]:
    """Committee and lead, and the teacher of the class: of the child, where it is known."""
    known = who and Person.objects.filter(pk=who, school=school).exists()
    teacher = (
        offices.of_child(R.HOMEROOM, who)
        if known and who
        else offices.of_class(R.HOMEROOM, group.school_class_id)
    )
    return [
        *(Place(offices.of_role(role, school.pk), role, "answer") for role in FOR_THE_SCHOOL),
        Place(teacher, R.HOMEROOM, "answer"),
    ]


def _number(school: School) -> str:
    """Return a free number that tells the school year and nothing else, as cases have it."""

    def is_taken(number: str) -> bool:
        return Worry.unguarded.filter(school=school, number=number).exists()

    return free_number(is_taken, year=year_of(school, school_day(school)))
