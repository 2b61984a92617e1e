"""The Act: the check and its report, the police, and serious situations."""

import pytest
from tests.core.policy.making import TOKYO, at, fact
from tests.packs.story import MORNING, every_pack, missing, only, sign
from tests.packs.story import states as of_pack

from mamori.core.policy import Fact, derive

ACT = "jp-act"


def states(*facts: Fact, now: str = MORNING) -> dict[str, list[str]]:
    return of_pack(*facts, now=now, pack=ACT)


def test_every_result_is_reported_to_the_establisher() -> None:
    for result in ("fact", "not-confirmed"):
        checked = fact("facts.established", MORNING, result=result)
        assert states(checked)["report-to-establisher"] == ["open"]
        told = fact("board.told", MORNING, type="result")
        assert states(checked, told)["report-to-establisher"] == ["met"]


def test_serious_harm_that_is_feared_is_notified_at_once() -> None:
    consulted = fact("police.consulted", MORNING)
    assert states(sign(danger="yes"), consulted)["ask-police-for-help-at-once"] == ["open"]


@pytest.mark.row("HOK-164")
@pytest.mark.parametrize("kind", ["harm", "absence", "claim"])
def test_a_suspicion_or_a_claim_is_enough_to_report_and_investigate(kind: str) -> None:
    not_confirmed = fact("facts.established", "2026-05-30 10:00", result="not-confirmed")
    found = states(not_confirmed, fact("serious.suspected", MORNING, type=kind))
    assert found["report-serious"] == ["open"]
    assert found["set-up-inquiry"] == ["open"]


@pytest.mark.row("HOK-164")
@pytest.mark.parametrize(
    ("to", "head"), [("board", True), ("governor", False), ("minister", False)]
)
def test_the_report_goes_the_way_of_the_kind_of_school(to: str, head: bool) -> None:  # noqa: FBT001 -- a column of the table
    serious = fact("serious.suspected", MORNING, type="harm")
    found = states(serious, fact("serious.reported", MORNING, to=to))
    assert found["report-serious"] == ["met"]
    assert ("board-reports-to-head" in found) == head


@pytest.mark.row("HOK-164")
def test_thirty_days_of_absence_are_suspected_and_seven_are_left_to_the_school() -> None:
    assert states(fact("absence.reached", MORNING, days="30")) == {
        "suspect-serious-absence": ["open"]
    }
    assert states(fact("absence.reached", MORNING, days="7")) == {}


@pytest.mark.row("HOK-164")
def test_each_child_that_was_absent_is_suspected_on_its_own() -> None:
    reached = [fact("absence.reached", MORNING, days="30", about=child) for child in "ab"]
    found = states(*reached, fact("serious.suspected", MORNING, type="absence", about="a"))
    assert sorted(found["suspect-serious-absence"]) == ["met", "open"]


def test_thirty_days_are_the_guidelines_and_seven_the_schools_own() -> None:
    packs = every_pack()
    found = {mark.at: packs.by_id[mark.pack].house for mark in packs.marks}
    assert found == {7: True, 30: False}
    (thirty,) = packs.by_id[ACT].marks
    assert thirty.source == "guideline"


def test_the_report_names_school_child_and_state() -> None:
    three = ["school", "child-and-grade", "state-now"]
    for part in three:
        filled = [code for code in three if code != part]
        assert missing("serious.reported", filled=filled, pack=ACT) == {"occurrence-report": [0]}
    assert missing("serious.reported", filled=three, pack=ACT) == {}


def test_nothing_unverified_is_stated_as_law() -> None:
    """Article 23 (5), periods of keeping and the seven days for private schools stay out."""
    pack = every_pack().by_id[ACT]
    assert not [entry.id for entry in pack.entries() if "ACT-23-5" in entry.cites]
    assert pack.keeps == ()
    assert not [duty.id for duty in pack.duties if duty.within and duty.within.span]


@pytest.mark.row("HOK-164")
def test_the_gap_of_the_policy_is_filled_from_the_act_and_not_from_the_policy() -> None:
    serious = fact("serious.suspected", MORNING, type="harm")
    assert derive(only("jp-hokuyo"), [serious], at(MORNING), TOKYO) == ()
    cited = {
        entry.pack
        for entry in every_pack().entries()
        if "HOK-164" in entry.cites and entry.table != "page"
    }
    assert cited == {ACT}
