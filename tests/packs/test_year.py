"""What comes back every year, the policy itself, and the net."""

from typing import Any

import pytest
from tests.core.policy.making import fact
from tests.packs.story import MORNING, ONE, duties, duty, missing, states

from mamori.core.policy import Fact

PRINCIPAL = {"principal": {"p1"}}


def year(first: str) -> Fact:
    return fact("year.started", f"{first}-04-01 08:00", year=first, stream="school:1")


def done(kind: str, when: str, **attrs: Any) -> Fact:
    return fact(kind, f"{when} 09:00", stream="school:1", **attrs)


YEARLY = [
    ("set-up-committee", "committee.set-up", {}),
    ("decide-structure", "structure.decided", {}),
    ("tell-staff-never-hold-back", "rule.made-known", {"topic": "no-holding-back"}),
    ("tell-staff-own-conduct", "rule.made-known", {"topic": "staff-conduct"}),
    ("prepare-staff", "training.held", {"topic": "response"}),
    ("adopt-year-plan", "plan.adopted", {}),
    ("plan-training", "training.held", {"where": "school"}),
    ("train-on-diversity", "training.held", {"topic": "diversity"}),
    ("set-targets", "target.set", {}),
    ("make-committee-known-to-pupils", "committee.made-known", {"to": "pupils"}),
    ("make-committee-known-to-guardians", "committee.made-known", {"to": "guardians"}),
    ("publish-windows", "window.published", {}),
    ("plan-surveys", "survey.planned", {"scale": "school"}),
    ("plan-consultation", "consultation.planned", {}),
    ("plan-net-patrol", "patrol.planned", {}),
    ("brief-guardians-on-net", "briefing.held", {"topic": "net", "with_": "guardians"}),
    ("teach-sos", "lesson.held", {"topic": "sos"}),
    ("teach-not-to-stand-by", "lesson.held", {"topic": "bystander"}),
    ("teach-safety-of-life", "lesson.held", {"topic": "life-safety"}),
    ("explain-to-pupils", "policy.explained", {"to": "pupils"}),
    ("explain-to-guardians", "policy.explained", {"to": "guardians"}),
    ("explain-to-agencies", "policy.explained", {"to": "agencies"}),
    ("explain-police-rule", "policy.explained", {"covers": "police-rule"}),
]


@pytest.mark.row("HOK-040", "HOK-048", "HOK-051", "HOK-052", "HOK-055", "HOK-056", "HOK-057")
@pytest.mark.row("HOK-027", "HOK-059", "HOK-065", "HOK-070", "HOK-071", "HOK-073")
@pytest.mark.parametrize(("entry", "kind", "attrs"), YEARLY, ids=lambda value: str(value)[:30])
def test_last_years_work_does_not_serve_for_this_year(
    entry: str, kind: str, attrs: dict[str, object]
) -> None:
    proof = done(kind, "2026-04-10", **attrs)
    assert states(year("2026"), now="2026-04-02 09:00")[entry] == ["open"]
    found = states(year("2026"), proof, year("2027"), now="2027-04-01 09:00")
    assert found[entry] == ["met", "open"]


@pytest.mark.row("HOK-059")
def test_one_rule_made_known_is_not_the_other() -> None:
    proof = done("rule.made-known", "2026-04-10", topic="staff-conduct")
    found = states(year("2026"), proof, now="2026-04-11 09:00")
    assert found["tell-staff-never-hold-back"] == ["open"]


@pytest.mark.row("HOK-027")
def test_each_word_about_what_staff_did_is_looked_into_and_answered() -> None:
    first = fact("complaint.received", "2026-06-01 09:00", about_="staff", stream="complaint:1")
    answer = fact("complaint.answered", "2026-06-03 09:00", stream="complaint:1")
    again = fact("complaint.received", "2026-06-09 09:00", about_="staff", stream="complaint:1")
    other = fact("complaint.received", "2026-06-01 09:00", about_="data", stream="complaint:2")
    found = states(first, answer, again, other, now="2026-06-10 09:00")
    assert found["answer-complaint-about-staff"] == ["met", "open"]


@pytest.mark.row("HOK-051", "HOK-052")
def test_a_pupil_who_joins_in_november_is_told_without_fail() -> None:
    joined = fact("pupil.enrolled", "2026-11-09 09:00", when_="mid-year", stream="pupil:1")
    found = duties(joined, now="2026-11-09 09:01")
    assert {"explain-at-enrolment", "explain-police-rule"} <= set(found)
    within = duty("explain-at-enrolment").within
    assert within
    assert within.words["ja"].endswith("必ず")


