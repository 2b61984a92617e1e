"""Saying yes, saying no, and taking it back: each counts from that moment."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.rules import may
from mamori.consent.models import Answer, Asked, Letter
from mamori.consent.queries.answers import last_words
from mamori.consent.queries.reading import is_readers
from mamori.consent.queries.whom import needed_for
from mamori.consent.queries.wording import Shown, shown
from mamori.consent.standing import standing
from mamori.consent.words import GIVEN, PERSON, REFUSED, REQUESTED, WITHDRAWN
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.people.models import Account
from mamori.people.queries import school_day


class NotTheirs(Exception):
    """A yes came from somebody whose yes does not count today, or after the last day for it."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What one reader said to the requests of one letter."""

    yes: Mapping[UUID, bool]  # by request
    language: str  # in which the words were shown
    name: str = ""  # who answered, as they wrote it
    on: date | None = None  # the day on the paper
    kept: str = ""  # where the paper is


@dataclass(frozen=True, slots=True)
class _Deed:
    letter: Letter
    answers: Answers
    way: str
    by: UUID | None


@transaction.atomic
def answer_letter(*, letter: Letter, answers: Answers) -> None:
    """Take the answers of whoever holds the link. What was said already is not said twice.

    Raises:
        NotTheirs: the day until which one can answer is over, or somebody else decides today. A no
            always counts.
    """
    own = letter.person_id if letter.side == PERSON else letter.reader_id
    _put(_Deed(letter, answers, "link", own))


@transaction.atomic
def record_paper(*, by: Account, letter: Letter, answers: Answers) -> None:
    """Enter what somebody signed on paper: who, on which day, and where the paper is.

    Raises:
        PermissionDenied: the account has no such seat.
        NotTheirs: the yes of that reader does not count on that day.
    """
    _demand(by, letter)
    _put(_Deed(letter, answers, "paper", by.person_id))


@transaction.atomic
def take_back(*, by: Account, letter: Letter, answers: Answers) -> None:
    """Take consents back because somebody said so to the school, by whatever way.

    Raises:
        PermissionDenied: the account has no such seat.
    """
    _demand(by, letter)
    no = replace(answers, yes=dict.fromkeys(answers.yes, False), on=None)
    _put(_Deed(letter, no, "word", by.person_id))


def _demand(by: Account, letter: Letter) -> None:
    if not may(by, "consent.record", stream=letter.stream):
        raise PermissionDenied


def _put(deed: _Deed) -> None:
    letter = deed.letter
    journal.lock(letter.asking.school_id)
    words = {one.request.pk: one for one in shown(letter.asking, deed.answers.language)}
    rows = Asked.unguarded.select_related("request__asking__school")
    mine = rows.filter(request__asking=letter.asking, person=letter.person_id)
    for asked in mine.order_by("request__number"):
        yes = deed.answers.yes.get(asked.request_id)
        if yes is not None:
            _take(deed, asked, words[asked.request_id], yes=yes)


def _take(deed: _Deed, asked: Asked, words: Shown, *, yes: bool) -> None:
    letter = deed.letter
    day = deed.answers.on or school_day(letter.asking.school)
    said = last_words(asked)
    before = said.get((letter.side, letter.reader_id))
    if before == yes:
        return
    sides = needed_for(asked.request, letter.person_id, day).sides
    if yes and (letter.side not in sides or not _may_say_yes(deed, asked, day)):
        raise NotTheirs
    if not yes and letter.side not in {PERSON, *sides} and not before:
        raise NotTheirs
    said[letter.side, letter.reader_id] = yes
    stands = _next(asked.status, standing(sides, said), yes=yes)
    kind = _kind(asked.status, stands, yes=yes)
    _move(asked, stands, day)
    fact = _note(deed, asked, words, kind)
    Answer.unguarded.create(
        id=fact.pk,
        asked=asked,
        side=letter.side,
        reader_id=letter.reader_id,
        yes=yes,
        on=day,
        at=fact.at,
    )


def _may_say_yes(deed: _Deed, asked: Asked, day: date) -> bool:
    """Say whether a yes of this day counts; that of a former guardian does not.

    A link that lies in a drawer takes back and gives nothing, and a paper that was signed before
    its signer said no does not undo that no.
    """
    letter = deed.letter
    asking = letter.asking
    last = asking.answer_by if deed.way == "link" else asking.until
    own = Answer.unguarded.filter(asked=asked, side=letter.side, reader=letter.reader_id)
    is_older = own.filter(yes=False, on__gt=day).exists()
    return day <= min(last, asking.until) and not is_older and is_readers(letter)


def _next(now: str, made: str, *, yes: bool) -> str:
    """Return where it stands after an answer; what is given ends only by a no."""
    if now == GIVEN:
        return GIVEN if yes else WITHDRAWN
    if now == WITHDRAWN and made in {REFUSED, REQUESTED}:
        return WITHDRAWN
    return made


def _kind(before: str, after: str, *, yes: bool) -> str:
    if yes:
        return "consent.given"
    return "consent.withdrawn" if (before, after) == (GIVEN, WITHDRAWN) else "consent.refused"


def _move(asked: Asked, stands: str, day: date) -> None:
    if stands == asked.status:
        return
    asked.status = stands
    if stands == GIVEN:
        asked.given_on, asked.ended_on = day, None
    elif stands == WITHDRAWN:
        asked.ended_on = school_day(asked.request.asking.school)
    asked.save(update_fields=["status", "given_on", "ended_on"])


def _note(deed: _Deed, asked: Asked, words: Shown, kind: str) -> Fact:
    letter, answers = deed.letter, deed.answers
    attrs = {
        "request": str(asked.request_id),
        "channel": asked.request.channel,
        "data": asked.request.data,
        "side": letter.side,
        "way": deed.way,
        "shown": words.hash,
        "whole": "yes" if asked.status == GIVEN else "no",
    }
    if answers.on:
        attrs["on"] = answers.on.isoformat()
    told = {"name": answers.name, "kept": answers.kept, "shown": words.lines}
    return note(
        by=deed.by,
        school=letter.asking.school,
        stream=letter.stream,
        kind=kind,
        attrs=attrs,
        subjects=list(filter(None, (letter.person_id, letter.reader_id))),
        words={name: value for name, value in told.items() if value},
    )
