"""From answers to what may be shown of them, and the way in which that is sealed.

Counted once, when a questionnaire closes, by `core.disclosure`; later nothing is counted anew, as
two sets of tables one answer apart would tell that answer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mamori.core.disclosure import (
    Cell,
    Class,
    Count,
    Mark,
    Question,
    Rate,
    Results,
    Round,
    Row,
    Rules,
    Why,
    publish,
)
from mamori.core.policy.entries import CHOOSING
from mamori.core.policy.entries import Question as Asked
from mamori.surveys.questions import Given, Sheet

SCHOOL = "school"
ANSWER = 3  # so many must have given an answer, and another one, before it is told of a group
YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Part:
    """A class with its answers."""

    code: str
    grade: str
    members: int
    given: Sequence[Given]


def counted(sheet: Sheet, parts: Iterable[Part], threshold: int) -> Results:
    """Return all that may be shown of a closed questionnaire. What was written is never counted."""
    questions = [one for asked in sheet.questions if (one := _question(asked))]
    classes = [
        Class(
            code=part.code,
            above=(f"grade:{part.grade}",) if part.grade else (),
            members=max(part.members, len(part.given)),
            respondents=len(part.given),
            counts=_counts(questions, part.given),
        )
        for part in parts
    ]
    rules = Rules(group=threshold, answer=min(ANSWER, threshold))
    return publish(Round(SCHOOL, classes, questions, rules))


def _question(asked: Asked) -> Question | None:
    if asked.ask == "text":
        return None
    if asked.ask == "tick":
        return Question(asked.code, YES_NO[:1], several=True)
    codes = tuple(choice.code for choice in asked.choices) if asked.ask in CHOOSING else YES_NO
    if asked.ask == "several" or len(codes) == 1:
        return Question(asked.code, codes, several=True)
    calm = tuple(code for code in codes if code not in asked.flags)
    loud = tuple(code for code in codes if code in asked.flags)
    wider = (calm, loud) if calm and loud and len(codes) > len(YES_NO) else ()
    return Question(asked.code, codes, wider=wider)


def _counts(
    questions: Iterable[Question], given: Iterable[Given]
) -> Mapping[str, Mapping[str, int]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    known = {one.code: set(one.answers) for one in questions}
    for answers in given:
        for code in known.keys() & answers.keys():
            chosen = answers[code]
            each = {chosen} if isinstance(chosen, str) else set(chosen)
            found[code].update(each & known[code])
    return found


def plain(results: Results) -> dict[str, Any]:
    """Return tables as they are sealed into the journal."""
    rows = [
        {
            "group": row.group,
            "question": row.question,
            "why": row.why.value,
            "answered": row.answered,
            "cells": [[list(cell.answers), _number(cell.count)] for cell in row.cells],
        }
        for row in results.rows.values()
    ]
    rates = {code: [rate.members, rate.respondents] for code, rate in results.rates.items()}
    return {"rows": rows, "rates": rates}


def _number(count: Count) -> int | str:
    return count.value if isinstance(count, Mark) else count


def read(told: Mapping[str, Any]) -> Results:
    """Return tables that were sealed."""
    rows = {}
    for row in told["rows"]:
        cells = tuple(
            Cell(tuple(answers), count if isinstance(count, int) else Mark(count))
            for answers, count in row["cells"]
        )
        key = row["group"], row["question"]
        rows[key] = Row(*key, Why(row["why"]), cells, row["answered"])
    rates = {code: Rate(*pair) for code, pair in told["rates"].items()}
    return Results(rows, rates)
