"""`note()`: the one way in which something that happened becomes duties."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from mamori.base import clock
from mamori.core.policy import Attempt, Refusal, derive, refusals
from mamori.core.policy import Duty as Derived
from mamori.duties.models import Duty
from mamori.duties.packs import calendar
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.journal.queries import codes, head
from mamori.people.models import School
from mamori.people.packs import in_force


class Refused(Exception):
    """A gate does not let this happen yet; holds what is missing, each with its clause."""

    def __init__(self, missing: tuple[Refusal, ...]) -> None:
        """Remember what is missing."""
        super().__init__(", ".join(f"{refusal.pack}/{refusal.gate}" for refusal in missing))
        self.missing = missing


@transaction.atomic(savepoint=False)
def note(  # noqa: PLR0913 -- a fact has these parts, each named at every call
    *,
    by: UUID | None,
    school: School,
    stream: str,
    kind: str,
    attrs: Mapping[str, Any] | None = None,
    subjects: Iterable[UUID] = (),
    words: Mapping[str, Any] | None = None,
    people: Mapping[str, frozenset[str]] | None = None,
    filled: Iterable[str] = (),
    pk: UUID | None = None,
) -> Fact:
    """Put a fact into the journal, unless a gate refuses it, and bring the duties up to date.

    Args:
        by: the person who acted.
        school: whose ledger and packs.
        stream: what the fact is about.
        kind: noun.verb-past.
        attrs: codes that packs may match on; never a name or free text.
        subjects: the persons it concerns.
        words: what people wrote, sealed.
        people: role -> ids of the persons who stand behind the act, for gates that ask for two.
        filled: codes of the parts of the form that hold something, for gates that ask for them.
            The fact itself does not carry them.

        pk: the fact's id, where it was made with the form.

    Raises:
        Refused: a gate of a pack in force is not satisfied; nothing was written, and what else
            the same transaction wrote is undone.
    """
    about = tuple(subjects)
    missing = missing_for(
        school=school,
        stream=stream,
        kind=kind,
        attrs=attrs,
        subjects=about,
        people=people,
        filled=filled,
    )
    if missing:
        raise Refused(missing)
    fact = journal.append(
        by=by,
        ledger=school.pk,
        stream=stream,
        kind=kind,
        attrs=attrs,
        subjects=about,
        words=words,
        pk=pk,
    )
    refresh(school=school, stream=head(stream))
    return fact


def missing_for(  # noqa: PLR0913 -- what a fact has, and what only its gates read
    *,
    school: School,
    stream: str,
    kind: str,
    attrs: Mapping[str, Any] | None = None,
    subjects: Iterable[UUID] = (),
    people: Mapping[str, frozenset[str]] | None = None,
    filled: Iterable[str] = (),
) -> tuple[Refusal, ...]:
    """Return what the gates still ask for before this may happen; empty when nothing."""
    packs = in_force(school)
    if kind not in packs.stopping:
        return ()
    attempt = Attempt(
        kind=kind,
        attrs={**(attrs or {}), "filled": tuple(filled)},
        people=dict(people or {}),
        subjects=tuple(str(person) for person in subjects),
    )
    return refusals(packs, attempt, codes(head(stream)), clock.now(), calendar(school))


@transaction.atomic(savepoint=False)
def refresh(*, school: School, stream: str) -> None:
    """Store the difference between what the packs derive now and what is stored.

    Asking twice changes nothing. A duty that the packs no longer derive is kept as it was: it was
    owed under the rules of its day.
    """
    packs = in_force(school)
    derived = derive(packs, codes(stream), clock.now(), calendar(school))
    stored = {duty.key: duty for duty in Duty.objects.filter(stream=stream)}
    new, changed = [], []
    for duty in derived:
        row = stored.get(duty.key)
        if row is None:
            new.append(_row(duty, school, packs.by_id[duty.pack].version))
        elif _update(row, duty):
            changed.append(row)
    Duty.objects.bulk_create(new)
    Duty.objects.bulk_update(changed, MOVING)


def recount(*, school: School) -> None:
    """Work out anew when the open duties of a school are due: its days without school changed."""
    open_ones = Duty.objects.filter(school=school, state=Duty.State.OPEN)
    timed = open_ones.exclude(due_at=None, target_at=None)
    for stream in timed.order_by("stream").values_list("stream", flat=True).distinct():
        refresh(school=school, stream=stream)


@transaction.atomic(savepoint=False)
def close(*, stream: str, by: Fact, opened_by: Collection[str] | None = None) -> None:
    """Let open duties of a stream fall away, because what they rest on is read elsewhere now.

    Args:
        stream: whose duties.
        by: the fact that says so.
        opened_by: only duties that these facts opened; all if left out.
    """
    rows = Duty.objects.filter(stream=stream, state=Duty.State.OPEN)
    if opened_by is not None:
        rows = rows.filter(opened_by__in=opened_by)
    rows.update(state=Duty.State.VOID, closed_by=str(by.id), closed_at=by.at)


MOVING = ("state", "person", "due_at", "target_at", "closed_by", "closed_at")


def _row(duty: Derived, school: School, version: str) -> Duty:
    return Duty(
        key=duty.key,
        school=school,
        stream=duty.stream,
        pack=duty.pack,
        version=version,
        entry=duty.entry,
        roles=list(duty.roles),
        person=_person(duty),
        state=duty.state,
        opened_by=duty.opened_by,
        opened_at=duty.opened_at,
        due_at=duty.due_at,
        target_at=duty.target_at,
        closed_by=duty.closed_by or "",
        closed_at=duty.closed_at,
    )


def _update(row: Duty, duty: Derived) -> bool:
    """Bring a stored row up to date; say whether anything moved."""
    now = (
        duty.state,
        _person(duty),
        duty.due_at,
        duty.target_at,
        duty.closed_by or "",
        duty.closed_at,
    )
    before = tuple(getattr(row, name) for name in MOVING)
    for name, value in zip(MOVING, now, strict=True):
        setattr(row, name, value)
    return now != before


def _person(duty: Derived) -> UUID | None:
    return UUID(duty.person) if duty.person else None
