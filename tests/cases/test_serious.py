"""A serious situation: suspicion, the way up, the inquiry, the hold."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from tests.cases.conftest import Staffroom
from tests.cases.doing import do, moment, record, report_of, run_by, see, state
from tests.factories import make_pupil, sign_in

from mamori.base import clock
from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case, Report
from mamori.duties.actions import note
from mamori.journal.actions import Held, erase
from mamori.journal.queries import entries

MORNING, NOON = moment("2026-06-02T09:00"), moment("2026-06-02T12:00")
TODAY = {"on": "2026-06-02"}
HARM = {"type": "harm", "claimed": "骨折した。"}


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    with clock.at(MORNING):
        return record_sign(by=room.homeroom, sign=replace(sign, noticed_at=MORNING))


def send(room: Staffroom, case: Case, step: str, **form: object) -> None:
    with clock.at(NOON):
        answer = record(room.principal, case, step, **TODAY, **form)
    assert answer.status_code == 302, answer.content.decode()


def occurrence(room: Staffroom, to: str) -> dict[str, object]:
    return {
        "to": to,
        "subjects": [room.child.pk],
        "school": room.school.name,
        "child_and_grade": "池田 結衣 3年",
        "state_now": "入院している。家族は重大だと話している。",
    }


@pytest.mark.row("HOK-164")
def test_a_claim_is_enough_whatever_the_check_showed(room: Staffroom, case: Case) -> None:
    with clock.at(MORNING):
        note(
            by=None,
            school=case.school,
            stream=case.stream,
            kind="facts.established",
            attrs={"result": "not-confirmed"},
            people={"committee": frozenset({"1", "2"})},
        )
    page = see(room.principal, f"/cases/{case.pk}/record/suspect-serious/")
    assert "that is enough, whatever the school itself thinks" in page
    send(
        room,
        case,
        "suspect-serious",
        subjects=[room.child.pk],
        type="claim",
        claimed="訴え。",
    )
    assert state(case.stream, "report-serious") == ["open"]
    assert state(case.stream, "set-up-inquiry") == ["open"]


@pytest.mark.row("HOK-164")
def test_the_examples_of_the_guideline_are_kept_with_the_words(room: Staffroom, case: Case) -> None:
    form = HARM | {"subjects": [room.child.pk], "examples": ["serious-injury", "moved-away"]}
    send(room, case, "suspect-serious", **form)
    (noted,) = entries([case.stream], kinds=["serious.suspected"])
    assert noted.attrs == {"type": "harm"}
    page = see(room.principal, f"/cases/{case.pk}/")
    assert "The child changed or left school because of it" in page
    assert page.count("骨折した。") == 1


@pytest.mark.row("HOK-164")
def test_a_city_school_reports_through_the_board_to_the_head(room: Staffroom, case: Case) -> None:
    send(room, case, "suspect-serious", subjects=[room.child.pk], **HARM)
    page = see(room.principal, f"/cases/{case.pk}/record/report-serious/")
    assert "The board of education, and through it the head of the local government" in page
    assert "The governor" not in page
    assert room.school.name in page
    assert "池田 結衣, 3年1組" in page
    form = occurrence(room, "board")
    refused = record(room.principal, case, "report-serious", **TODAY, **form | {"state_now": ""})
    assert refused.status_code == 422
    assert "how things stand now, also what the family claims" in refused.content.decode()
    send(room, case, "report-serious", **form)
    assert state(case.stream, "report-serious") == ["met"]
    report = report_of(case, "serious")
    with clock.at(NOON):
        assert "Pass the report on to the head" in see(room.board_officer, "/")
        url = f"/reports/{report.pk}/pass-on/"
        assert "入院している。" in see(room.board_officer, url)
        passed = {name: form[name] for name in ("school", "child_and_grade", "state_now")}
        assert do(room.principal, url, **TODAY, **passed).status_code == 404
        assert do(room.board_officer, url, **TODAY, **passed).status_code == 302
    assert state(report.stream, "board-reports-to-head") == ["met"]
    assert state(case.stream, "board-reports-to-head") == ["met"]
    assert "Reported to the head of the local government" in see(
        room.principal, f"/cases/{case.pk}/"
    )


@pytest.mark.row("HOK-164")
@pytest.mark.parametrize(
    ("establisher", "to"),
    [
        ("private", "governor"),
        ("national", "minister"),
        ("public-university", "corporation-head"),
    ],
)
def test_a_school_without_a_board_reports_its_own_way_and_no_board_is_asked(
    room: Staffroom, case: Case, establisher: str, to: str
) -> None:
    run_by(room.school, establisher)
    send(room, case, "suspect-serious", subjects=[room.child.pk], **HARM)
    page = see(room.principal, f"/cases/{case.pk}/record/report-serious/?to=board")
    assert f'value="{to}" checked' in page
    assert page.count('name="to"') == 1
    wrong = record(room.principal, case, "report-serious", **TODAY, **occurrence(room, "board"))
    assert wrong.status_code == 422
    send(room, case, "report-serious", **occurrence(room, to))
    assert state(case.stream, "report-serious") == ["met"]
    assert state(case.stream, "board-reports-to-head") == []
    report = report_of(case, "serious")
    assert "Print it and hand it over" in see(room.principal, f"/reports/{report.pk}/")
    assert str(report.pk) not in see(room.board_officer, "/reports/")


def test_where_nobody_wrote_down_who_runs_a_school_it_chooses(room: Staffroom, case: Case) -> None:
    run_by(room.school, "")
    page = see(room.principal, f"/cases/{case.pk}/record/report-serious/")
    assert "Nobody has written down who runs this school" in page
    assert page.count('name="to"') == 4


@pytest.mark.row("HOK-164")
def test_nothing_about_the_children_can_be_erased_while_it_is_held(
    room: Staffroom, case: Case, sign: Sign
) -> None:
    report = told_board(room, case)
    with clock.at(MORNING):
        named = frozenset({room.principal.person_id})
        earlier = record_sign(by=room.nurse, sign=replace(sign, id=uuid4(), adults=named))
        others = frozenset({make_pupil(room.school, "無関係 子").pk})
        unrelated = record_sign(by=room.nurse, sign=replace(sign, id=uuid4(), pupils=others))
    assert "nothing may be erased" not in see(room.principal, f"/cases/{case.pk}/")
    send(room, case, "suspect-serious", subjects=[room.child.pk], **HARM)
    assert "nothing may be erased" in see(room.principal, f"/cases/{case.pk}/")
    later = told_board(room, case)
    for stream in (case.stream, report.stream, later.stream, earlier.stream):
        with pytest.raises(Held):
            erase(by=None, ledger=room.school.pk, stream=stream, why="kept-long-enough")
    erase(by=None, ledger=room.school.pk, stream=unrelated.stream, why="kept-long-enough")
    (hold,) = entries([earlier.stream], kinds=["hold.placed"])
    assert hold.by is None  # whom that case names learns nothing from having held it
    form = {"why": "serious-situation", "reason": "調査が終わった。", "behind": both(room)}
    send(room, case, "lift-hold", **form)
    for stream in (case.stream, report.stream, later.stream):
        erase(by=None, ledger=room.school.pk, stream=stream, why="kept-long-enough")
    with pytest.raises(Held):
        erase(by=None, ledger=room.school.pk, stream=earlier.stream, why="kept-long-enough")


def told_board(room: Staffroom, case: Case) -> Report:
    before = set(Report.unguarded.values_list("pk", flat=True))
    form = {"known": "調べている。", "subjects": [room.child.pk]}
    with clock.at(NOON):
        assert record(room.principal, case, "tell-board-status", **form).status_code == 302
    return Report.unguarded.exclude(pk__in=before).get()


def both(room: Staffroom) -> list[str]:
    return [str(room.principal.person_id), str(room.nurse.person_id)]


def test_nobody_lifts_a_hold_alone(room: Staffroom, case: Case) -> None:
    send(room, case, "suspect-serious", subjects=[room.child.pk], **HARM)
    form = {"why": "serious-situation", "reason": "もうよい。"}
    for member, behind in ((room.principal, both(room)[:1]), (room.expert, both(room)[:1])):
        answer = record(member, case, "lift-hold", **form, behind=behind)
        assert answer.status_code == 422
        assert not entries([case.stream], kinds=["hold.lifted"])
    alone = record(room.principal, case, "lift-hold", **form, behind=both(room)[:1])
    assert "At least two members of the committee decide it together" in alone.content.decode()
    send(room, case, "lift-hold", **form, behind=both(room))
    assert entries([case.stream], kinds=["hold.lifted"])


def test_a_hold_for_a_court_stands_on_its_own(room: Staffroom, case: Case) -> None:
    send(room, case, "suspect-serious", subjects=[room.child.pk], **HARM)
    send(room, case, "place-hold", why="court", reason="弁護士から。")
    lift = {"behind": both(room), "reason": "終わった。"}
    send(room, case, "lift-hold", why="serious-situation", **lift)
    with pytest.raises(Held):
        erase(by=None, ledger=room.school.pk, stream=case.stream, why="kept-long-enough")
    send(room, case, "lift-hold", why="court", **lift)
    assert "nothing may be erased" not in see(room.principal, f"/cases/{case.pk}/")


@pytest.mark.row("HOK-164")
def test_the_board_follows_and_guides_an_inquiry_of_the_school(room: Staffroom, case: Case) -> None:
    send(room, case, "suspect-serious", subjects=[room.child.pk], **HARM)
    send(room, case, "report-serious", **occurrence(room, "board"))
    send(room, case, "set-up-inquiry", led_by="school", members="弁護士、心理士", how="質問票")
    assert state(case.stream, "set-up-inquiry") == ["met"]
    report = report_of(case, "serious")
    assert "弁護士、心理士" in see(room.board_officer, f"/reports/{report.pk}/")
    assert state(report.stream, "establisher-guides-inquiry") == ["open"]
    do(room.board_officer, f"/reports/{report.pk}/advise/", means=["advice"], said="助言。")
    assert state(report.stream, "establisher-guides-inquiry") == ["met"]
    assert state(case.stream, "establisher-guides-inquiry") == ["met"]
    assert sign_in(Client(), room.board_officer).get(f"/cases/{case.pk}/").status_code == 404


@pytest.mark.row("HOK-164")
def test_both_sides_hear_of_the_inquiry_before_and_the_family_of_its_findings(
    room: Staffroom, case: Case
) -> None:
    send(room, case, "suspect-serious", subjects=[room.child.pk], **HARM)
    send(room, case, "set-up-inquiry", led_by="board", members="第三者", how="聞き取り")
    victims, others = "explain-inquiry-to-victims-side", "explain-inquiry-to-other-side"
    about = {"subjects": [room.child.pk]}
    said = {"said": "目的と期間を説明した。", **about}
    send(room, case, "explain-inquiry", **{"with": ["victim", "victim-guardian"]}, **said)
    assert [state(case.stream, duty) for duty in (victims, others)] == [["met"], ["open"]]
    send(room, case, "explain-inquiry", **{"with": ["other-guardian"]}, **said)
    assert state(case.stream, others) == ["met"]
    finished = {"found": "事実が認められた。", "lesson": "見守りを増やす。", "hidden": "氏名。"}
    send(room, case, "finish-inquiry", **finished)
    assert state(case.stream, "tell-victims-side-the-facts") == ["open"]
    page = see(room.principal, f"/cases/{case.pk}/record/tell-findings/")
    assert "Privacy is no excuse for saying nothing." in page
    told = {"with": ["victim-guardian"], "said": "結果を説明した。", **about}
    send(room, case, "tell-findings", **told)
    assert state(case.stream, "tell-victims-side-the-facts") == ["met"]


def test_a_board_that_leads_the_inquiry_is_let_into_the_case(room: Staffroom, case: Case) -> None:
    assert sign_in(Client(), room.board_officer).get(f"/cases/{case.pk}/").status_code == 404
    send(room, case, "set-up-inquiry", led_by="board", members="第三者", how="聞き取り")
    see(room.board_officer, f"/cases/{case.pk}/")
    assert "The board leads the inquiry into it." in see(
        room.principal, f"/cases/{case.pk}/who-can-see/"
    )
