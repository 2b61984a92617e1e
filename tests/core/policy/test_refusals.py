"""A gate refuses an act until what it needs has happened, and says what is missing."""

from datetime import date
from typing import Any

import pytest
from tests.core.policy.making import TOKYO, WORDS, at, fact, pack_of, pattern
from tests.core.policy.test_calendar import AMSTERDAM

from mamori.core.policy import Attempt, Calendar, Fact, Pack, Packs, refusals
from mamori.core.policy.entries import GateEntry
from mamori.core.policy.needs import (
    FactNeed,
    FilledNeed,
    Need,
    NeverNeed,
    PeopleNeed,
    PredicateNeed,
    QuietNeed,
)
from mamori.core.policy.span import Span

OWN: dict[str, Any] = {"says": WORDS, "clause": "1", "cites": ("HOK-120",)}
QUIET = QuietNeed(
    pattern=pattern("act.recorded"), span=Span("months", 3), or_longer="watch.lengthened", **OWN
)
ASKED = FactNeed(
    pattern=pattern("distress.asked", with_="victim", answer="none"),
    after_quiet=True,
    latest="answer",
    **OWN,
)
RESOLVE = Attempt("case.resolved")
APRIL = fact("act.recorded", "2026-04-01 09:00", id="act")


def gate(*needs: Need, **fields: Any) -> Packs:
    entry: dict[str, Any] = {"table": "gate", "pack": "law", "file": "", "id": "resolve"}
    entry |= {"stops": pattern("case.resolved"), "needs": needs}
    law = pack_of()
    made = Pack(**{**vars(law), "gates": (GateEntry(**(entry | fields)),)})
    return Packs((made,))


def missing(
    packs: Packs,
    when: str,
    *facts: Fact,
    attempt: Attempt = RESOLVE,
    calendar: Calendar = TOKYO,
) -> list[int]:
    now = at(f"{when} 12:00" if len(when) == 10 else when, calendar)
    return [found.need for found in refusals(packs, attempt, facts, now, calendar)]


@pytest.mark.parametrize(
    ("act", "last_no", "first_yes"),
    [
        ("2026-04-01", "2026-06-30", "2026-07-01"),
        ("2026-11-30", "2027-02-27", "2027-02-28"),
        ("2027-11-30", "2028-02-28", "2028-02-29"),
        ("2028-02-29", "2028-05-28", "2028-05-29"),
    ],
)
def test_three_months_end_on_the_same_day_three_months_later(
    act: str, last_no: str, first_yes: str
) -> None:
    recorded = fact("act.recorded", f"{act} 23:50")
    assert missing(gate(QUIET), f"{last_no} 23:59", recorded) == [0]
    assert missing(gate(QUIET), f"{first_yes} 00:00", recorded) == []


def test_the_days_are_local_where_summer_time_begins() -> None:
    act = Fact("a", "case:1", "act.recorded", at("2025-12-29 23:30", AMSTERDAM))
    quiet = QuietNeed(pattern=pattern("act.recorded"), span=Span("months", 3), **OWN)
    assert missing(gate(quiet), "2026-03-28 23:59", act, calendar=AMSTERDAM) == [0]
    assert missing(gate(quiet), "2026-03-29 00:00", act, calendar=AMSTERDAM) == []


def test_a_refusal_tells_from_when_and_how_long_to_wait() -> None:
    (found,) = refusals(gate(QUIET), RESOLVE, [APRIL], at("2026-06-29 10:00"), TOKYO)
    assert found.detail == {"last": date(2026, 4, 1), "until": date(2026, 7, 1), "days": 2}
    assert (found.pack, found.gate, found.need, found.kind) == ("law", "resolve", 0, "quiet")
    assert (found.says, found.clause, found.cites) == (WORDS, "1", ("HOK-120",))


def test_a_new_act_starts_the_period_again() -> None:
    again = fact("act.recorded", "2026-06-20 09:00")
    assert missing(gate(QUIET), "2026-09-19", again, APRIL) == [0]
    assert missing(gate(QUIET), "2026-09-20", again, APRIL) == []


def test_an_act_counts_from_the_day_it_happened_not_the_day_it_was_written() -> None:
    told_late = fact("act.recorded", "2026-06-20 09:00", on="2026-05-10")
    assert missing(gate(QUIET), "2026-08-09", APRIL, told_late) == [0]
    assert missing(gate(QUIET), "2026-08-10", APRIL, told_late) == []


