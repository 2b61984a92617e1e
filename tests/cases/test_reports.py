"""What the school reports to the board, and what the board does about it."""

import io
import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.translation import gettext, override
from pypdf import PdfReader
from tests.cases.conftest import Staffroom
from tests.cases.doing import REPORT, do, moment, record, report_of, run_by, see, state
from tests.factories import make_board, make_pupil, make_school, make_staff, sign_in

from mamori.access.queries import read_log
from mamori.base import clock
from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case, Report
from mamori.cases.queries.reports import told_in
from mamori.duties.actions import note
from mamori.journal.queries import entries
from mamori.people.models import Post

MORNING, NOON = moment("2026-06-02T09:00"), moment("2026-06-02T12:00")


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    with clock.at(MORNING):
        return record_sign(by=room.homeroom, sign=replace(sign, noticed_at=MORNING))


def quick(room: Staffroom, case: Case) -> Report:
    with clock.at(NOON):
        form = REPORT | {"subjects": [room.child.pk]}
        assert record(room.principal, case, "tell-board-quick", **form).status_code == 302
    return report_of(case, "quick")


def checked(case: Case, result: str) -> None:
    with clock.at(NOON):
        note(
            by=None,
            school=case.school,
            stream=case.stream,
            kind="facts.established",
            attrs={"result": result},
            people={"committee": frozenset({"1", "2"})},
        )


@pytest.mark.row("HOK-139")
def test_a_quick_report_reaches_the_board_before_the_facts_are_clear(
    room: Staffroom, case: Case
) -> None:
    assert state(case.stream, "quick-report-to-board") == ["open"]
    report = quick(room, case)
    assert state(case.stream, "quick-report-to-board") == ["met"]
    with clock.at(NOON):
        today = see(room.board_officer, "/")
        assert "Read the report and advise the school" in today
        assert today.count(f'href="/reports/{report.pk}/"') == 2  # new, and due
        listed = see(room.board_officer, "/reports/")
        page = see(room.board_officer, f"/reports/{report.pk}/")
        assert "New to you" not in see(room.board_officer, "/")
    assert f"/reports/{report.pk}/" in listed
    assert report.number.startswith(f"{case.number}-")
    for told in ("上履きが隠された。", "池田 結衣, 3年1組", "助言をお願いします。"):
        assert told in page


def test_the_parts_of_children_are_told_in_the_language_of_whoever_reads(
    room: Staffroom, case: Case
) -> None:
    for layer in ("victim", "bystander"):
        note(
            by=None,
            school=case.school,
            stream=case.stream,
            kind="participant.added",
            attrs={"layer": layer},
            subjects=[room.child.pk],
        )
    report = quick(room, case)
    english, japanese = (told_in(report, code)[1][0] for code in ("en", "ja"))
    child = "池田 結衣, 3年1組, "
    assert english.startswith(child)
    assert japanese.startswith(child)
    parts = english.removeprefix(child)
    assert parts.isascii()
    assert not re.search(r"[a-z]", japanese)
    assert parts in see(room.board_officer, f"/reports/{report.pk}/")


def test_the_board_reads_the_report_and_not_the_case(room: Staffroom, case: Case) -> None:
    report = quick(room, case)
    client = sign_in(Client(), room.board_officer)
    assert client.get(f"/cases/{case.pk}/").status_code == 404
    assert case.stream not in read_streams(room, report)
    assert [entry.by for entry in read_log(report.stream)] == [room.board_officer.person_id]
    other = make_staff(make_board("よその委員会"), "他市 主事", Post.Role.BOARD_OFFICER)
    for stranger in (other, room.teacher, make_staff(make_school("よその学校"), "校長")):
        client = sign_in(Client(), stranger)
        for page in ("", "pdf/", "advise/", "suspend/", "pass-on/"):
            assert client.get(f"/reports/{report.pk}/{page}").status_code == 404
        assert str(report.pk) not in see(stranger, "/reports/")


def read_streams(room: Staffroom, report: Report) -> set[str]:
    see(room.board_officer, f"/reports/{report.pk}/")
    read = entries([report.case.stream, report.stream], kinds=["record.read"])
    return {entry.stream for entry in read if entry.by == room.board_officer.person_id}


def test_whom_the_case_names_loses_its_reports_with_it(room: Staffroom, case: Case) -> None:
    report = quick(room, case)
    url = f"/reports/{report.pk}/"
    assert "上履きが隠された。" in see(room.vice_principal, url)
    do(
        room.principal,
        f"/cases/{case.pk}/note/",
        words="教頭が関わっている。",
        channel="observation",
        adults=[room.vice_principal.person_id],
    )
    for page in ("", "pdf/"):
        assert sign_in(Client(), room.vice_principal).get(url + page).status_code == 404
    assert str(report.pk) not in see(room.vice_principal, "/reports/")


