"""The demo school's own rules: shown as its own, never in place of the policy's."""

from tests.core.policy.making import TOKYO, at, fact
from tests.packs.story import MORNING, every_pack, sign

from mamori.core.policy import combine, derive


def test_24_hours_are_the_schools_target_and_no_due_time_of_the_policy() -> None:
    duties = derive(every_pack(), [sign()], at(MORNING), TOKYO)
    (check,) = [duty for duty in duties if (duty.pack, duty.entry) == ("jp-hokuyo", "check-facts")]
    assert check.target_at == at("2026-06-02 10:15")
    assert check.due_at is None
    assert not check.is_late(at("2026-06-09 10:15"))


def test_the_same_duty_under_the_act_has_no_target_of_the_school() -> None:
    duties = derive(every_pack(), [sign()], at(MORNING), TOKYO)
    (check,) = [duty for duty in duties if duty.entry == "find-out-promptly"]
    assert (check.target_at, check.due_at) == (None, None)


def test_a_child_who_asks_on_friday_is_aimed_to_be_answered_on_monday() -> None:
    asked = fact("help.asked", "2026-06-05 15:00", channel="child")
    duties = derive(every_pack(), [asked], at("2026-06-05 15:01"), TOKYO)
    (answer,) = [duty for duty in duties if duty.entry == "answer-a-call-for-help"]
    assert answer.target_at == TOKYO.end_of_day(at("2026-06-08 12:00").date())


def test_mamori_asks_about_a_report_only_where_no_document_does() -> None:
    told = fact("report.received", MORNING, stream="talk:1", channel="door", **{"from": "guardian"})
    alone = combine(every_pack().by_id[name] for name in ("nl-distance-teaching", "mamori"))
    for packs, owed in ((every_pack(), "pass-report-on"), (alone, "look-at-a-report")):
        (duty,) = derive(packs, [told], at(MORNING), TOKYO)
        assert duty.entry == owed
        assert (duty.due_at, duty.target_at) == (None, None)


def test_whatever_the_house_asks_is_marked_as_the_houses_own() -> None:
    house = every_pack().by_id["school-example"]
    assert house.house
    assert {duty.force for duty in house.duties} == {"house"}
    assert all(not entry.cites for entry in house.entries())
