"""Two cases that are one, and one that is two: nothing is moved or lost, only read together."""

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.queries import barred_from
from mamori.access.rules import roles_at
from mamori.cases import flow
from mamori.cases.actions.keeping import keep_alike
from mamori.cases.actions.naming import look_past_the_named
from mamori.cases.actions.signs import Sign, record_sign
from mamori.cases.actions.steps import move
from mamori.cases.models import Case
from mamori.cases.queries import with_corrections
from mamori.duties.actions import close, note, refresh
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.journal.queries import Entry, entries, family, head
from mamori.people.models import Account

ALIVE = (flow.SET_ASIDE, flow.RESOLVED, flow.SHARED, flow.RECOGNISED)  # the last the most
OF_OFFICES = ("committee", "lead", "chain")


@transaction.atomic
def merge(*, by: Account, case: Case, into: Case, why: str) -> None:
    """Let a case go on in another. Both keep every word; what names somebody in one bars them.

    If that leaves nobody to lead it, the board is told of both.

    Who sat at the first through a post sits at the other too. Who only told something keeps their
    seat where they told it, and can tell more there.

    Raises:
        PermissionDenied: the person is not on the committee of both.
        NotNow: one of the cases goes on elsewhere already.
        ValueError: the cases are of two schools, or one and the same.
    """
    if case.school_id != into.school_id or case.pk == into.pk:
        raise ValueError("two cases of one school are merged")
    journal.lock(case.school_id)
    first, second = _now(case), _now(into)
    taken = flow.CASE.step(first.state, "merge")
    flow.CASE.step(second.state, "merge")
    if not all(set(taken.by) & roles_at(by, one.stream) for one in (first, second)):
        raise PermissionDenied
    barred = barred_from(first.stream) | barred_from(second.stream)
    for stream in {*family(first.stream), *family(second.stream)}:
        access.bar(stream=stream, people=barred)
    access.copy_seats(stream=first.stream, to=second.stream, why=OF_OFFICES)
    fact = note(
        by=by.person_id,
        school=first.school,
        stream=first.stream,
        kind=taken.fact,
        attrs={"into": second.stream, "state": first.state},
        words={"what": why},
    )
    _keep_alive(by, first, second)
    move(first, taken.target)
    journal.join(first.stream, second.stream)
    close(stream=first.stream, by=fact)
    refresh(school=second.school, stream=second.stream)
    look_past_the_named(school=second.school, stream=second.stream)


def _keep_alive(by: Account, first: Case, second: Case) -> None:
    """Let the second case be as much alive as the first was: merging closes nothing."""
    if first.danger and not second.danger:
        Case.unguarded.filter(pk=second.pk).update(danger=True)
    if ALIVE.index(first.state) <= ALIVE.index(second.state):
        return
    if second.state in (flow.SET_ASIDE, flow.RESOLVED):
        note(by=by.person_id, school=second.school, stream=second.stream, kind="case.reopened")
    move(second, first.state)


@transaction.atomic
def separate(*, by: Account, case: Case, why: str) -> None:
    """Make a case one of its own again. What was recognised stays so, all else is judged anew.

    Raises:
        PermissionDenied: the person is not on its committee.
        NotNow: it does not go on in another.
    """
    journal.lock(case.school_id)
    now = _now(case)
    merged = entries([now.stream], kinds=["case.merged"])
    was = merged[-1].attrs["state"] if merged else flow.SHARED
    step = "separate-recognised" if was == flow.RECOGNISED else "separate"
    taken = flow.CASE.step(now.state, step)
    if not set(taken.by) & roles_at(by, now.stream):
        raise PermissionDenied
    above = head(now.stream)
    journal.part(now.stream)
    move(now, taken.target)
    own = [str(entry.id) for entry in entries([now.stream])]
    fact = note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind=taken.fact,
        words={"what": why},
    )
    close(stream=above, by=fact, opened_by=own)
    refresh(school=now.school, stream=above)


@transaction.atomic
def split(  # noqa: PLR0913 -- what goes on has these parts, each named at its call
    *,
    by: Account,
    case: Case,
    carried: Iterable[UUID],
    pupils: frozenset[UUID],
    why: str,
    pk: UUID | None = None,
) -> Case:
    """Let some entries of a case go on in a case of its own as well.

    The first case keeps them too: what counts there, such as an act, counts on. The second begins
    with a sign like any other, so it reaches everybody whom a sign must reach; whoever the first
    case names is barred from the second, and what holds the first from being erased holds it too.

    Args:
        by: a member of the committee.
        case: the first case.
        carried: the ids of the entries; their corrections go with them.
        pupils: whom the second is about.
        why: in words.
        pk: the id of the second case, made with the form: pressed twice, it is one case.

    Raises:
        PermissionDenied: the person is not on its committee.
        NotNow: the case goes on elsewhere.
    """
    journal.lock(case.school_id)
    now = _now(case)
    taken = flow.CASE.step(now.state, "split")
    if not set(taken.by) & roles_at(by, now.stream):
        raise PermissionDenied
    if pk and _split_off(now, pk):
        return Case.unguarded.select_related("school").get(pk=pk)
    chosen = with_corrections(now, set(carried))
    second = record_sign(by=by, sign=_sign(now, pk or uuid4(), pupils, why))
    there: dict[str, str] = {}
    for entry in chosen:
        there[str(entry.id)] = str(_carry(by, second, entry, there).id)
    keep_alike(school=now.school, stream=second.stream, like=now.stream)
    refresh(school=second.school, stream=second.stream)
    note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind=taken.fact,
        attrs={"into": second.stream},
        words={"what": why},
    )
    return second


def _sign(case: Case, pk: UUID, pupils: frozenset[UUID], why: str) -> Sign:
    """Return the sign with which what goes off begins: noticed when and where the first was."""
    (first, *_more) = entries([case.stream], kinds=["sign.recorded"])
    return Sign(
        id=pk,
        pupils=pupils,
        words=why,
        noticed_at=case.noticed_at,
        channel=first.attrs.get("channel", ""),
        place=first.attrs["place"],
        adults=frozenset(barred_from(case.stream)),
        danger=case.danger,
    )


def _split_off(case: Case, pk: UUID) -> bool:
    """Say whether a case went off from this very one, as when a button is pressed twice."""
    gone = entries([case.stream], kinds=["case.split"])
    return f"case:{pk}" in [entry.attrs["into"] for entry in gone]


def _carry(by: Account, case: Case, entry: Entry, there: Mapping[str, str]) -> Fact:
    """Write an entry down again, with who wrote it first and when. No gate is asked twice.

    `there` tells which entry of the new case another became, for corrections.
    """
    day = entry.attrs.get("on") or entry.at.date().isoformat()
    wrong = {"entry": there[entry.attrs["entry"]]} if "entry" in entry.attrs else {}
    origin = {"by": str(entry.by or ""), "at": entry.at.isoformat(), "id": str(entry.id)}
    return journal.append(
        by=by.person_id,
        ledger=case.school_id,
        stream=case.stream,
        kind=entry.kind,
        attrs=entry.attrs | {"on": day} | wrong,
        subjects=entry.subjects,
        words=(entry.words or {}) | {"carried": origin},
    )


def _now(case: Case) -> Case:
    return Case.unguarded.select_related("school").get(pk=case.pk)