@pytest.mark.row("HOK-106", "HOK-110")
def test_the_result_is_the_principals_own_report(room: Staffroom, case: Case) -> None:
    checked(case, "fact")
    form = REPORT | {"subjects": [room.child.pk], "result": "fact"}
    refused = record(room.vice_principal, case, "tell-board-result", **form)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "The principal, or whoever acts for the principal, signs this report" in page
    assert "2-2 (3) ② ア" in page
    assert "助言をお願いします。" in page
    assert not Report.unguarded.exists()
    assert record(room.principal, case, "tell-board-result", **form).status_code == 302
    assert state(case.stream, "principal-reports-result") == ["met"]
    assert state(case.stream, "report-to-establisher") == ["met"]
    page = see(room.board_officer, f"/reports/{report_of(case, 'result').pk}/")
    assert "It was confirmed" in page
    assert "校長 五" in page


@pytest.mark.row("HOK-110")
def test_a_result_that_was_not_confirmed_is_reported_in_its_own_words(
    room: Staffroom, case: Case
) -> None:
    checked(case, "not-confirmed")
    assert state(case.stream, "principal-reports-result") == ["open"]
    client = sign_in(Client(), room.principal)
    page = client.get(f"/cases/{case.pk}/record/tell-board-result/").content.decode()
    with override("ja"):
        assert gettext("It could not be confirmed. The children are watched all the same.") in page
    assert 'value="not-confirmed" checked' in page
    form = REPORT | {"subjects": [room.child.pk], "result": "not-confirmed"}
    assert record(room.principal, case, "tell-board-result", **form).status_code == 302
    report = report_of(case, "result")
    assert "It could not be confirmed" in see(room.board_officer, f"/reports/{report.pk}/")
    assert state(report.stream, "establisher-supports") == ["open"]


def test_quick_report_result_and_the_call_home_run_on_three_clocks(
    room: Staffroom, case: Case
) -> None:
    """T-23: none of them waits for another, and none stands in for another."""
    quick(room, case)
    assert state(case.stream, "quick-report-to-board") == ["met"]
    assert state(case.stream, "principal-reports-result") == []
    checked(case, "fact")
    duties = ("principal-reports-result", "tell-victims-guardians")
    assert [state(case.stream, duty) for duty in duties] == [["open"], ["open"]]
    form = REPORT | {"subjects": [room.child.pk], "result": "fact"}
    with clock.at(NOON):
        assert record(room.principal, case, "tell-board-result", **form).status_code == 302
    assert [state(case.stream, duty) for duty in duties] == [["met"], ["open"]]


@pytest.mark.row("HOK-145")
def test_the_board_answers_a_status_report_with_advice_and_its_body_of_experts(
    room: Staffroom, case: Case
) -> None:
    form = REPORT | {"subjects": [room.child.pk]}
    note(
        by=None,
        school=case.school,
        stream=case.stream,
        kind="measure.taken",
        attrs={"type": "talk", "for": "other-child"},
        people={"staff": frozenset({"1", "2"}), "principal": frozenset({"1"})},
    )
    assert state(case.stream, "status-report-to-board") == ["open"]
    assert record(room.principal, case, "tell-board-status", **form).status_code == 302
    assert state(case.stream, "status-report-to-board") == ["met"]
    report = report_of(case, "status")
    assert state(report.stream, "board-advises") == ["open"]
    advice = {"means": ["advice", "attached-body"], "said": "専門家を派遣します。"}
    answer = do(room.board_officer, f"/reports/{report.pk}/advise/", **advice)
    assert answer.status_code == 302, answer.content.decode()
    assert state(report.stream, "board-advises") == ["met"]
    assert state(case.stream, "board-advises") == ["met"]
    page = see(room.homeroom, f"/cases/{case.pk}/")
    assert "専門家を派遣します。" in page
    assert "It brings in its standing body of experts" in page
    (answered,) = entries([case.stream], kinds=["board.advised"])
    assert "/record/correct/?entry=" in page
    assert f"/record/correct/?entry={answered.id}" not in page


def test_the_school_sees_when_the_board_opened_a_report(room: Staffroom, case: Case) -> None:
    report = quick(room, case)
    assert "Not opened at the board yet" in see(room.principal, "/reports/")
    with clock.at(moment("2026-06-02T13:30")):
        see(room.board_officer, f"/reports/{report.pk}/")
    assert "13:30" in see(room.principal, "/reports/")


def test_an_answer_sent_twice_is_one(room: Staffroom, case: Case) -> None:
    report = quick(room, case)
    form = {"id": str(uuid4()), "means": ["advice"], "said": "助言。"}
    for _ in range(2):
        answer = do(room.board_officer, f"/reports/{report.pk}/advise/", **form)
        assert answer.status_code == 302
    assert len(entries([report.stream], kinds=["board.advised"])) == 1
    assert len(entries([case.stream], kinds=["board.advised"])) == 1
    do(room.board_officer, f"/reports/{report.pk}/advise/", **form | {"said": "別の助言。"})
    assert len(entries([case.stream], kinds=["board.advised"])) == 2


