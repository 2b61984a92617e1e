"""The police, other agencies, and data that got out."""

from dataclasses import replace

import pytest
from tests.cases.conftest import Staffroom
from tests.cases.doing import moment, record, see, state

from mamori.base import clock
from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case
from mamori.duties.actions import note
from mamori.journal.queries import entries

MORNING, NOON = moment("2026-06-02T09:00"), moment("2026-06-02T12:00")
TODAY = {"on": "2026-06-02"}
TALK = {
    "station": "青空警察署",
    "officer": "生活安全課 山田",
    "asked": "写真のことを話した。",
    "answer": "明日、学校に来る。",
}


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    with clock.at(MORNING):
        return record_sign(by=room.homeroom, sign=replace(sign, noticed_at=MORNING))


def act(case: Case, **attrs: object) -> None:
    with clock.at(MORNING):
        note(by=None, school=case.school, stream=case.stream, kind="act.recorded", attrs=attrs)


def send(room: Staffroom, case: Case, step: str, **form: object) -> None:
    with clock.at(NOON):
        answer = record(room.principal, case, step, **TODAY, **form)
    assert answer.status_code == 302, answer.content.decode()


def wish(room: Staffroom, case: Case, words: str) -> None:
    form = {"of": "victim", "wish": words, "subjects": [room.child.pk], **TODAY}
    with clock.at(NOON):
        answer = record(room.homeroom, case, "record-wish", **form)
    assert answer.status_code == 302, answer.content.decode()


@pytest.mark.row("HOK-022")
def test_danger_is_reported_at_once_and_a_consultation_does_not_replace_it(
    room: Staffroom, case: Case
) -> None:
    act(case, form=["5"], danger="no")
    assert state(case.stream, "consider-police") == ["open"]
    page = see(room.principal, f"/cases/{case.pk}/record/consider-crime/")
    assert "If a child is in danger now" in page
    send(room, case, "consider-crime", result="danger", why="刃物を見せられた。")
    assert state(case.stream, "consider-police") == ["met"]
    assert state(case.stream, "notify-police") == ["open"]
    send(room, case, "consult-police", **TALK)
    send(room, case, "police-not-needed", why="家庭で話し合った。")
    assert state(case.stream, "notify-police") == ["open"]
    assert state(case.stream, "ask-police-for-help-at-once") == ["open"]
    send(room, case, "notify-police", time="12:05", **TALK)
    assert state(case.stream, "notify-police") == ["met"]
    assert state(case.stream, "ask-police-for-help-at-once") == ["met"]
    page = see(room.nurse, f"/cases/{case.pk}/")
    for told in (
        "12:05",
        "青空警察署",
        "生活安全課 山田",
        "明日、学校に来る。",
        "刃物を見せられた。",
    ):
        assert told in page


@pytest.mark.row("HOK-022")
def test_a_wish_is_heard_and_cannot_hold_back_a_report_on_which_a_life_depends(
    room: Staffroom, case: Case
) -> None:
    """T-22."""
    act(case, form=["4"], danger="yes")
    wish(room, case, "警察には言わないでほしい。")
    for step in ("consider-crime", "notify-police", "police-not-needed"):
        page = see(room.principal, f"/cases/{case.pk}/record/{step}/")
        assert "警察には言わないでほしい。" in page
        assert "it cannot hold back a report to the police" in page
    send(room, case, "police-not-needed", why="本人が望まない。")
    assert state(case.stream, "notify-police") == ["open"]
    send(room, case, "notify-police", time="12:05", **TALK)
    assert state(case.stream, "notify-police") == ["met"]


def test_the_last_wish_of_each_is_shown_and_a_wish_told_in_a_talk_counts(
    room: Staffroom, case: Case
) -> None:
    wish(room, case, "前の望み。")
    wish(room, case, "今の望み。")
    page = see(room.principal, f"/cases/{case.pk}/record/consider-crime/")
    assert "今の望み。" in page
    assert "前の望み。" not in page
    talk = {
        "subjects": [room.child.pk],
        "with": "victim-guardian",
        "way": "telephone",
        "explained": "分かったことを伝えた。",
        "statement": "心配しています。",
        "wish": "担任を通さないでほしい。",
        "behind": [room.nurse.person_id],
    }
    with clock.at(NOON):
        assert record(room.nurse, case, "contact", **TODAY, **talk).status_code == 302
    page = see(room.principal, f"/cases/{case.pk}/record/consider-crime/")
    assert "担任を通さないでほしい。" in page
    assert "今の望み。" in page
    assert "心配しています。" not in page


@pytest.mark.row("HOK-112")
def test_a_crime_is_dealt_with_together_with_the_police(room: Staffroom, case: Case) -> None:
    send(room, case, "consider-crime", result="crime", why="金を取られた。")
    duties = ("consult-police", "deal-with-crime-with-police")
    assert [state(case.stream, duty) for duty in duties] == [["open"], ["open"]]
    assert state(case.stream, "notify-police") == []
    send(room, case, "consult-police", **TALK)
    assert [state(case.stream, duty) for duty in duties] == [["met"], ["met"]]


def test_nothing_is_recorded_without_a_reason(room: Staffroom, case: Case) -> None:
    for step, form in {
        "consider-crime": {"result": "no"},
        "police-not-needed": {},
        "consider-breach": {"result": "no"},
    }.items():
        answer = record(room.principal, case, step, **TODAY, **form)
        assert answer.status_code == 422
    kinds = ("crime.considered", "police.not-needed", "breach.considered")
    assert not entries([case.stream], kinds=kinds)


def test_an_agency_is_one_of_the_schools_partners(room: Staffroom, case: Case) -> None:
    form = {
        "agency": "child-guidance-centre",
        "asked": "一時保護について。",
        "answer": "面談する。",
    }
    send(room, case, "consult-agency", **form)
    page = see(room.homeroom, f"/cases/{case.pk}/")
    assert "Child guidance centre" in page
    assert "面談する。" in page
    answer = record(room.principal, case, "consult-agency", **form | {"agency": "nobody"})
    assert answer.status_code == 422


def test_an_agency_can_be_noted_where_no_pack_lists_any(room: Staffroom, case: Case) -> None:
    room.school.packs = ["mamori"]
    room.school.save()
    send(room, case, "consult-agency", asked="相談した。")
    (noted,) = entries([case.stream], kinds=["agency.consulted"])
    assert noted.attrs == {}


@pytest.mark.row("HOK-155")
def test_whether_data_got_out_is_asked_and_answered(room: Staffroom, case: Case) -> None:
    act(case, form=["8"], **{"net-type": ["I2"]})
    assert state(case.stream, "check-leaked-data") == ["open"]
    send(room, case, "consider-breach", result="yes", why="住所が書き込まれた。")
    assert state(case.stream, "check-leaked-data") == ["met"]
    (noted,) = entries([case.stream], kinds=["breach.considered"])
    assert noted.attrs == {"result": "yes"}
    assert "住所が書き込まれた。" in see(room.guidance, f"/cases/{case.pk}/")
