"""The quiet period is counted from the last act, and what must follow it really follows."""

from datetime import date

import pytest
from tests.core.policy.gates import APRIL, ASKED, OWN, QUIET, RESOLVE, answer, gate, missing
from tests.core.policy.making import TOKYO, WORDS, at, fact, pattern
from tests.core.policy.test_calendar import AMSTERDAM

from mamori.core.policy import Fact, refusals
from mamori.core.policy.needs import (
    QuietNeed,
)
from mamori.core.policy.span import Span


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
