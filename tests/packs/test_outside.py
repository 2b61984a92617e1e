"""The board of education and the police."""

import pytest
from tests.core.policy.making import fact
from tests.packs.story import MORNING, missing, sign, states

NOW = "2026-06-02 12:00"
FACTS = fact("facts.established", "2026-06-02 09:00", result="fact")
QUICK = fact("board.told", "2026-06-02 10:00", type="quick")
RESULT = fact("board.told", "2026-06-02 11:00", type="result")


@pytest.mark.row("HOK-139")
def test_the_quick_report_does_not_wait_for_the_facts() -> None:
    assert states(sign(), now=MORNING)["quick-report-to-board"] == ["open"]
    assert states(sign(), QUICK, now=NOW)["quick-report-to-board"] == ["met"]


@pytest.mark.row("HOK-106", "HOK-110")
@pytest.mark.parametrize("result", ["fact", "not-confirmed"])
def test_the_principal_reports_every_result_and_the_quick_report_is_not_it(result: str) -> None:
    checked = fact("facts.established", "2026-06-02 09:00", result=result)
    assert states(checked, QUICK, now=NOW)["principal-reports-result"] == ["open"]
    assert states(checked, QUICK, RESULT, now=NOW)["principal-reports-result"] == ["met"]


@pytest.mark.row("HOK-110")
def test_only_the_report_of_the_result_needs_the_principal() -> None:
    deputy = {"vice-principal": {"p2"}}
    assert missing("board.told", FACTS, people=deputy, type="result") == {
        "principal-signs-result": [0]
    }
    assert missing("board.told", FACTS, people=deputy, type="quick") == {}
    assert missing("board.told", FACTS, type="result") == {}


@pytest.mark.row("HOK-145")
def test_a_measure_is_followed_by_a_second_report_and_the_boards_advice() -> None:
    measure = fact("measure.taken", "2026-06-02 09:00", type="talk", for_="other-child")
    assert states(measure, QUICK, now=NOW)["status-report-to-board"] == ["open"]
    status = fact("board.told", "2026-06-02 10:30", type="status")
    found = states(measure, status, now=NOW)
    assert (found["status-report-to-board"], found["board-advises"]) == (["met"], ["open"])
    advice = fact("board.advised", "2026-06-02 11:30")
    assert states(measure, status, advice, now=NOW)["board-advises"] == ["met"]


@pytest.mark.row("HOK-016", "HOK-017", "HOK-018", "HOK-019")
@pytest.mark.parametrize("form", "123456789")
def test_forms_4_to_7_ask_whether_it_is_a_crime(form: str) -> None:
    act = fact("act.recorded", MORNING, form=[form], danger="no")
    asked = "consider-police" in states(act, now=MORNING)
    assert asked == (form in "4567")


@pytest.mark.row("HOK-112")
def test_a_crime_is_taken_to_the_police_without_hesitation() -> None:
    crime = fact("crime.considered", MORNING, result="crime")
    assert states(crime, now=MORNING)["consult-police"] == ["open"]
    consulted = fact("police.consulted", "2026-06-01 11:00")
    assert states(crime, consulted, now=NOW)["consult-police"] == ["met"]
    none = fact("crime.considered", MORNING, result="no")
    assert states(none, now=MORNING) == {}


@pytest.mark.row("HOK-022")
def test_danger_is_reported_to_the_police_and_no_wish_or_consultation_holds_it_back() -> None:
    in_danger = sign(danger="yes")
    wish = fact("wish.recorded", "2026-06-01 10:30", of="victim-guardian")
    consulted = fact("police.consulted", "2026-06-01 10:40")
    now = "2026-06-01 10:50"
    assert states(in_danger, wish, consulted, now=now)["notify-police"] == ["open"]
    notified = fact("police.notified", "2026-06-01 10:45")
    assert states(in_danger, wish, notified, now=now)["notify-police"] == ["met"]


@pytest.mark.row("HOK-022")
def test_danger_that_comes_later_is_reported_again() -> None:
    earlier = fact("police.notified", "2026-06-01 10:45")
    act = fact("act.recorded", "2026-06-09 10:00", form=["4"], danger="yes")
    found = states(sign(danger="yes"), earlier, act, now="2026-06-09 10:01")
    assert found["notify-police"] == ["met", "open"]
