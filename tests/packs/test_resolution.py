"""When a case may be called resolved. The hardest gate: every way to be too early is tried."""

import pytest
from tests.core.policy.making import fact
from tests.packs.story import MORNING, ONE, gate, missing, states

from mamori.core.policy import Fact

ACT = fact("act.recorded", "2026-04-01 12:00", form=["1"])
TEXTS = ["other-circumstances", "group-view"]
ACT_KNOWN, QUIET, CHILD, GUARDIAN, OTHER, GROUP, TWO_PEOPLE = range(7)


def asked(when: str, who: str, answer: str = "none") -> Fact:
    return fact("distress.asked", f"{when} 15:00", with_=who, answer=answer)


def both(when: str) -> tuple[Fact, Fact]:
    return asked(when, "victim"), asked(when, "victim-guardian")


def resolve(*facts: Fact, on: str, **more: object) -> list[int]:
    attrs = {"filled": TEXTS} | more
    return missing("case.resolved", *facts, now=f"{on} 16:00", **attrs).get("resolve", [])  # type: ignore[arg-type]  # a table of fields for tests


def test_the_gate_has_exactly_these_seven_needs() -> None:
    kinds = [need.kind for need in gate("resolve").needs]
    assert kinds == ["fact", "quiet", "fact", "fact", "filled", "filled", "people"]


@pytest.mark.row("HOK-120")
def test_two_months_and_29_days_are_too_early_and_three_months_are_enough() -> None:
    assert resolve(ACT, *both("2026-06-30"), on="2026-06-30") == [QUIET, CHILD, GUARDIAN]
    assert resolve(ACT, *both("2026-07-01"), on="2026-07-01") == []


@pytest.mark.row("HOK-120")
def test_without_a_recorded_act_there_is_no_day_to_count_from() -> None:
    assert ACT_KNOWN in resolve(*both("2026-07-01"), on="2026-07-01")


@pytest.mark.row("HOK-120")
def test_the_period_counts_from_the_day_it_happened_and_not_from_the_day_it_was_written() -> None:
    written_later = fact("act.recorded", "2026-04-20 12:00", on="2026-04-01")
    assert resolve(written_later, *both("2026-07-01"), on="2026-07-01") == []


@pytest.mark.row("HOK-120", "HOK-122")
def test_a_new_act_starts_the_period_again_and_old_answers_no_longer_count() -> None:
    again = fact("act.recorded", "2026-07-02 12:00", form=["2"])
    facts = (ACT, *both("2026-07-01"), again)
    assert resolve(*facts, on="2026-07-03") == [QUIET, CHILD, GUARDIAN]
    assert resolve(*facts, on="2026-10-02") == [CHILD, GUARDIAN]
    assert resolve(*facts, *both("2026-10-02"), on="2026-10-02") == []


@pytest.mark.row("HOK-121")
@pytest.mark.parametrize("decided_by", ["board", "committee"])
def test_board_or_committee_can_lengthen_the_period_but_nobody_can_shorten_it(
    decided_by: str,
) -> None:
    longer = fact(
        "watch.lengthened", "2026-06-10 09:00", until="2026-10-01", **{"decided-by": decided_by}
    )
    shorter = fact(
        "watch.lengthened", "2026-06-10 09:00", until="2026-05-01", **{"decided-by": decided_by}
    )
    assert QUIET in resolve(ACT, longer, *both("2026-09-30"), on="2026-09-30")
    assert resolve(ACT, longer, *both("2026-10-01"), on="2026-10-01") == []
    assert QUIET in resolve(ACT, shorter, *both("2026-05-01"), on="2026-05-01")


@pytest.mark.row("HOK-123")
def test_asking_only_the_child_or_only_the_guardian_is_not_enough() -> None:
    child, guardian = both("2026-07-01")
    assert resolve(ACT, child, on="2026-07-01") == [GUARDIAN]
    assert resolve(ACT, guardian, on="2026-07-01") == [CHILD]


@pytest.mark.row("HOK-123")
@pytest.mark.parametrize("answer", ["some", "unclear"])
def test_pain_or_doubt_keeps_the_case_open_and_the_last_answer_counts(answer: str) -> None:
    child, guardian = both("2026-07-01")
    hurts = asked("2026-07-15", "victim", answer)
    assert resolve(ACT, child, guardian, hurts, on="2026-07-16") == [CHILD]
    better = asked("2026-09-01", "victim")
    assert resolve(ACT, child, guardian, hurts, better, on="2026-09-01") == []


@pytest.mark.row("HOK-124", "HOK-134")
@pytest.mark.parametrize(
    ("filled", "unmet"),
    [([], [OTHER, GROUP]), (["group-view"], [OTHER]), (["other-circumstances"], [GROUP])],
)
def test_the_two_texts_are_asked_for_each_on_its_own(filled: list[str], unmet: list[int]) -> None:
    assert resolve(ACT, *both("2026-07-01"), on="2026-07-01", filled=filled) == unmet


@pytest.mark.row("HOK-010", "HOK-122")
def test_one_person_does_not_resolve_a_case() -> None:
    facts = (ACT, *both("2026-07-01"))
    assert resolve(*facts, on="2026-07-01", people=ONE) == [TWO_PEOPLE]


@pytest.mark.row("HOK-119", "HOK-144")
def test_an_apology_changes_nothing() -> None:
    sorry = fact("apology.made", "2026-04-03 15:00")
    for on in ("2026-04-03", "2026-06-30", "2026-07-01"):
        facts = (ACT, *both(on))
        assert resolve(*facts, sorry, on=on) == resolve(*facts, on=on)
    assert QUIET in resolve(ACT, sorry, *both("2026-04-03"), on="2026-04-03")


@pytest.mark.row("HOK-126", "HOK-146")
def test_resolved_opens_the_watch_after_and_every_move_hands_it_over() -> None:
    resolved = fact("case.resolved", "2026-07-01 16:00")
    earlier = fact("watch.assigned", "2026-06-01 09:00", of="victim")
    assert states(earlier, resolved, now="2026-07-01 16:01")["set-up-watch-after"] == ["open"]
    moved = fact("child.moved", "2027-04-06 09:00", to="class")
    handed = fact("watch.handed-over", "2027-04-07 09:00", to="class")
    again = fact("child.moved", "2027-09-01 09:00", to="school")
    found = states(resolved, moved, handed, again, now="2027-09-01 09:01")
    assert found["hand-over-watch"] == ["met", "open"]


@pytest.mark.row("HOK-146", "HOK-147")
def test_after_it_is_resolved_staff_are_told_care_is_offered_and_a_lesson_is_drawn() -> None:
    resolved = fact("case.resolved", MORNING)
    found = states(resolved, now=MORNING)
    for entry in ("brief-staff-after", "offer-counselling", "learn-from-case"):
        assert found[entry] == ["open"]
