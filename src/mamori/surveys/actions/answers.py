"""Taking an answer: exactly once for each code, with nothing that joins it to the code."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID, uuid4

from django.db import transaction

from mamori.base.batches import Once, Taken, store
from mamori.core.seal import derive_key, seal
from mamori.journal.keys import stream_key
from mamori.people.models import Account
from mamori.people.queries import school_day
from mamori.surveys.actions.mixing import lock
from mamori.surveys.actions.noting import look_soon
from mamori.surveys.actions.running import step_of
from mamori.surveys.models import Answer, Code, Group, Survey
from mamori.surveys.queries.answers import about, opened
from mamori.surveys.queries.surveys import code_behind, is_open
from mamori.surveys.questions import Given


class Outcome(StrEnum):
    """What became of an answer that came in."""

    KEPT = "kept"  # now, or when the button was pressed before
    USED = "used"  # another answer was given with this code
    NO_CODE = "no-code"  # there is no such code any more
    CLOSED = "closed"  # the questionnaire takes no answers now


@dataclass(frozen=True, slots=True)
class Incoming:
    """One answer as it comes in."""

    pk: UUID  # made with the empty form
    digest: bytes = field(repr=False)  # of the code
    receipt: bytes = field(repr=False)  # digest of what its writer keeps
    given: Given = field(repr=False)
    language: str
    name: str = field(default="", repr=False)  # where a child chose to give one


class TooMany(Exception):
    """A class cannot give more answers than it has pupils."""


def hand_in(row: Incoming) -> Outcome:
    """Keep an answer; `KEPT` is said once the disk has it, and it is there exactly once.

    No moment is kept, no order, and no number that stands at the code as well: docs/adr/0014.
    Sent again with anything changed it is not kept, and that is said: `USED`.
    """
    code = code_behind(row.digest)
    if code is None:
        return Outcome.NO_CODE
    survey = code.group.survey
    if not is_open(survey, school_day(survey.school)):
        return Outcome.CLOSED
    told: dict[str, object] = {"given": dict(row.given), "language": row.language}
    told |= {"who": str(code.person)} if code.person else {}
    told |= {"name": row.name} if row.name else {}
    answer = _answer(code.group, row.pk, told, row.receipt)
    try:
        is_new = store(answer, once=Once(Code, code.pk, "used"))
    except Taken:
        return Outcome.USED
    if not is_new and not _is_there(survey, answer.pk, told):
        return Outcome.USED
    look_soon()
    return Outcome.KEPT


def _is_there(survey: Survey, pk: UUID, told: Mapping[str, object]) -> bool:
    """Say whether an answer of this number holds just this."""
    rows = Answer.unguarded.filter(pk=pk, group__survey=survey)
    return any(
        (one.given, one.name, one.language, one.who)
        == (told["given"], told.get("name", ""), told.get("language", ""), _who(told))
        for one in opened(survey, rows)
    )


def _who(told: Mapping[str, object]) -> UUID | None:
    return UUID(str(told["who"])) if "who" in told else None


def _answer(group: Group, pk: UUID, told: dict[str, object], receipt: bytes | None) -> Answer:
    survey = group.survey
    key = derive_key(stream_key(survey.school_id, survey.stream), f"answer {pk}")
    words = json.dumps(told, ensure_ascii=False).encode()
    return Answer(id=pk, group=group, sealed=seal(key, words, about(pk)), receipt=receipt)


@transaction.atomic
def enter_paper(  # noqa: PLR0913 -- what stands on a sheet of paper, and where it belongs
    *, by: Account, survey: Survey, group: Group, pk: UUID, given: Given, person: UUID | None = None
) -> Answer:
    """Enter what one pupil answered on paper.

    Raises:
        PermissionDenied: it is not their class.
        NotNow: the questionnaire was not opened yet, or it was gone through already.
        TooMany: everybody in the class has answered.
    """
    now = step_of(by, survey, "collect-paper", group)
    lock([now.pk])
    told: dict[str, object] = {"given": dict(given), "paper": True}
    told |= {"who": str(person)} if person else {}
    there = Answer.unguarded.filter(pk=pk).first()
    if there and _is_there(now, pk, told):
        return there
    pk = uuid4() if there else pk  # an old page, another sheet: it is one of its own
    mine = Code.unguarded.filter(group=group, person=person) if person else Code.unguarded.none()
    answered = Answer.unguarded.filter(group=group).count() >= group.invited
    if answered or mine.filter(used=True).exists():
        raise TooMany
    if person and not mine.update(used=True):  # no slip was printed: none may answer once more
        Code.unguarded.create(group=group, digest=os.urandom(32), person=person, used=True)
    answer = _answer(group, pk, told, None)
    answer.save(force_insert=True)
    look_soon()
    return answer
