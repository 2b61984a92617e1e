"""Both sides' guardians: who is told what, and by when."""

import pytest
from tests.core.policy.making import TOKYO, at, fact
from tests.packs.story import duties, states

from mamori.core.policy import Fact

PROMISES = ["facts", "protect-fully", "keep-secrets"]


def facts_at(when: str, result: str = "fact") -> Fact:
    return fact("facts.established", when, result=result)


def told(when: str, *said: str, with_: str = "victim-guardian") -> Fact:
    return fact("contact.made", when, with_=with_, assurances=list(said))


@pytest.mark.row("HOK-115")
@pytest.mark.parametrize("known_at", ["00:00", "09:00", "16:40", "23:59"])
def test_the_guardians_of_the_hurt_child_are_told_by_the_end_of_that_day(known_at: str) -> None:
    (duty,) = duties(facts_at(f"2026-06-03 {known_at}"), now="2026-06-03 23:59")[
        "tell-victims-guardians"
    ]
    assert duty.due_at == TOKYO.end_of_day(at("2026-06-03 12:00").date())


@pytest.mark.row("HOK-115")
def test_telling_them_after_midnight_is_late_and_stays_visible() -> None:
    known = facts_at("2026-06-03 16:40")
    for when, late in (("2026-06-03 23:59", False), ("2026-06-04 00:00", True)):
        (duty,) = duties(known, told(when), now=when)["tell-victims-guardians"]
        assert (duty.state, duty.is_late(at(when))) == ("met", late)


@pytest.mark.row("HOK-115")
def test_nothing_is_late_before_the_facts_are_known() -> None:
    sign = fact("sign.recorded", "2026-06-01 10:00", channel="child", danger="no")
    assert "tell-victims-guardians" not in duties(sign, now="2026-06-05 10:00")


@pytest.mark.row("HOK-116")
def test_each_promise_is_owed_until_it_is_made() -> None:
    known = facts_at("2026-06-03 16:40")
    half = states(known, told("2026-06-03 17:00", "protect-fully"), now="2026-06-03 17:01")
    assert (half["promise-protection"], half["promise-secrecy"]) == (["met"], ["open"])
    whole = states(known, told("2026-06-03 17:00", *PROMISES), now="2026-06-03 17:01")
    assert (whole["promise-protection"], whole["promise-secrecy"]) == (["met"], ["met"])


@pytest.mark.row("HOK-111")
@pytest.mark.parametrize("result", ["fact", "not-confirmed"])
def test_the_result_goes_to_both_sides_also_when_nothing_was_confirmed(result: str) -> None:
    known = facts_at("2026-06-03 16:40", result)
    ours = "tell-victims-guardians" if result == "fact" else "tell-result-not-confirmed"
    one_side = states(known, told("2026-06-03 17:00"), now="2026-06-03 17:01")
    assert (one_side[ours], one_side["tell-result-other-guardians"]) == (["met"], ["open"])
    other = told("2026-06-03 18:00", with_="other-guardian")
    both = states(known, told("2026-06-03 17:00"), other, now="2026-06-03 18:01")
    assert both["tell-result-other-guardians"] == ["met"]


@pytest.mark.row("HOK-111")
def test_nobody_has_to_call_the_guardians_of_an_unknown_child() -> None:
    unknown = fact("other-side.unknown", "2026-06-03 16:50")
    found = states(facts_at("2026-06-03 16:40"), unknown, now="2026-06-03 17:00")
    assert found["tell-result-other-guardians"] == ["void"]


@pytest.mark.row("HOK-128")
def test_hearing_the_other_child_opens_the_contact_with_its_guardians_without_an_hour() -> None:
    heard = fact("interview.held", "2026-06-02 13:00", with_="other-child")
    (duty,) = duties(heard, now="2026-06-02 13:01")["contact-other-guardians"]
    assert (duty.state, duty.due_at) == ("open", None)
    call = told("2026-06-02 15:00", with_="other-guardian")
    assert states(heard, call, now="2026-06-02 15:01")["contact-other-guardians"] == ["met"]


@pytest.mark.row("HOK-142")
def test_the_plan_is_explained_to_the_guardians_of_the_hurt_child() -> None:
    plan = fact("plan.made", "2026-06-04 15:00")
    before = states(plan, told("2026-06-04 16:00", "facts"), now="2026-06-04 16:01")
    assert before["explain-plan-to-victims-guardians"] == ["open"]
    after = states(plan, told("2026-06-04 16:00", "policy"), now="2026-06-04 16:01")
    assert after["explain-plan-to-victims-guardians"] == ["met"]


@pytest.mark.row("HOK-143")
def test_guiding_the_other_child_is_explained_to_its_guardians() -> None:
    guided = fact("measure.taken", "2026-06-04 15:00", type="talk", for_="other-child")
    assert states(guided, now="2026-06-04 15:01")["explain-guidance-to-other-guardians"] == ["open"]
    helped = fact("measure.taken", "2026-06-04 15:00", type="counselling", for_="victim")
    assert "explain-guidance-to-other-guardians" not in states(helped, now="2026-06-04 15:01")
