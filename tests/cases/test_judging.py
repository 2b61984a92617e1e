"""The committee meets, settles the facts, holds them against the definition, and judges."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from tests.cases.conftest import Staffroom
from tests.cases.desk import Desk
from tests.cases.sheets import (
    BACKGROUND,
    RECOGNISED,
    SET_ASIDE,
    definition,
    facts,
)

from mamori.base import clock
from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case
from mamori.cases.queries import cases_of
from mamori.duties.models import Duty
from mamori.journal.queries import entries

pytestmark = pytest.mark.usefixtures("afternoon")


class TestAMeeting:
    FORM: dict[str, Any] = {
        "on": "2026-11-02",
        "time": "15:10",
        "discussed": "見たこと、聞いたこと。",
        "decided": "今日のうちに家庭へ。",
    }

    @pytest.mark.row("HOK-064", "HOK-068", "HOK-140")
    @pytest.mark.parametrize("kind", ["full", "daily", "emergency", "staff"])
    def test_has_minutes_with_its_kind_its_time_and_who_was_there(
        self, desk: Desk, two: list[str], kind: str
    ) -> None:
        entry = desk.record("meet", type=kind, behind=two, **self.FORM)
        assert entry.attrs == {"type": kind, "time": "15:10"}
        page = desk.open()
        assert re.search("<dd>(教頭 四, 養護 六|養護 六, 教頭 四)</dd>", page)
        assert "今日のうちに家庭へ。" in page

    @pytest.mark.row("HOK-068")
    def test_is_held_against_the_minute_at_which_the_sign_was_shared(
        self, room: Staffroom, case: Case
    ) -> None:
        with clock.at(clock.now() + timedelta(minutes=140)):
            page = Desk(room.nurse, case).open("meet")
        assert "Time since then" in page
        assert "2 hours" in page

    @pytest.mark.row("HOK-064", "HOK-068")
    def test_of_all_staff_does_not_stand_in_for_the_committee(
        self, desk: Desk, two: list[str]
    ) -> None:
        duty = Duty.objects.get(entry="meet-quickly")
        desk.record("meet", type="staff", behind=two, **self.FORM)
        duty.refresh_from_db()
        assert duty.state == "open"
        desk.record("meet", type="daily", behind=two, **self.FORM)
        duty.refresh_from_db()
        assert duty.state == "met"

    def test_is_of_one_committee_whatever_the_school_calls_it(
        self, room: Staffroom, case: Case
    ) -> None:
        """T-05: four names, one committee, one circle of members."""
        told = set()
        for name, words in {
            "hokuyo-committee": "Hokuyo committee for preventing bullying",
            "prevention-committee": "Committee for preventing bullying",
            "provisional-committee": "Bullying committee (provisional name)",
            "school-organisation": "School organisation against bullying",
            "article-22": "Organisation under Article 22 of the Act",
        }.items():
            room.school.committee_name = name
            room.school.save()
            page = Desk(room.expert, case).open("meet")
            assert words in page
            told.add(frozenset(one for one in room.committee if str(one.person_id) in page))
        assert told == {frozenset(room.committee)}


class TestTheFacts:
    @pytest.mark.row("HOK-061", "HOK-109")
    @pytest.mark.parametrize("result", ["fact", "not-confirmed"])
    def test_are_settled_by_two_members_and_not_by_one(
        self, desk: Desk, two: list[str], result: str
    ) -> None:
        page = desk.refused("establish-facts", **facts(two[:1], result))
        assert "At least two members of the committee settle together what happened" in page
        assert "2-1 (2) ○2" in page
        assert "三人が見ていた。" in page
        entry = desk.record("establish-facts", **facts(two, result))
        assert entry.attrs == {"result": result}
        assert Duty.objects.get(entry="check-facts").state == "met"

    def test_are_not_settled_by_colleagues_who_do_not_sit_on_the_committee(
        self, room: Staffroom, desk: Desk, two: list[str]
    ) -> None:
        page = desk.refused("establish-facts", **facts([two[0], str(room.homeroom.person_id)]))
        assert "is not one of the available choices" in page

    @pytest.mark.row("HOK-138")
    def test_stand_beside_what_each_child_told_for_itself(
        self, room: Staffroom, case: Case, desk: Desk
    ) -> None:
        assert "Nobody yet." in desk.open("establish-facts")
        for one in (room.homeroom, room.vice_principal):
            talk: dict[str, Any] = {"with": "victim", "said": "話した。", "on": "2026-11-02"}
            Desk(one, case).record("interview", subjects=room.child.pk, **talk)
        page = desk.open("establish-facts")
        for by in ("担任 一", "教頭 四"):
            assert f"池田 結衣, by {by} on" in page
        for entry in entries([case.stream], kinds=["interview.held"]):
            assert f"#entry-{entry.id}" in page

    @pytest.mark.row("HOK-109", "HOK-140")
    def test_are_followed_by_a_decision_on_how_the_school_responds(
        self, desk: Desk, two: list[str]
    ) -> None:
        desk.record("establish-facts", **facts(two))
        duty = Duty.objects.get(entry="decide-response")
        assert duty.state == "open"
        form = {
            "decided": "登校時に見守る。",
            "roles": "担任と養護。",
            "share": "朝の昇降口に立つ。",
            "behind": two,
            "on": "2026-11-02",
        }
        desk.record("decide-policy", **form)
        duty.refresh_from_db()
        assert duty.state == "met"
        assert "朝の昇降口に立つ。" in desk.open()


class TestRecognition:
    @pytest.mark.row("HOK-010", "HOK-061")
    def test_is_refused_to_one_teacher_alone_and_names_the_clause(
        self, desk: Desk, case: Case, two: list[str]
    ) -> None:
        desk.record("assess-definition", **definition(two))
        page = desk.refused("recognise", behind=two[:1], **RECOGNISED)
        assert "At least two members of the committee decide this together" in page
        assert "1-2 ・6" in page
        assert "Named so far: 1 of 2" in page
        desk.record("recognise", behind=two, **RECOGNISED)
        case.refresh_from_db()
        assert case.state == "recognised"
        assert "Recognised as bullying" in desk.open()

    @pytest.mark.row("HOK-010")
    def test_is_not_there_for_who_does_not_sit_on_the_committee(
        self, room: Staffroom, case: Case
    ) -> None:
        for step in ("recognise", "set-aside", "not-yet", "establish-facts", "meet"):
            assert Desk(room.homeroom, case).status(step) == 404

    @pytest.mark.row("HOK-004")
    def test_comes_after_the_definition(self, desk: Desk, two: list[str]) -> None:
        page = desk.refused("recognise", behind=two, **RECOGNISED)
        assert "First hold the case against the definition" in page

    @pytest.mark.row("HOK-009")
    def test_without_the_word_is_the_same_case_with_the_same_duties(
        self, room: Staffroom, sign: Sign, case: Case, two: list[str]
    ) -> None:
        """T-07: soft handling reaches the committee, counts, and owes what every case owes."""
        owed = {}
        other = record_sign(by=room.teacher, sign=replace(sign, id=uuid4()))
        for one, soft in ((case, "yes"), (other, "no")):
            desk = Desk(room.vice_principal, one)
            desk.record("establish-facts", **facts(two))
            desk.record("assess-definition", **definition(two))
            entry = desk.record("recognise", behind=two, **(RECOGNISED | {"soft": soft}))
            assert entry.attrs == {"soft": soft}
            duties = Duty.objects.filter(stream=one.stream)
            owed[soft] = sorted(duties.values_list("entry", "state"))
            one.refresh_from_db()
        assert owed["yes"] == owed["no"]
        assert ("make-plan", "open") in owed["yes"]
        assert case.state == other.state == "recognised"
        assert cases_of(room.principal).filter(state="recognised").count() == 2

    @pytest.mark.row("HOK-009")
    def test_without_the_word_says_beforehand_that_it_counts(self, desk: Desk) -> None:
        assert "It stays a recognised case: it counts" in desk.open("recognise")


class TestSettingAside:
    @pytest.mark.row("HOK-008", "HOK-010", "HOK-061")
    def test_a_quarrel_says_everything_that_is_missing_at_once(
        self, desk: Desk, two: list[str]
    ) -> None:
        page = desk.refused("set-aside", behind=two[:1], **SET_ASIDE)
        for missing in (
            "Nobody decides alone that nothing is needed.",
            "A quarrel or a joke can hide bullying.",
            "First check the facts",
            "First hold the case against the definition:",
        ):
            assert missing in page

    @pytest.mark.row("HOK-008")
    def test_needs_a_look_at_what_lies_behind_it(
        self, room: Staffroom, desk: Desk, case: Case, two: list[str]
    ) -> None:
        told = definition(two, pain="no", result="not-bullying")
        desk.record("establish-facts", **facts(two, "not-confirmed"))
        desk.record("assess-definition", **told)
        page = desk.refused("set-aside", behind=two, **SET_ASIDE)
        assert "A quarrel or a joke can hide bullying." in page
        assert "First check the facts" not in page
        Desk(room.homeroom, case).record("examine-background", **BACKGROUND)
        desk.record("set-aside", behind=two, **SET_ASIDE)
        case.refresh_from_db()
        assert case.state == "set-aside"
        page = desk.open()
        assert "still watched" in page
        assert "毎朝声をかける。" in page

    @pytest.mark.row("HOK-004", "HOK-037")
    @pytest.mark.parametrize(("pain", "result"), [("yes", "bullying"), ("unclear", "unclear")])
    def test_is_no_way_around_what_was_judged_or_left_open(
        self, desk: Desk, two: list[str], pain: str, result: str
    ) -> None:
        desk.record("establish-facts", **facts(two))
        desk.record("examine-background", **BACKGROUND)
        desk.record("assess-definition", **definition(two, pain=pain, result=result))
        page = desk.refused("set-aside", behind=two, **SET_ASIDE)
        assert "only what clearly does not fit is set aside" in page


class TestNotYet:
    FORM: dict[str, Any] = {"missing": "二人の話。", "meanwhile": "休み時間は図書室で。"}

    def test_has_a_reason_and_a_day_and_leaves_everything_due(
        self, desk: Desk, case: Case, two: list[str]
    ) -> None:
        before = set(Duty.objects.filter(state="open").values_list("key", flat=True))
        entry = desk.record("not-yet", again="2026-11-05", behind=two, **self.FORM)
        assert entry.attrs == {"again": "2026-11-05"}
        case.refresh_from_db()
        assert case.state == "shared"
        assert before <= set(Duty.objects.filter(state="open").values_list("key", flat=True))
        page = desk.open()
        assert "二人の話。" in page
        assert "Its day to look again: Thursday 5 November 2026." in page

    def test_the_day_to_look_again_goes_once_it_is_judged(self, desk: Desk, two: list[str]) -> None:
        desk.record("not-yet", again="2026-11-05", behind=two, **self.FORM)
        desk.record("not-yet", again="2026-11-09", behind=two, **self.FORM)
        assert "Its day to look again: Monday 9 November 2026." in desk.open()
        desk.record("assess-definition", **definition(two))
        desk.record("recognise", behind=two, **RECOGNISED)
        assert "Its day to look again" not in desk.open()

    @pytest.mark.parametrize("day", ["2026-11-02", "2026-11-01", ""])
    def test_is_no_way_to_put_it_off_without_a_day(
        self, desk: Desk, two: list[str], day: str
    ) -> None:
        page = desk.refused("not-yet", again=day, behind=two, **self.FORM)
        assert "Choose a day that is still to come." in page or "This field is required." in page
        assert "二人の話。" in page

    def test_a_recognised_case_is_not_taken_back_into_doubt(
        self, desk: Desk, two: list[str]
    ) -> None:
        desk.record("assess-definition", **definition(two))
        desk.record("recognise", behind=two, **RECOGNISED)
        assert desk.status("not-yet") == 404


def test_that_nobody_knows_who_did_it_does_not_end_the_care(desk: Desk, two: list[str]) -> None:
    desk.record("establish-facts", **facts(two))
    desk.record("assess-definition", **definition(two))
    desk.record("recognise", behind=two, **RECOGNISED)
    desk.record("other-side-unknown", sought="全員に聞いた。", behind=two, on="2026-11-02")
    states = dict(Duty.objects.filter(pack="jp-act").values_list("entry", "state"))
    assert states["guide-and-advise"] == "void"
    assert states["stop-and-support"] == "open"