def test_an_older_act_that_is_told_late_does_not_start_it_again() -> None:
    older = fact("act.recorded", "2026-06-20 09:00", on="2026-03-10")
    assert missing(gate(QUIET), "2026-07-01", APRIL, older) == []


@pytest.mark.parametrize(
    ("until", "last_no", "first_yes"),
    [
        ("2026-10-01", "2026-09-30", "2026-10-01"),
        ("2026-05-01", "2026-06-30", "2026-07-01"),  # cannot make it shorter
        ("soon", "2026-06-30", "2026-07-01"),
    ],
)
def test_a_decision_can_only_lengthen_the_period(until: str, last_no: str, first_yes: str) -> None:
    longer = fact("watch.lengthened", "2026-05-01 09:00", until=until)
    assert missing(gate(QUIET), last_no, APRIL, longer) == [0]
    assert missing(gate(QUIET), first_yes, APRIL, longer) == []


def test_a_gate_that_knows_no_lengthening_is_not_lengthened() -> None:
    plain = QuietNeed(pattern=pattern("act.recorded"), span=Span("months", 3), **OWN)
    longer = fact("watch.lengthened", "2026-05-01 09:00", until="2026-10-01")
    assert missing(gate(plain), "2026-07-01", APRIL, longer) == []


def test_an_act_after_a_lengthened_period_counts_too() -> None:
    longer = fact("watch.lengthened", "2026-05-01 09:00", until="2026-10-01")
    again = fact("act.recorded", "2026-09-01 09:00")
    assert missing(gate(QUIET), "2026-11-30", APRIL, longer, again) == [0]
    assert missing(gate(QUIET), "2026-12-01", APRIL, longer, again) == []


def test_without_an_act_the_period_counts_from_the_first_fact() -> None:
    sign = fact("sign.recorded", "2026-04-01 09:00")
    note = fact("note.added", "2026-05-01 09:00")
    assert missing(gate(QUIET), "2026-06-30", note, sign) == [0]
    assert missing(gate(QUIET), "2026-07-01", note, sign) == []


def test_without_any_fact_nobody_can_vouch_for_anything() -> None:
    assert missing(gate(QUIET), "2026-07-01") == [0]


def answer(when: str, said: str, **more: Any) -> Fact:
    return fact("distress.asked", f"{when} 10:00", with_="victim", answer=said, **more)


@pytest.mark.parametrize(
    ("answers", "lacking"),
    [
        ([], [1]),
        ([answer("2026-06-30", "none")], [1]),
        ([answer("2026-07-01", "none")], []),
        ([answer("2026-07-02", "none", on="2026-06-30")], [1]),
        ([answer("2026-07-01", "some")], [1]),
        ([answer("2026-07-01", "none"), answer("2026-07-02", "some")], [1]),
        ([answer("2026-07-01", "some"), answer("2026-07-02", "none")], []),
        ([answer("2026-07-02", "some"), answer("2026-07-02", "none")], [1]),
        ([answer("2026-07-02", "none"), answer("2026-06-30", "some")], []),
    ],
)
def test_the_last_answer_after_the_period_counts(answers: list[Fact], lacking: list[int]) -> None:
    assert missing(gate(QUIET, ASKED), "2026-07-10", APRIL, *answers) == lacking


def test_a_new_act_makes_the_old_answer_worthless() -> None:
    again = fact("act.recorded", "2026-07-05 09:00")
    facts = (APRIL, answer("2026-07-01", "none"), again)
    assert missing(gate(QUIET, ASKED), "2026-10-05", *facts) == [1]


def test_what_must_follow_the_period_is_told_with_its_date() -> None:
    found = refusals(gate(QUIET, ASKED), RESOLVE, [APRIL], at("2026-07-10 10:00"), TOKYO)
    assert [each.detail for each in found] == [{"from": date(2026, 7, 1)}]


def test_the_longest_of_two_periods_counts_for_what_must_follow() -> None:
    short = QuietNeed(pattern=pattern("note.added"), span=Span("days", 10), **OWN)
    packs = gate(short, QUIET, ASKED)
    assert missing(packs, "2026-07-10", APRIL, answer("2026-06-01", "none")) == [2]


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