@pytest.mark.row("HOK-052")
def test_material_for_guardians_names_the_police_rule_before_it_goes_out() -> None:
    half, whole = ["policy", "windows"], ["policy", "windows", "police-rule"]
    refused = missing("policy.explained", to="guardians", filled=half)
    assert refused == {"explanation-to-guardians": [0]}
    assert missing("policy.explained", to="guardians", filled=whole) == {}
    assert missing("policy.explained", to="pupils", filled=half) == {}


@pytest.mark.row("HOK-051")
def test_material_without_the_windows_does_not_go_out() -> None:
    assert missing("policy.explained", to="pupils", filled=["policy"]) == {"explanation": [0]}


@pytest.mark.row("HOK-045", "HOK-046", "HOK-047")
def test_a_policy_with_a_part_missing_is_not_adopted() -> None:
    six = [
        "prevention",
        "early-detection",
        "early-response",
        "consultation",
        "guidance",
        "training",
    ]
    manuals = ["programme"] + [
        f"manual-{name}" for name in ("questionnaire", "reporting", "sharing", "response")
    ]
    for part in six:
        filled = [code for code in six + manuals if code != part]
        assert missing("policy.adopted", people=PRINCIPAL, filled=filled) == {"adopt-policy": [0]}
    for part in manuals:
        filled = [code for code in six + manuals if code != part]
        assert missing("policy.adopted", people=PRINCIPAL, filled=filled) == {"adopt-policy": [1]}
    assert missing("policy.adopted", people={}, filled=six + manuals) == {"adopt-policy": [2]}
    assert missing("policy.adopted", people=PRINCIPAL, filled=six + manuals) == {}


@pytest.mark.row("HOK-050", "HOK-053", "HOK-072")
def test_an_adopted_policy_is_published_and_reviewed_again_and_again() -> None:
    adopted = done("policy.adopted", "2026-03-20")
    reviewed = done("policy.reviewed", "2027-02-01")
    found = states(adopted, reviewed, now="2027-02-02 09:00")
    assert found["publish-policy"] == ["open"]
    assert found["review-policy"] == ["met", "open"]


@pytest.mark.row("HOK-054")
@pytest.mark.parametrize("whose", ["guardians", "residents", "agencies", "pupils"])
def test_adults_are_heard_and_pupils_take_part_on_their_own(whose: str) -> None:
    drafted = done("policy.drafted", "2026-02-01")
    found = states(drafted, done("voices.heard", "2026-02-10", of=whose), now="2026-02-11 09:00")
    pupils = whose == "pupils"
    assert found["let-pupils-take-part"] == ["met" if pupils else "open"]
    assert found["hear-voices"] == ["open" if pupils else "met"]


@pytest.mark.row("HOK-048", "HOK-070")
def test_the_years_plan_names_the_committees_work_and_the_training() -> None:
    whole = ["committee-meetings", "training"]
    assert missing("plan.adopted", filled=whole[:1]) == {"year-plan": [0]}
    assert missing("plan.adopted", filled=whole, people=ONE) == {"year-plan": [1]}
    assert missing("plan.adopted", filled=whole) == {}


@pytest.mark.row("HOK-049")
def test_targets_that_were_set_are_evaluated() -> None:
    found = states(year("2026"), done("target.set", "2026-04-20"), now="2026-04-21 09:00")
    assert (found["set-targets"], found["evaluate-targets"]) == (["met"], ["open"])


@pytest.mark.row("HOK-102")
def test_every_harmful_post_is_asked_down_and_followed_up() -> None:
    facts = (
        fact("post.found", "2026-05-11 10:00"),
        fact("deletion.asked", "2026-05-11 11:00"),
        fact("post.found", "2026-05-20 10:00"),
    )
    found = states(*facts, now="2026-05-20 10:01")
    assert found["ask-for-deletion"] == ["met", "open"]
    assert found["follow-up-deletion"] == ["open"]


@pytest.mark.row("HOK-155")
@pytest.mark.parametrize("code", ["D1", "D2", "I1", "I2", "C1", "C2", "C3"])
def test_only_posted_personal_data_opens_the_check_for_a_leak(code: str) -> None:
    net: dict[str, Any] = {"net-type": [code]}
    act = fact("act.recorded", MORNING, form=["8"], danger="no", **net)
    assert ("check-leaked-data" in states(act, now=MORNING)) == (code == "I2")
