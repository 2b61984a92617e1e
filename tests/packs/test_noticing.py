"""A sign is shared at once, with everybody, in parallel; a call for help is always answered."""

import pytest
from tests.core.policy.making import fact
from tests.packs.story import MORNING, codes, duties, duty, sign, states

SHARED = fact("sign.shared", MORNING, with_=["committee", "chain"])
CHAIN = ["homeroom", "grade-head", "guidance", "vice-principal", "principal"]


@pytest.mark.row("HOK-062", "HOK-104", "HOK-108")
def test_a_sign_is_owed_to_the_committee_at_once_and_sharing_it_meets_the_duty() -> None:
    assert states(sign(), now=MORNING)["share-with-committee"] == ["open"]
    assert states(sign(), SHARED, now=MORNING)["share-with-committee"] == ["met"]
    within = duty("share-with-committee").within
    assert within
    assert within.span is None
    assert within.words["ja"] == "直ちに"


@pytest.mark.row("HOK-062")
def test_sharing_with_the_chain_alone_is_not_sharing_with_the_committee() -> None:
    chain_only = fact("sign.shared", MORNING, with_=["chain"])
    assert states(sign(), chain_only, now=MORNING)["share-with-committee"] == ["open"]


@pytest.mark.row("HOK-062", "HOK-063")
def test_every_further_sign_is_shared_again() -> None:
    later = sign("2026-06-08 15:00")
    found = states(sign(), SHARED, later, now="2026-06-08 15:01")
    assert found["share-with-committee"] == ["met", "open"]


@pytest.mark.row("HOK-136")
def test_the_chain_has_five_posts_in_the_order_of_the_document() -> None:
    assert codes("reporting-chain") == CHAIN
    assert list(duty("read-in-the-chain").who) == CHAIN


@pytest.mark.row("HOK-136")
def test_every_post_of_the_chain_is_told_in_the_same_moment() -> None:
    hops = duties(sign(), now=MORNING)["read-in-the-chain"]
    assert {duty.roles for duty in hops} == {(role,) for role in CHAIN}
    assert {duty.opened_at for duty in hops} == {sign().at}


@pytest.mark.row("HOK-136")
@pytest.mark.parametrize("role", CHAIN)
def test_no_post_waits_for_another(role: str) -> None:
    read = fact("hop.acknowledged", "2026-06-01 11:00", role=role)
    hops = duties(sign(), read, now="2026-06-01 11:01")["read-in-the-chain"]
    assert {duty.roles[0] for duty in hops if duty.state == "met"} == {role}


@pytest.mark.row("HOK-136")
def test_a_post_nobody_holds_is_passed_over_in_the_open() -> None:
    gap = fact("hop.absent", MORNING, role="grade-head")
    hops = duties(sign(), gap, now=MORNING)["read-in-the-chain"]
    assert {duty.roles[0]: duty.closed_by for duty in hops if duty.state == "met"} == {
        "grade-head": gap.id
    }


@pytest.mark.row("HOK-137")
def test_the_principals_reading_does_not_stand_in_for_the_committees() -> None:
    principal = fact("hop.acknowledged", "2026-06-01 11:00", role="principal")
    committee = fact("hop.acknowledged", "2026-06-01 11:00", role="committee")
    now = "2026-06-01 11:01"
    assert states(sign(), principal, now=now)["committee-takes-it-up"] == ["open"]
    assert states(sign(), committee, now=now)["committee-takes-it-up"] == ["met"]


@pytest.mark.row("HOK-003", "HOK-039", "HOK-107")
def test_safety_comes_first_and_on_the_spot() -> None:
    assert states(sign(), now=MORNING)["make-safe-first"] == ["open"]
    within = duty("make-safe-first").within
    assert within
    assert within.words["ja"] == "その場で"
    safe = fact("safety.secured", "2026-06-01 10:20", of="victim")
    assert states(sign(), safe, now="2026-06-01 10:21")["make-safe-first"] == ["met"]


@pytest.mark.row("HOK-064", "HOK-068")
def test_the_committee_meets_quickly_in_any_of_its_ways_but_a_staff_meeting_is_not_one() -> None:
    now = "2026-06-01 12:00"
    for kind, expected in (
        ("emergency", "met"),
        ("daily", "met"),
        ("full", "met"),
        ("staff", "open"),
    ):
        held = fact("meeting.held", "2026-06-01 11:00", type=kind)
        assert states(SHARED, held, now=now)["meet-quickly"] == [expected]


@pytest.mark.row("HOK-093")
def test_every_call_for_help_is_answered() -> None:
    first = fact("help.asked", "2026-06-01 10:00", channel="consultation-box")
    answer = fact("help.answered", "2026-06-01 15:00")
    second = fact("report.received", "2026-06-02 10:00", channel="child", from_="pupil")
    found = states(first, answer, second, now="2026-06-02 10:01")
    assert found["answer-a-call-for-help"] == ["met", "open"]


@pytest.mark.row("HOK-066", "HOK-067")
def test_a_report_through_the_door_is_passed_on_at_once_whoever_sent_it() -> None:
    report = fact("report.received", MORNING, channel="community", from_="unknown")
    assert states(report, now=MORNING)["pass-report-on"] == ["open"]
    passed = fact("report.passed-on", MORNING)
    assert states(report, passed, now=MORNING)["pass-report-on"] == ["met"]


@pytest.mark.row("HOK-095", "HOK-098")
def test_each_worrying_answer_needs_a_decision() -> None:
    flagged = fact("answer.flagged", "2026-06-01 10:00", form="city-questionnaire")
    decided = fact("answer.decided", "2026-06-01 16:00", result="talk")
    now = "2026-06-01 16:01"
    assert states(flagged, now=now)["decide-on-answer"] == ["open"]
    assert states(flagged, decided, now=now)["decide-on-answer"] == ["met"]
