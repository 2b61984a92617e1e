"""Recording something of the year, correcting it, taking it back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.acting import acting_principals
from mamori.access.rules import may
from mamori.duties.actions import close, note
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.journal.queries import TAKEN_BACK, entry
from mamori.people import offices
from mamori.people.models import Account, Post, School
from mamori.people.queries import school_day, year_of
from mamori.year.acts import KINDS, PLAN, Act
from mamori.year.queries.warned import reached_now

CORRECTED = "entry.corrected"


@dataclass(frozen=True, slots=True)
class Happening:
    """What somebody typed, as the journal takes it."""

    attrs: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    subjects: frozenset[UUID] = frozenset()
    behind: frozenset[UUID] = frozenset()
    filled: tuple[str, ...] = ()
    pk: UUID | None = None  # made with the empty form, so that a form sent twice is one entry


def stream_of(school: School) -> str:
    """Name the stream of a school's standing work."""
    return f"school:{school.pk}"


@transaction.atomic
def record(*, by: Account, act: Act, what: Happening) -> Fact:
    """Record something of the year.

    Raises:
        PermissionDenied: the person's posts do not allow it.
        Refused: a gate is not satisfied; nothing was written.
    """
    school = by.person.school
    if not may(by, act.verb, school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    attrs = {**act.fixed, **what.attrs}
    if act.yearly:
        attrs["year"] = str(year_of(school, school_day(school)))
    if act.parts:
        attrs[act.parts] = list(what.filled)
    behind = {"behind": sorted(map(str, what.behind))} if what.behind else {}
    fact = _note_once(
        by=by,
        kind=act.kind,
        attrs=attrs,
        subjects=sorted(what.subjects),
        words=dict(what.words) | behind,
        people=_standing(by, school, what.behind),
        filled=what.filled,
        pk=what.pk,
    )
    if act.kind == "lesson.held":
        _note_reached(school)
    return fact


def _note_reached(school: School) -> None:
    """Note of each warning that every class has now had it, once a school year."""
    for topic in reached_now(school):
        note(
            by=None,
            school=school,
            stream=stream_of(school),
            kind="topic.reached",
            attrs={"topic": topic},
        )


def adopt_plan(*, by: Account, what: Happening, items: list[dict[str, str]]) -> Fact:
    """Adopt the plan of the year; another one takes its place, and both stay to be read.

    Raises:
        PermissionDenied, Refused: as `record` says.
    """
    parts = tuple(dict.fromkeys(item["part"] for item in items))
    told = replace(what, words={**what.words, "items": items}, filled=parts)
    return record(by=by, act=PLAN, what=told)


@transaction.atomic
def follow_plan(  # noqa: PLR0913 -- what became of an item has these parts, each named at the call
    *,
    by: Account,
    plan: UUID,
    item: int,
    result: str,
    why: str = "",
    on: str = "",
    pk: UUID | None = None,
) -> Fact:
    """Write down what became of an item of the plan: done, not done, moved.

    Raises:
        PermissionDenied: the person's posts do not allow it, or there is no such plan.
    """
    school = by.person.school
    journal.lock(school.pk)
    known = entry(plan)
    there = known and (known.stream, known.kind) == (stream_of(school), PLAN.kind)
    if not (there and may(by, "year.record", school=school)):
        raise PermissionDenied
    attrs = {"plan": str(plan), "item": str(item), "result": result}
    return _note_once(
        by=by,
        kind="plan.followed",
        attrs=attrs | ({"on": on} if on else {}),
        words={"why": why} if why else {},
        pk=pk,
    )


@transaction.atomic
def correct(*, by: Account, act: Act, pk: UUID, words: str, new: UUID | None = None) -> Fact:
    """Put something right beside an entry, which stays as it was.

    Raises:
        PermissionDenied: the person's posts do not allow it, or there is no such entry.
    """
    return _beside(by, act, pk, (CORRECTED, words), new)


@transaction.atomic
def take_back(*, by: Account, act: Act, pk: UUID, words: str, new: UUID | None = None) -> Fact:
    """Take an entry back: what it proved is due again, and what it opened falls away.

    Raises:
        PermissionDenied: the person's posts do not allow it, or there is no such entry.
    """
    fact = _beside(by, act, pk, (TAKEN_BACK, words), new)
    close(stream=fact.stream, by=fact, opened_by={str(pk)})
    return fact


def _beside(by: Account, act: Act, pk: UUID, beside: tuple[str, str], new: UUID | None) -> Fact:
    kind, words = beside
    school = by.person.school
    journal.lock(school.pk)
    wrong = entry(pk)
    known = wrong is not None and wrong.stream == stream_of(school) and wrong.kind in KINDS
    if not (known and may(by, act.verb, school=school)):
        raise PermissionDenied
    return _note_once(
        by=by,
        kind=kind,
        attrs={"entry": str(pk)},
        words={"why": words},
        pk=new,
    )


def _note_once(
    *,
    by: Account,
    kind: str,
    attrs: Mapping[str, Any],
    words: Mapping[str, Any],
    pk: UUID | None,
    **more: Any,
) -> Fact:
    """Note a fact, unless just this one came from the same form: a button is pressed twice.

    From an old page with anything changed it is a fact of its own, and is not lost.
    """
    school = by.person.school
    stream = stream_of(school)
    sent = entry(pk) if pk else None
    new = (by.person_id, stream, kind, dict(attrs), dict(words))
    if sent and (sent.by, sent.stream, sent.kind, sent.attrs, sent.words) == new:
        return Fact.unguarded.get(pk=sent.id)
    return note(
        by=by.person_id,
        school=school,
        stream=stream,
        kind=kind,
        attrs=attrs,
        words=words,
        pk=None if sent else pk,
        **more,
    )


def _standing(by: Account, school: School, behind: Iterable[UUID]) -> dict[str, frozenset[str]]:
    """Return by post who stands behind an act, as gates count them.

    For the principal only their own hand counts, or that of whoever acts for an empty post.
    """
    stream, day = stream_of(school), school_day(school)
    found: dict[str, set[str]] = defaultdict(set)
    for person in {*behind, by.person_id}:
        posts = offices.posts_of(person, day).filter(school=school)
        for role in {"staff", *posts.values_list("role", flat=True)}:
            found[role].add(str(person))
    acting = acting_principals({stream: school.pk}, day)[stream]
    found[Post.Role.PRINCIPAL] = {str(by.person_id)} if by.person_id in acting else set()
    return {str(role): frozenset(ids) for role, ids in found.items() if ids}