def suspension(room: Staffroom, **more: object) -> dict[str, object]:
    return {
        "subjects": [room.child.pk],
        "basis": ["act-26", "school-education-act-35-1"],
        "from": "2026-06-08",
        "until": "2026-06-12",
        "why": "他の子が安心して学べるように。",
        "growth": "自分のしたことを落ち着いて考えるため。",
        "heard": "6月5日に保護者の意見を聞いた。",
    } | more


@pytest.mark.row("HOK-118", "HOK-131")
def test_only_the_board_suspends_and_it_says_how_that_helps_the_child_to_grow(
    room: Staffroom, case: Case
) -> None:
    report = quick(room, case)
    url = f"/reports/{report.pk}/suspend/"
    with clock.at(NOON):
        for other in (room.principal, room.homeroom):
            assert do(other, url, **suspension(room)).status_code == 404
        refused = do(room.board_officer, url, **suspension(room, growth=""))
        assert refused.status_code == 422
        assert "Write how this helps the child to grow" in refused.content.decode()
        backwards = do(room.board_officer, url, **suspension(room, until="2026-06-01"))
        assert "This day lies before the first one." in backwards.content.decode()
        assert not entries([report.stream, case.stream], kinds=["suspension.ordered"])
        assert do(room.board_officer, url, **suspension(room)).status_code == 302
    both = entries([report.stream, case.stream], kinds=["suspension.ordered"])
    assert {entry.stream for entry in both} == {report.stream, case.stream}
    assert both[0].attrs["basis"] == ["act-26", "school-education-act-35-1"]
    page = see(room.principal, f"/cases/{case.pk}/")
    for told in ("Article 35 (1) of the School Education Act", "6月5日に保護者の意見を聞いた。"):
        assert told in page


def test_the_board_acts_only_on_children_of_whom_it_was_told(room: Staffroom, case: Case) -> None:
    report = quick(room, case)
    other = make_pupil(room.school, "別の 子")
    answer = do(room.board_officer, f"/reports/{report.pk}/suspend/", **suspension(room))
    assert answer.status_code == 302
    form = suspension(room, subjects=[other.pk])
    assert do(room.board_officer, f"/reports/{report.pk}/suspend/", **form).status_code == 422


def test_a_board_that_sits_in_the_case_answers_there(room: Staffroom, sign: Sign) -> None:
    case = record_sign(
        by=room.homeroom, sign=replace(sign, adults=frozenset({room.principal.person_id}))
    )
    checked(case, "fact")
    form = REPORT | {"subjects": [room.child.pk], "result": "fact"}
    assert record(room.vice_principal, case, "tell-board-result", **form).status_code == 302
    report = report_of(case, "result")
    assert sign_in(Client(), room.principal).get(f"/reports/{report.pk}/").status_code == 404
    advice = {"means": ["own-inquiry"], "said": "こちらで調べます。"}
    assert record(room.board_officer, case, "advise", **advice).status_code == 302
    assert state(case.stream, "establisher-supports") == ["met"]
    assert state(report.stream, "establisher-supports") == ["met"]


def test_where_nobody_at_the_board_uses_it_the_report_is_printed(
    room: Staffroom, case: Case
) -> None:
    run_by(room.school, "private")
    page = see(room.principal, f"/cases/{case.pk}/record/tell-board-quick/")
    assert "Nobody at the board uses Mamori" in page
    report = quick(room, case)
    assert "Print the report and hand it over" in see(room.principal, f"/reports/{report.pk}/")
    answer = sign_in(Client(), room.principal).get(f"/reports/{report.pk}/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="report.pdf"'
    paper = PdfReader(io.BytesIO(answer.content))
    text = "".join(page.extract_text() for page in paper.pages)
    assert "上履きが隠された。" in text
    assert "池田 結衣" in text
    assert "Signed electronically" in text
    assert paper.metadata is not None
    assert paper.metadata.title == "Report"
    assert paper.metadata.author is None


def test_what_the_case_knows_is_written_into_the_report_beforehand(
    room: Staffroom, case: Case
) -> None:
    with clock.at(NOON):
        note(
            by=None,
            school=case.school,
            stream=case.stream,
            kind="act.recorded",
            attrs={"form": ["6"], "on": "2026-06-01"},
        )
    page = see(room.principal, f"/cases/{case.pk}/record/tell-board-quick/")
    assert "2026年6月1日" in page
    assert "Monday 1 June 2026" not in page
    assert "Shared, not judged yet" not in page
    assert "Japanese" in page
    assert f'value="{room.child.pk}" checked' in page
