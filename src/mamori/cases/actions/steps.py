"""Taking a step of a case: right, gate, flow, fact, and what follows from it, in one go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.queries import barred_from
from mamori.access.rules import roles_at
from mamori.cases import flow
from mamori.cases.actions.effects import EFFECTS
from mamori.cases.actions.naming import name_adults
from mamori.cases.models import Case
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.people import offices
from mamori.people.models import Account, Post
from mamori.people.queries import school_day

R = Post.Role


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did in a case, as they wrote it down."""

    attrs: Mapping[str, Any] = field(default_factory=dict)
    subjects: frozenset[UUID] = frozenset()
    words: Mapping[str, Any] = field(default_factory=dict)
    behind: frozenset[UUID] = frozenset()  # the staff who stand behind it
    seated: frozenset[UUID] = frozenset()  # the staff to whom it gives a seat
    filled: tuple[str, ...] = ()  # the parts that were written
    adults: frozenset[UUID] = frozenset()  # the adults whom it names
    on: date | None = None  # the day it happened, if that was before today


@transaction.atomic
def take_step(*, by: Account, case: Case, step: str, deed: Deed) -> Fact:
    """Record one step of a case.

    Raises:
        PermissionDenied: the person has no seat from which to do this.
        NotNow: the case is not in a state that allows it.
        Refused: a gate is not satisfied; nothing was written.
        Erased: the words of the case were erased, so none can be added.
    """
    journal.lock(case.school_id)
    now = Case.unguarded.select_related("school").get(pk=case.pk)  # what another just did counts
    taken = flow.CASE.step(now.state, step)
    if not set(taken.by) & roles_at(by, now.stream):
        raise PermissionDenied
    name_adults(by=by, school=now.school, stream=now.stream, adults=deed.adults)
    fact = note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind=taken.fact,
        attrs=_codes(deed),
        subjects=sorted(deed.subjects),
        words=_words(deed),
        people=standing(by, now, deed.behind),
        filled=deed.filled,
    )
    if taken.target != now.state:
        move(now, taken.target)
    for follow in EFFECTS.get(step, ()):
        follow(by=by, case=now, deed=deed, fact=fact)
    case.refresh_from_db()
    return fact


def move(case: Case, state: str) -> None:
    """Let the row follow what the journal says."""
    Case.unguarded.filter(pk=case.pk).update(state=state)
    case.state = state


def standing(by: Account, case: Case, behind: Iterable[UUID]) -> dict[str, frozenset[str]]:
    """Return who stands behind an act, by the posts they hold today, as gates count them.

    Nobody whom the case names counts. For the principal and for the board only their own hand
    counts, never a name that another ticked; while there is no principal who may know of the
    case, the vice-principal acts for them.
    """
    barred = barred_from(case.stream)
    free = {*behind} - barred
    own = {by.person_id} - barred
    principals = _holders(R.PRINCIPAL, case) - barred
    acting = principals or _holders(R.VICE_PRINCIPAL, case)
    who = {
        R.COMMITTEE: free & _holders(R.COMMITTEE, case),
        "staff": free,
        R.PRINCIPAL: own & acting,
        R.BOARD_OFFICER: own & _holders(R.BOARD_OFFICER, case),
    }
    return {str(role): frozenset(map(str, people)) for role, people in who.items() if people}


def _holders(role: str, case: Case) -> set[UUID]:
    office = offices.of_role(role, case.school_id)
    return offices.holders([office], school_day(case.school))[office]


def _codes(deed: Deed) -> dict[str, Any]:
    day = {"on": deed.on.isoformat()} if deed.on else {}
    return {**deed.attrs, **day}


def _words(deed: Deed) -> dict[str, Any]:
    behind = {"behind": sorted(map(str, deed.behind))} if deed.behind else {}
    return {**deed.words, **behind}
