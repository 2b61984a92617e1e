"""While a case is not resolved: plan, watch and measures, and never one person alone."""

import pytest
from tests.core.policy.making import fact
from tests.packs.story import MORNING, ONE, TWO, missing, states

RECOGNISED = fact("case.recognised", MORNING, soft="no")
PARTS = ["support", "sharing", "roles"]


@pytest.mark.row("HOK-069", "HOK-125")
@pytest.mark.parametrize("left_out", PARTS)
def test_the_plan_has_three_parts_and_two_authors(left_out: str) -> None:
    filled = [part for part in PARTS if part != left_out]
    assert missing("plan.made", filled=filled) == {"plan": [0]}
    assert missing("plan.made", filled=PARTS, people=ONE) == {"plan": [1]}
    assert missing("plan.made", filled=PARTS) == {}


@pytest.mark.row("HOK-125")
def test_a_recognised_case_owes_a_plan_and_a_reopened_one_owes_it_again() -> None:
    plan = fact("plan.made", "2026-06-02 10:00", parts=PARTS)
    reopened = fact("case.reopened", "2026-11-01 10:00")
    assert states(RECOGNISED, now=MORNING)["make-plan"] == ["open"]
    found = states(RECOGNISED, plan, reopened, now="2026-11-01 10:01")
    assert found["make-plan"] == ["met", "open"]


@pytest.mark.row("HOK-117", "HOK-122")
def test_the_watch_is_kept_by_several() -> None:
    assert states(RECOGNISED, now=MORNING)["watch-over"] == ["open"]
    assert missing("watch.assigned", people=ONE) == {"watch": [0]}
    assert missing("watch.assigned") == {}


@pytest.mark.row("HOK-127", "HOK-141")
@pytest.mark.parametrize("whom", ["victim", "other-child", "class"])
def test_no_measure_is_carried_out_by_one_person(whom: str) -> None:
    assert missing("measure.taken", people=ONE, type="talk", for_=whom) == {"measure": [0]}
    assert missing("measure.taken", type="talk", for_=whom) == {}


@pytest.mark.row("HOK-105", "HOK-132", "HOK-133", "HOK-141")
def test_each_side_and_the_group_are_owed_their_own_measure() -> None:
    care = fact("measure.taken", "2026-06-02 09:00", type="support-person", for_="victim")
    found = states(RECOGNISED, care, now="2026-06-02 09:01")
    assert found["support-hurt-child"] == ["met"]
    assert found["guide-other-child"] == ["open"]
    assert found["work-with-group"] == ["open"]
    for group in ("audience", "bystanders", "class", "school"):
        talk = fact("measure.taken", "2026-06-02 09:00", type="class-discussion", for_=group)
        assert states(RECOGNISED, talk, now="2026-06-02 09:01")["work-with-group"] == ["met"]


@pytest.mark.row("HOK-131")
def test_discipline_is_the_principals_and_serves_the_childs_growth() -> None:
    staff = {"staff": {"p2", "p3"}}
    attempt = {"type": "discipline", "for_": "other-child"}
    assert missing("measure.taken", people=staff, filled=["growth"], **attempt) == {
        "discipline": [0]
    }
    assert missing("measure.taken", people=TWO, **attempt) == {"discipline": [1]}
    assert missing("measure.taken", people=TWO, filled=["growth"], **attempt) == {}


@pytest.mark.row("HOK-118", "HOK-131")
def test_only_the_board_of_education_suspends_attendance() -> None:
    assert missing("suspension.ordered", filled=["growth"]) == {"suspension": [0]}
    board = {"board-officer": {"b1"}}
    assert missing("suspension.ordered", filled=["growth"], people=board) == {}


@pytest.mark.row("HOK-140")
def test_all_staff_are_told_and_the_response_is_decided() -> None:
    assert states(RECOGNISED, now=MORNING)["brief-all-staff"] == ["open"]
    facts = fact("facts.established", MORNING, result="fact")
    assert states(facts, now=MORNING)["decide-response"] == ["open"]
    decided = fact("policy.decided", "2026-06-01 17:00")
    assert states(facts, decided, now="2026-06-01 17:01")["decide-response"] == ["met"]


@pytest.mark.row("HOK-147")
def test_the_course_of_guidance_is_recorded() -> None:
    recorded = fact("course.recorded", "2026-06-05 17:00")
    assert states(RECOGNISED, now=MORNING)["record-course"] == ["open"]
    assert states(RECOGNISED, recorded, now="2026-06-05 17:01")["record-course"] == ["met"]
