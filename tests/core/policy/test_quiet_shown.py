"""What pages show of a quiet period is what the gate itself counts."""

from datetime import date

import pytest
from tests.core.policy.gates import APRIL, OWN, QUIET, RESOLVE, gate
from tests.core.policy.making import TOKYO, at, fact, pattern

from mamori.core.policy import Fact, Packs, refusals
from mamori.core.policy.needs import QuietNeed
from mamori.core.policy.quiet import Quiet, quiet, quiet_kinds
from mamori.core.policy.span import Span

AGAIN = fact("act.recorded", "2026-05-03 09:00", on="2026-05-01")
LONGER = fact("watch.lengthened", "2026-05-05 09:00", until="2026-10-01")
SHORTER = fact("watch.lengthened", "2026-05-05 09:00", until="2026-04-20")


def on(day: str, *facts: Fact, packs: Packs | None = None) -> Quiet:
    found = quiet(packs or gate(QUIET), "case.resolved", facts, at(f"{day} 12:00"), TOKYO)
    assert found
    return found


def test_the_days_since_the_last_act_and_those_still_missing() -> None:
    found = on("2026-06-01", APRIL)
    assert (found.days, found.needed, found.left) == (61, 91, 30)
    assert (found.last, found.until) == (date(2026, 4, 1), date(2026, 7, 1))


def test_a_new_act_starts_it_again_and_the_first_stays_in_sight() -> None:
    found = on("2026-06-01", APRIL, AGAIN)
    assert found.acts == (date(2026, 4, 1), date(2026, 5, 1))
    assert (found.days, found.until) == (31, date(2026, 8, 1))


def test_a_longer_period_shows_how_long_it_would_have_been() -> None:
    found = on("2026-06-01", APRIL, LONGER)
    assert (found.planned, found.until) == (date(2026, 7, 1), date(2026, 10, 1))
    assert on("2026-06-01", APRIL, SHORTER).until == date(2026, 7, 1)


def test_once_over_nothing_is_missing() -> None:
    assert on("2026-09-01", APRIL).left == 0


def test_the_longest_of_several_periods_is_shown() -> None:
    long = QuietNeed(pattern=pattern("act.recorded"), span=Span("months", 6), **OWN)
    assert on("2026-06-01", APRIL, packs=gate(QUIET, long)).until == date(2026, 10, 1)


@pytest.mark.parametrize("day", ["2026-04-02", "2026-06-30", "2026-07-01", "2026-12-24"])
@pytest.mark.parametrize("facts", [(APRIL,), (APRIL, AGAIN), (APRIL, LONGER), (LONGER,)])
def test_it_never_tells_anything_else_than_the_gate(day: str, facts: tuple[Fact, ...]) -> None:
    shown = on(day, *facts)
    refused = refusals(gate(QUIET), RESOLVE, facts, at(f"{day} 12:00"), TOKYO)
    told = [{"last": shown.last, "until": shown.until, "days": shown.left}] if shown.left else []
    assert [each.detail for each in refused] == told


def test_a_gate_that_only_some_acts_meet_tells_nothing() -> None:
    soft = gate(QUIET, stops=pattern("case.resolved", soft="yes"))
    assert quiet(soft, "case.resolved", [APRIL], at("2026-06-01 12:00"), TOKYO) is None
    assert quiet(gate(), "case.resolved", [APRIL], at("2026-06-01 12:00"), TOKYO) is None


def test_only_few_kinds_of_facts_matter_for_it() -> None:
    assert quiet_kinds(gate(QUIET), "case.resolved") == {"act.recorded", "watch.lengthened"}
    assert quiet_kinds(gate(QUIET), "plan.made") == frozenset()
