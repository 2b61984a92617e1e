"""Answers to a questionnaire as they are stored, with the codes that they use up."""

import os
from dataclasses import dataclass

from tests.surveys import school

from mamori.base.batches import Once, store
from mamori.surveys.models import Answer, Code, Group

DIGEST = 32  # bytes
WORDS = "くつを かくされた。きのうの ひるやすみに、げたばこの ところで みた。" * 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """One answer as it is stored, and the code that it uses up."""

    answer: Answer
    code: Code


def open_group() -> tuple[Group, int]:
    """Open a questionnaire for a class; return it, and how long a sealed answer of it is."""
    at = school.make_surveyed()
    survey = school.opened(at)
    given = school.HURT | {"what-happened": WORDS}
    school.answer(school.codes_of(at, survey, at.third)[0], given)
    size = len(bytes(Answer.unguarded.get().sealed))
    return school.group_of(survey, at.third), size


def make_sheets(group: Group, size: int, count: int) -> list[Sheet]:
    """Make answers of chance bytes, and codes that are there already, as printed ones are.

    They are marked as looked through: nobody can read them.
    """
    codes = [Code(group=group, digest=os.urandom(DIGEST)) for _ in range(count)]
    Code.unguarded.bulk_create(codes)
    return [Sheet(_answer(group, size), code) for code in codes]


def _answer(group: Group, size: int) -> Answer:
    body = os.urandom(size)
    return Answer(group=group, sealed=body, receipt=os.urandom(DIGEST), noted=True)


def hand_in(sheet: Sheet) -> None:
    """Store an answer as the program does."""
    assert store(sheet.answer, once=Once(Code, sheet.code.pk, "used"))
