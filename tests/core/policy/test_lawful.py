"""No history, however it went, lets the gates and the rules disagree.

The larger run is `python -m bench resolution`.
"""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.policy.gates import APRIL, answer
from tests.core.policy.histories import History, tell
from tests.core.policy.lawful import REASON, TEXTS, may, may_resolve, may_take_back
from tests.core.policy.making import TOKYO, at, fact
from tests.packs.story import every_pack

from mamori.core.policy import Attempt, Fact, refusals


def verdicts(history: History) -> list[tuple[bool, bool]]:
    """Say of every attempt whether the gates allow it and whether the rules do."""
    return [
        (
            not refusals(every_pack(), each.attempt, history.facts, each.now, history.calendar),
            may(each.attempt, history.facts, each.now, history.calendar.tz),
        )
        for each in history.tries
    ]


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_gates_allow_what_the_clauses_allow_and_nothing_else(rng: Random) -> None:
    for allowed, lawful in verdicts(tell(rng)):
        assert allowed == lawful


@pytest.mark.slow
def test_thousands_of_likely_histories_agree_and_many_are_resolved() -> None:
    histories = [tell(Random(number)) for number in range(5000)]  # noqa: S311 -- to be made again
    found = [each for history in histories for each in verdicts(history)]
    assert [number for number, (allowed, lawful) in enumerate(found) if allowed != lawful] == []
    kinds = [each.attempt.kind for history in histories for each in history.tries]
    for kind in ("case.resolved", "participant.removed"):
        allowed = [may for each, (may, _) in zip(kinds, found, strict=True) if each == kind]
        assert len(allowed) > 1000
        assert 0.2 < sum(allowed) / len(allowed) < 0.8


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


MISTAKE = fact("participant.removed", "2026-07-01 11:30", layer="victim", about="a")
NAMESAKE = fact("participant.removed", "2026-07-01 11:30", layer="victim", about="b")
AGAIN = fact("participant.added", "2026-07-01 11:40", layer="victim", about="b")


@pytest.mark.parametrize(
    ("facts", "lawful"),
    [
        ((*LAWFUL, ANOTHER, NAMESAKE), True),
        ((*LAWFUL, ANOTHER, NAMESAKE, AGAIN), False),
        ((*LAWFUL, ANOTHER, NAMESAKE, answer(JULY, "some", about="b")), False),
        ((*LAWFUL, ANOTHER, MISTAKE), False),
        ((*LAWFUL, MISTAKE), False),
        ((*LAWFUL, MISTAKE, answer("2026-07-02", "none")), False),
    ],
    ids=["namesake", "named again", "but it hurts", "the wrong one", "nobody left", "one of two"],
)
def test_the_oracle_asks_nothing_of_whoever_was_named_by_mistake(
    facts: tuple[Fact, ...],
    lawful: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    attempt = Attempt("case.resolved", {"filled": sorted(TEXTS)}, {"committee": ["p1", "p2"]})
    assert may_resolve(attempt, facts, at("2026-07-02 16:00"), TOKYO.tz) is lawful


HIT = fact("act.recorded", "2026-04-02 09:00", about="a o", id="hit")
PUT_RIGHT = fact("entry.corrected", "2026-04-03 09:00", about="a o", entry="hit")


@pytest.mark.parametrize(
    ("facts", "lawful"),
    [
        ((NAMED,), True),
        ((NAMED, CHILD, FAMILY), True),
        ((NAMED, FAMILY, answer(JULY, "unclear", about="a")), False),
        ((NAMED, answer("2026-06-30", "some", about="a"), CHILD), True),
        ((NAMED, answer(JULY, "some", about="b")), True),
        ((NAMED, answer(JULY, "some")), False),
        ((NAMED, HIT), False),
        ((NAMED, HIT, PUT_RIGHT), True),
        ((HIT, PUT_RIGHT, fact("participant.added", JULY, layer="victim", about="a")), False),
    ],
)
def test_the_oracle_lets_nobody_be_dropped(
    facts: tuple[Fact, ...],
    lawful: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    codes = {"layer": "victim", "filled": sorted(REASON)}
    attempt = Attempt("participant.removed", codes, {"committee": ["p1", "p2"]}, ("a",))
    assert may_take_back(attempt, facts, at("2026-07-02 16:00")) is lawful
    alone = Attempt("participant.removed", codes, {"committee": ["p1", "p1"]}, ("a",))
    assert not may_take_back(alone, facts, at("2026-07-02 16:00"))
    unsaid = Attempt("participant.removed", {"layer": "victim"}, attempt.people, ("a",))
    assert not may_take_back(unsaid, facts, at("2026-07-02 16:00"))
