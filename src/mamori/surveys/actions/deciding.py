"""Asking further and deciding what follows from an answer that worries."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.queries import barred_from, who_can_see
from mamori.access.rules import may, roles_at
from mamori.base import clock
from mamori.base.mail import knock
from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case
from mamori.core.flow import NotNow, Step
from mamori.duties.actions import note
from mamori.duties.naming import look_past_the_named, name_adults
from mamori.journal import actions as journal
from mamori.journal.queries import Entry, entries, entry
from mamori.people.models import Account
from mamori.people.queries import addresses
from mamori.surveys import flow
from mamori.surveys.actions.noting import staff_meant
from mamori.surveys.models import Worry

SIGN, TALK, NOTHING = "sign", "talk", "nothing"
# As at the door: a receipt must not be able to fill a disk or a mailbox.
MOST_REPLIES, DAY = 50, timedelta(days=1)
QUIET = timedelta(minutes=10)  # between two mails about one answer


class TooMuch(Exception):
    """More was replied in a day than is taken in."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What follows, and why. A sign needs at least one child; the others do not."""

    pk: UUID  # made with the empty form
    result: str
    why: str
    pupils: frozenset[UUID] = frozenset()
    adults: frozenset[UUID] = frozenset()
    words: str = ""
    danger: bool = False


@transaction.atomic
def decide(*, by: Account, worry: Worry, decision: Decision) -> Case | None:
    """Decide what follows from an answer (HOK-095). A sign is shared in the same moment.

    Returns:
        the case that the sign began, if it is one.

    Raises:
        PermissionDenied: no seat from which to decide.
        NotNow: somebody has decided meanwhile.
    """
    now = _locked(worry)
    if sent := entry(decision.pk):
        return _decided(by, now, decision, sent)
    step = _step(by, now, "decide")
    case = None
    if decision.result == SIGN:
        case = record_sign(by=by, sign=_sign(decision))
    words = {"why": decision.why} | ({"case": str(case.pk)} if case else {})
    note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind=step.fact,
        attrs={"result": decision.result},
        words=words,
        pk=decision.pk,
    )
    _move(now, step.target)
    return case


def _decided(by: Account, now: Worry, decision: Decision, sent: Entry) -> Case | None:
    """Return what a decision led to whose button is pressed twice; name whom it names now."""
    words, attrs = sent.words or {}, sent.attrs
    if (sent.by, sent.stream) != (by.person_id, now.stream):
        raise PermissionDenied
    if (words.get("why"), attrs.get("result")) != (decision.why, decision.result):
        raise NotNow("decide", now.state, ())  # another decision is taken up again first
    case = Case.unguarded.filter(pk=decision.pk).first()
    if case and decision.adults - barred_from(case.stream):  # ticked on the way back
        name_adults(by=by, school=now.school, stream=case.stream, adults=decision.adults)
    return case


def _sign(decision: Decision) -> Sign:
    return Sign(
        id=decision.pk,
        pupils=decision.pupils,
        adults=decision.adults,
        words=decision.words,
        noticed_at=clock.now(),
        channel="questionnaire",
        place="unknown",
        danger=decision.danger,
    )


@transaction.atomic
def take_up_again(*, by: Account, worry: Worry, why: str) -> None:
    """Take up a decision again."""
    now = _locked(worry)
    step = _step(by, now, "take-up-again")
    note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind=step.fact,
        words={"why": why},
    )
    _move(now, step.target)


@transaction.atomic
def ask(*, by: Account, worry: Worry, words: str, pk: UUID) -> None:
    """Ask whoever gave the answer. They read it with their receipt; nobody learns who they are."""
    now = _locked(worry)
    sent = entry(pk)
    if sent and (sent.by, sent.stream, sent.words) == (by.person_id, now.stream, {"words": words}):
        return
    step = _step(by, now, "ask")
    note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind=step.fact,
        words={"words": words},
        pk=None if sent else pk,
    )


@transaction.atomic
def reply(*, worry: Worry, words: str, pk: UUID) -> None:
    """Keep what the writer of an answer adds, and knock at the doors of those who follow it up.

    Staff whom it may mean lose the answer before it stands there.

    Raises:
        TooMuch: as much was replied in a day as one child can have to say.
        Erased: the words of the answer were erased, so none can be added.
    """
    now = _locked(worry)
    sent = entry(pk)
    if sent and (sent.stream, sent.words) == (now.stream, {"words": words}):
        return
    before = [clock.now() - one.at for one in entries([now.stream], kinds=["answer.replied"])]
    if sum(ago < DAY for ago in before) >= MOST_REPLIES:
        raise TooMuch
    access.bar(stream=now.stream, people=staff_meant(now.school, now.stream, words))
    again = now.state == flow.DECIDED
    step = flow.ANSWER.step(now.state, "hear-again" if again else "reply")
    note(
        by=None,
        school=now.school,
        stream=now.stream,
        kind=step.fact,
        words={"words": words},
        pk=None if sent else pk,
    )
    _move(now, step.target)
    told = (
        look_past_the_named(school=now.school, stream=now.stream)
        if barred_from(now.stream)
        else set()
    )
    if not before or min(before) >= QUIET:
        seeing = {sight.person for sight in who_can_see(now.stream, now.school)[0]}
        knock(addresses(seeing - told))


def may_decide(by: Account, worry: Worry) -> bool:
    """Say whether somebody has a seat from which to decide."""
    return may(by, "answer.decide", stream=worry.stream)


def _locked(worry: Worry) -> Worry:
    journal.lock(worry.school_id)
    return Worry.unguarded.select_related("school", "group__survey").get(pk=worry.pk)


def _step(by: Account, worry: Worry, name: str) -> Step:
    step = flow.ANSWER.step(worry.state, name)
    if not set(step.by) & roles_at(by, worry.stream):
        raise PermissionDenied
    return step


def _move(worry: Worry, state: str) -> None:
    worry.state = state
    worry.save(update_fields=["state"])
