"""Facts and judgement belong to the committee, never to one person."""

import pytest
from tests.core.policy.making import fact
from tests.packs.story import MORNING, ONE, duty, missing, sign, states

SHARED = fact("sign.shared", MORNING, with_=["committee", "chain"])
FACTS = fact("facts.established", MORNING, result="fact")
BACKGROUND = fact("background.examined", MORNING)
DEFINITION = fact("definition.assessed", MORNING, result="bullying")
NOT_FITTING = fact("definition.assessed", MORNING, result="not-bullying")
ALL_PARTS = ["pupil", "relation", "effect", "pain", "observation"]


@pytest.mark.row("HOK-109")
def test_the_facts_are_checked_promptly_by_the_committee() -> None:
    assert states(sign(), now=MORNING)["check-facts"] == ["open"]
    assert states(sign(), FACTS, now=MORNING)["check-facts"] == ["met"]
    assert duty("check-facts").who == ("committee",)


@pytest.mark.row("HOK-109")
def test_a_case_that_comes_back_is_checked_again() -> None:
    reopened = fact("case.reopened", "2026-11-01 10:00")
    assert states(sign(), FACTS, reopened, now="2026-11-01 10:01")["check-facts"] == ["met", "open"]


@pytest.mark.row("HOK-061", "HOK-109")
def test_one_member_does_not_settle_the_facts() -> None:
    assert missing("facts.established", people=ONE, result="fact") == {"establish-facts": [0]}
    assert missing("facts.established", result="fact") == {}


@pytest.mark.row("HOK-004", "HOK-005")
@pytest.mark.parametrize("left_out", ALL_PARTS)
def test_the_definition_is_answered_whole_and_beside_what_was_observed(left_out: str) -> None:
    filled = [part for part in ALL_PARTS if part != left_out]
    need = 1 if left_out == "observation" else 0
    assert missing("definition.assessed", filled=filled) == {"definition": [need]}
    assert missing("definition.assessed", filled=ALL_PARTS) == {}


@pytest.mark.row("HOK-010", "HOK-061")
def test_recognition_needs_two_different_members_of_the_committee() -> None:
    known = (SHARED, DEFINITION)
    assert missing("case.recognised", *known, people=ONE) == {"recognise": [0]}
    teachers = {"homeroom": {"t1"}, "staff": {"t1", "t2"}, "committee": {"p1"}}
    assert missing("case.recognised", *known, people=teachers) == {"recognise": [0]}
    assert missing("case.recognised", *known) == {}


@pytest.mark.row("HOK-009")
def test_soft_handling_reaches_the_committee_and_owes_what_every_case_owes() -> None:
    assert missing("case.recognised", DEFINITION, soft="yes") == {"recognise": [1]}
    soft = states(fact("case.recognised", MORNING, soft="yes"), now=MORNING)
    plain = states(fact("case.recognised", MORNING, soft="no"), now=MORNING)
    assert soft == plain
    assert soft["make-plan"] == ["open"]


@pytest.mark.row("HOK-008")
def test_nothing_is_set_aside_before_its_background_was_looked_into() -> None:
    known = (FACTS, NOT_FITTING)
    assert missing("case.set-aside", *known) == {"set-aside": [1]}
    assert missing("case.set-aside", *known, BACKGROUND) == {}


@pytest.mark.row("HOK-005", "HOK-062")
def test_a_denial_or_one_persons_view_sets_nothing_aside() -> None:
    assert missing("case.set-aside", FACTS, BACKGROUND) == {"set-aside": [3]}
    known = (FACTS, BACKGROUND, NOT_FITTING)
    assert missing("case.set-aside", *known, people=ONE) == {"set-aside": [0]}


@pytest.mark.row("HOK-004", "HOK-037")
@pytest.mark.parametrize("result", ["bullying", "unclear"])
def test_what_fits_the_definition_or_may_fit_it_is_not_set_aside(result: str) -> None:
    known = (FACTS, BACKGROUND, NOT_FITTING)
    later = fact("definition.assessed", "2026-06-01 15:00", result=result)
    assert missing("case.set-aside", *known) == {}
    assert missing("case.set-aside", *known, later, now="2026-06-01 16:00") == {"set-aside": [3]}


@pytest.mark.row("HOK-010", "HOK-037", "HOK-068")
@pytest.mark.parametrize("decision", ["case.recognised", "case.set-aside"])
def test_checked_facts_open_the_judgement_whatever_they_were(decision: str) -> None:
    for result in ("fact", "not-confirmed"):
        checked = fact("facts.established", MORNING, result=result)
        assert states(checked, now=MORNING)["judge-together"] == ["open"]
        judged = fact(decision, "2026-06-01 17:00")
        assert states(checked, judged, now="2026-06-01 17:01")["judge-together"] == ["met"]


@pytest.mark.row("HOK-024", "HOK-104")
def test_an_assessment_is_made_by_several_and_weighs_frequency_and_number() -> None:
    both = ["how-often", "how-many"]
    assert missing("assessment.made", people=ONE, filled=both) == {"assess": [0]}
    assert missing("assessment.made", filled=["how-often"]) == {"assess": [1]}
    assert missing("assessment.made", filled=both) == {}


@pytest.mark.row("HOK-113", "HOK-127", "HOK-138")
def test_hearing_one_child_does_not_stand_in_for_hearing_the_other() -> None:
    named = fact("participant.added", MORNING, layer="actor")
    heard = fact("interview.held", "2026-06-01 13:00", with_="victim")
    found = states(sign(), named, heard, now="2026-06-01 13:01")
    assert found["hear-hurt-child"] == ["met"]
    assert found["hear-other-child"] == ["open"]
    assert found["gather-accounts"] == ["met"]


@pytest.mark.row("HOK-127")
def test_every_child_who_is_said_to_have_done_it_is_heard() -> None:
    named = fact("participant.added", MORNING, layer="actor", about="a b")
    heard = fact("interview.held", "2026-06-01 13:00", with_="other-child", about="a")
    found = states(named, heard, now="2026-06-01 13:01")
    assert sorted(found["hear-other-child"]) == ["met", "open"]


@pytest.mark.row("HOK-127")
def test_a_bystander_is_not_asked_as_if_it_had_done_it() -> None:
    named = fact("participant.added", MORNING, layer="bystander")
    assert "hear-other-child" not in states(sign(), named, now=MORNING)
