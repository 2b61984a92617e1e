"""No history, however it went, lets the gates and the clauses of the policy disagree.

The larger run is `python -m bench resolution`.
"""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.policy.gates import APRIL, answer
from tests.core.policy.histories import History, tell
from tests.core.policy.lawful import TEXTS, may_resolve
from tests.core.policy.making import TOKYO, at, fact
from tests.packs.story import every_pack

from mamori.core.policy import Attempt, Fact, refusals


def verdicts(history: History) -> list[tuple[bool, bool]]:
    """Say of every attempt whether the gates allow it and whether the clauses do."""
    return [
        (
            not refusals(every_pack(), each.attempt, history.facts, each.now, history.calendar),
            may_resolve(each.attempt, history.facts, each.now, history.calendar.tz),
        )
        for each in history.tries
    ]


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_gates_allow_what_the_clauses_allow_and_nothing_else(rng: Random) -> None:
    for allowed, lawful in verdicts(tell(rng)):
        assert allowed == lawful


def test_thousands_of_likely_histories_agree_and_many_are_resolved() -> None:
    histories = [tell(Random(number)) for number in range(5000)]  # noqa: S311 -- to be made again
    found = [each for history in histories for each in verdicts(history)]
    assert [number for number, (allowed, lawful) in enumerate(found) if allowed != lawful] == []
    assert 0.2 < sum(allowed for allowed, _ in found) / len(found) < 0.8


CHILD = answer("2026-07-01", "none", about="a")
FAMILY = fact(
    "distress.asked", "2026-07-01 10:00", with_="victim-guardian", answer="none", about="a"
)
NAMED = fact("participant.added", "2026-04-01 10:00", layer="victim", about="a")
LAWFUL = (APRIL, NAMED, CHILD, FAMILY)
FOUND_OUT_LATE = fact("act.recorded", "2026-07-01 11:00", on="2026-04-02")
LENGTHENED = fact("watch.lengthened", "2026-05-01 11:00", until="2026-07-02")
ANOTHER = fact("participant.added", "2026-07-01 11:00", layer="victim", about="b")
JULY = "2026-07-01"


@pytest.mark.parametrize(
    ("facts", "on", "lawful"),
    [
        (LAWFUL, JULY, True),
        (LAWFUL, "2026-06-30", False),
        (LAWFUL[1:], JULY, False),
        ((APRIL, NAMED, CHILD), JULY, False),
        ((APRIL, NAMED, FAMILY), JULY, False),
        ((*LAWFUL, FOUND_OUT_LATE), JULY, False),
        ((*LAWFUL, LENGTHENED), JULY, False),
        ((*LAWFUL, answer(JULY, "some", about="a")), "2026-07-02", False),
        ((*LAWFUL, answer("2026-07-02", "some")), "2026-07-02", False),
        ((*LAWFUL, ANOTHER), JULY, False),
    ],
)
def test_the_oracle_reads_the_clauses(
    facts: tuple[Fact, ...],
    on: str,
    lawful: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    attempt = Attempt("case.resolved", {"filled": sorted(TEXTS)}, {"committee": ["p1", "p2"]})
    assert may_resolve(attempt, facts, at(f"{on} 16:00"), TOKYO.tz) is lawful


@pytest.mark.parametrize(
    ("filled", "people"), [(["group-view"], ["p1", "p2"]), (sorted(TEXTS), ["p1", "p1"])]
)
def test_the_oracle_wants_both_texts_and_two_people(filled: list[str], people: list[str]) -> None:
    attempt = Attempt("case.resolved", {"filled": filled}, {"committee": people})
    assert not may_resolve(attempt, LAWFUL, at("2026-07-01 16:00"), TOKYO.tz)
