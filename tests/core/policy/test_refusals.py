"""A gate refuses an act until what it needs has happened, and says what is missing."""

from datetime import date

import pytest
from tests.core.policy.gates import APRIL, ASKED, OWN, QUIET, RESOLVE, answer, gate, missing
from tests.core.policy.making import TOKYO, at, fact, pattern

from mamori.core.policy import Attempt, Fact, refusals
from mamori.core.policy.needs import (
    FactNeed,
    FilledNeed,
    NeverNeed,
    PeopleNeed,
    PredicateNeed,
)


def test_a_fact_is_needed() -> None:
    need = FactNeed(pattern=pattern("plan.made"), **OWN)
    assert missing(gate(need), "2026-07-10", APRIL) == [0]
    assert missing(gate(need), "2026-07-10", APRIL, fact("plan.made", "2026-05-01 09:00")) == []


def test_a_fact_must_not_exist() -> None:
    need = NeverNeed(pattern=pattern("case.set-aside"), **OWN)
    aside = fact("case.set-aside", "2026-05-01 09:00", id="aside")
    assert missing(gate(need), "2026-07-10", APRIL) == []
    (found,) = refusals(gate(need), RESOLVE, [aside], at("2026-07-10 10:00"), TOKYO)
    assert found.detail == {"fact": "aside"}


@pytest.mark.parametrize(("when", "lacking"), [("2026-06-30", []), ("2026-07-01", [1])])
def test_a_fact_must_not_exist_after_the_period(when: str, lacking: list[int]) -> None:
    need = NeverNeed(pattern=pattern("distress.asked", answer="some"), after_quiet=True, **OWN)
    assert missing(gate(QUIET, need), "2026-07-10", APRIL, answer(when, "some")) == lacking


def test_texts_must_be_filled() -> None:
    need = FilledNeed(codes=("other-circumstances", "group-view"), **OWN)
    half = Attempt("case.resolved", {"filled": ["group-view"]})
    full = Attempt("case.resolved", {"filled": ["group-view", "other-circumstances"]})
    (found,) = refusals(gate(need), half, [], at("2026-07-10 10:00"), TOKYO)
    assert found.detail == {"missing": ("other-circumstances",)}
    assert missing(gate(need), "2026-07-10", attempt=full) == []
    assert missing(gate(need), "2026-07-10") == [0]


@pytest.mark.parametrize(
    ("seats", "people", "lacking"),
    [
        (("committee",), {"committee": ["a", "b"]}, []),
        (("committee",), {"committee": ["a"]}, [0]),
        (("committee",), {"committee": ["a", "a"]}, [0]),
        (("committee",), {"teacher": ["a", "b"]}, [0]),
        (("committee", "principal"), {"committee": ["a"], "principal": ["b"]}, []),
        (("committee", "principal"), {"committee": ["a"], "principal": ["a"]}, [0]),
        ((), {"teacher": ["a"], "homeroom": ["b"]}, []),
        ((), {}, [0]),
    ],
)
def test_two_different_people_of_the_seat_decide(
    seats: tuple[str, ...], people: dict[str, list[str]], lacking: list[int]
) -> None:
    need = PeopleNeed(people=2, seats=seats, **OWN)
    attempt = Attempt("case.resolved", people=people)
    assert missing(gate(need), "2026-07-10", attempt=attempt) == lacking


def test_a_refusal_tells_how_many_people_are_there() -> None:
    need = PeopleNeed(people=2, seats=("committee",), **OWN)
    attempt = Attempt("case.resolved", people={"committee": {"a"}})
    (found,) = refusals(gate(need), attempt, [], at("2026-07-10 10:00"), TOKYO)
    assert found.detail == {"have": 1, "needed": 2, "seats": ("committee",)}


def test_every_child_is_heard() -> None:
    need = PredicateNeed(name="every-child-heard", **OWN)
    attempt = Attempt("case.resolved", subjects=("p1", "p2"))
    one = Fact("i1", "case:1", "interview.held", at("2026-05-01 10:00"), subjects=("p1",))
    other = Fact("i2", "case:1", "interview.held", at("2026-05-02 10:00"), subjects=("p2", "p3"))
    note = Fact("n", "case:1", "note.added", at("2026-05-02 10:00"), subjects=("p2",))
    assert missing(gate(need), "2026-07-10", one, note, attempt=attempt) == [0]
    assert missing(gate(need), "2026-07-10", one, other, attempt=attempt) == []


def test_a_gate_stops_only_its_own_act() -> None:
    assert missing(gate(QUIET), "2026-05-01", APRIL, attempt=Attempt("case.reopened")) == []


def test_a_gate_with_when_stops_only_acts_with_these_codes() -> None:
    packs = gate(QUIET, stops=pattern("measure.taken", type="discipline"))
    talk = Attempt("measure.taken", {"type": "talk"})
    discipline = Attempt("measure.taken", {"type": ["talk", "discipline"]})
    assert missing(packs, "2026-05-01", APRIL, attempt=talk) == []
    assert missing(packs, "2026-05-01", APRIL, attempt=discipline) == [0]


@pytest.mark.parametrize(
    ("dates", "refused"),
    [
        ({"since": date(2026, 5, 1)}, True),
        ({"since": date(2026, 5, 2)}, False),
        ({"until": date(2026, 5, 1)}, True),
        ({"until": date(2026, 4, 30)}, False),
    ],
)
def test_a_gate_stands_only_while_it_is_in_force(dates: dict[str, date], refused: bool) -> None:  # noqa: FBT001 - a table
    assert bool(missing(gate(QUIET, **dates), "2026-05-01 00:30", APRIL)) is refused


def test_what_is_not_yet_written_is_not_seen() -> None:
    plan = fact("plan.made", "2026-07-10 12:01")
    need = FactNeed(pattern=pattern("plan.made"), **OWN)
    assert missing(gate(need), "2026-07-10", plan) == [0]
    assert missing(gate(need), "2026-07-10 12:01", plan) == []


def test_every_missing_need_is_told_at_once() -> None:
    two = PeopleNeed(people=2, **OWN)
    assert missing(gate(QUIET, ASKED, two), "2026-05-01", APRIL) == [0, 1, 2]
