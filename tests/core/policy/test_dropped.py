"""Taking back a child's name drops no duty and no child that hurts, whatever was written when."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.policy.histories import History, Try, tell
from tests.core.policy.lawful import ASKED, REASON, at_peace, children, of, told_by
from tests.core.policy.making import pack_of
from tests.core.policy.test_properties import calendars, duties, facts_lists, moments
from tests.packs.story import every_pack

from mamori.core.policy import Attempt, Calendar, Fact, Packs, codes_of, derive, refusals
from mamori.core.policy.entries import DutyEntry

REMOVAL = "participant.removed"


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_whoever_says_that_it_hurts_is_in_no_resolved_case_taken_back(rng: Random) -> None:
    history = tell(rng)
    assert dropped(history, with_leave(history)) == []


@pytest.mark.slow
def test_nor_in_thousands_of_likely_histories() -> None:
    histories = [tell(Random(number)) for number in range(3000)]  # noqa: S311 -- to be made again
    assert [each for each in histories if dropped(each, with_leave(each))] == []
    tried = sum(fact.kind == REMOVAL for each in histories for fact in each.facts)
    passed = sum(fact.kind == REMOVAL for each in histories for fact in with_leave(each))
    assert 100 < passed < tried - 20


def dropped(history: History, facts: list[Fact]) -> list[str]:
    """Name who last said that it hurts and was forgotten when the case was called resolved."""
    found = []
    for each in history.tries:
        if each.attempt.kind == "case.resolved" and allows(history, each, facts):
            known = [fact for fact in facts if fact.at <= each.now]
            found += [child for child in children(known)[1] if hurts(child, known)]
    return found


def with_leave(history: History) -> list[Fact]:
    """Give the facts of a history, except what gates forbid two members who write their reason."""
    facts = sorted({fact.id: fact for fact in history.facts}.values(), key=lambda each: each.at)
    for removal in [each for each in facts if each.kind == REMOVAL]:
        before = [each for each in facts if each.at <= removal.at and each is not removal]
        codes = {**removal.attrs, "filled": sorted(REASON)}
        attempt = Attempt(REMOVAL, codes, {"committee": ["m1", "m2"]}, removal.subjects)
        if not allows(history, Try(attempt, removal.at), before):
            facts.remove(removal)
    return facts


def allows(history: History, each: Try, facts: list[Fact]) -> bool:
    return not refusals(every_pack(), each.attempt, facts, each.now, history.calendar)


def hurts(child: str, known: list[Fact]) -> bool:
    told = [of(child, told_by(whom, known)) for whom in ASKED]
    return not all(at_peace(answers, child) for answers in told if answers)


@settings(deadline=None)  # a school that is never open is slow to count
@given(duties(), facts_lists(), moments, calendars)
def test_nothing_is_owed_to_whoever_was_named_by_mistake_and_nothing_ends_with_them(
    entries: list[DutyEntry], facts: list[Fact], now: Any, calendar: Calendar
) -> None:
    packs = Packs((pack_of(*(replace(entry, each="victim") for entry in entries)),))
    found = derive(packs, facts, now, calendar)
    plain = Packs((pack_of(*(replace(entry, each="") for entry in entries)),))
    for each in derive(plain, facts, now, calendar):
        mistaken = _mistaken(facts, each.stream, now)
        same = [
            duty
            for duty in found
            if (duty.entry, duty.stream, duty.roles) == (each.entry, each.stream, each.roles)
        ]
        states = {duty.state for duty in same if duty.person not in mistaken}
        assert {duty.state for duty in same if duty.person in mistaken} <= {"met", "void"}
        assert states, "somebody it is owed to, or was, is left"
        assert each.state != "open" or "open" in states


def _mistaken(facts: list[Fact], stream: str, now: Any) -> set[str]:
    """Name whoever was last said to have been named as a victim by mistake."""
    last: dict[str, tuple[Any, bool]] = {}
    for fact in facts:
        said = (fact.at, fact.kind == "participant.added")
        if (
            (fact.stream, "victim" in codes_of(fact.attrs.get("layer"))) == (stream, True)
            and fact.at <= now
            and fact.kind in ("participant.added", "participant.removed")
        ):
            last |= {person: max(last.get(person, said), said) for person in fact.subjects}
    named = {person: stands for person, (_, stands) in last.items()}
    return {person for person, stands in named.items() if not stands}
