"""A case is held against the definition of the Act, and assessed by several."""

import pytest
from tests.cases.conftest import Staffroom
from tests.cases.desk import Desk
from tests.cases.sheets import ASSESSMENT, PARTS, definition, facts

from mamori.cases.models import Case
from mamori.duties.models import Duty

pytestmark = pytest.mark.usefixtures("afternoon")


class TestTheDefinition:
    @pytest.mark.row("HOK-004", "HOK-006", "HOK-007")
    def test_has_four_parts_each_with_its_answer_and_its_reason(
        self, desk: Desk, two: list[str]
    ) -> None:
        entry = desk.record("assess-definition", **definition(two))
        assert entry.attrs == dict.fromkeys(PARTS, "yes") | {
            "relations": ["same-class"],
            "effects": ["mind", "hidden"],
            "result": "bullying",
        }
        page = desk.open()
        for part in PARTS:
            assert f"{part}のわけ" in page
        assert "Things hidden" in page

    @pytest.mark.row("HOK-004", "HOK-005")
    @pytest.mark.parametrize("part", PARTS)
    def test_is_not_answered_while_one_reason_is_missing(
        self, desk: Desk, two: list[str], part: str
    ) -> None:
        page = desk.refused("assess-definition", **definition(two, **{f"{part}_why": "  "}))
        assert "Answer all four parts" in page
        assert "朝、教室の前で立ち止まる。" in page

    @pytest.mark.row("HOK-005")
    def test_is_not_answered_by_what_the_child_says_alone(self, desk: Desk, two: list[str]) -> None:
        told = definition(two, denied=["yes"], pain="no", observation="", result="not-bullying")
        page = desk.refused("assess-definition", **told)
        assert "Children often deny it, and a denial does not settle it." in page
        assert "Children often say so. It closes nothing" in page

    @pytest.mark.row("HOK-005")
    def test_a_denial_is_kept_and_closes_nothing(
        self, desk: Desk, case: Case, two: list[str]
    ) -> None:
        entry = desk.record("assess-definition", **definition(two, denied=["yes"]))
        assert entry.attrs["denied"] == ["yes"]
        case.refresh_from_db()
        assert case.state == "shared"
        assert Duty.objects.get(entry="check-facts").state == "open"
        desk.record("recognise", soft="no", why="苦痛がある。", behind=two, on="2026-11-02")
        case.refresh_from_db()
        assert case.state == "recognised"

    @pytest.mark.row("HOK-004")
    def test_with_all_four_parts_it_cannot_be_called_something_else(
        self, desk: Desk, two: list[str]
    ) -> None:
        page = desk.refused("assess-definition", **definition(two, result="not-bullying"))
        assert "All four parts are there." in page

    @pytest.mark.row("HOK-004", "HOK-005")
    def test_in_doubt_about_the_pain_it_may_still_be_judged_as_bullying(
        self, desk: Desk, two: list[str]
    ) -> None:
        page = desk.refused("assess-definition", **definition(two, pain="no"))
        assert "one of the four parts is not there" in page
        entry = desk.record("assess-definition", **definition(two, pain="unclear"))
        assert (entry.attrs["pain"], entry.attrs["result"]) == ("unclear", "bullying")

    @pytest.mark.row("HOK-006")
    @pytest.mark.parametrize(
        "code", ["same-class", "same-school", "cram-school", "sports-club", "group"]
    )
    def test_a_relation_reaches_beyond_the_class(
        self, desk: Desk, two: list[str], code: str
    ) -> None:
        entry = desk.record("assess-definition", **definition(two, relations=[code]))
        assert entry.attrs["relations"] == [code]

    @pytest.mark.row("HOK-006")
    @pytest.mark.parametrize("who", ["family", "stranger"])
    def test_family_and_strangers_are_outside_and_the_child_is_cared_for(
        self, desk: Desk, case: Case, two: list[str], who: str
    ) -> None:
        outside = definition(two, relations=[], outside=[who])
        assert "no relation in the sense of the Act" in desk.refused("assess-definition", **outside)
        told = outside | {"relation": "no", "result": "not-bullying"}
        entry = desk.record("assess-definition", **told)
        assert entry.attrs["outside"] == [who]
        case.refresh_from_db()
        assert case.state == "shared"

    @pytest.mark.row("HOK-007")
    @pytest.mark.parametrize("effect", ["mind", "body", "extorted", "hidden", "forced"])
    def test_an_effect_is_more_than_a_blow(self, desk: Desk, two: list[str], effect: str) -> None:
        entry = desk.record("assess-definition", **definition(two, effects=[effect]))
        assert entry.attrs["effects"] == [effect]

    def test_a_school_without_a_policy_of_its_own_can_hold_a_case_against_it(
        self, room: Staffroom, case: Case, two: list[str]
    ) -> None:
        room.school.packs = ["mamori"]
        room.school.save()
        desk = Desk(room.vice_principal, case)
        form = definition(two)
        del form["relations"], form["effects"]
        assert desk.record("assess-definition", **form).attrs["result"] == "bullying"


class TestAnAssessment:
    @pytest.mark.row("HOK-104")
    def test_is_made_by_several(self, desk: Desk, room: Staffroom, two: list[str]) -> None:
        page = desk.refused("assess", behind=two[:1], **ASSESSMENT)
        assert "Name at least two people who made this assessment" in page
        behind = [two[0], str(room.homeroom.person_id)]
        entry = desk.record("assess", behind=behind, **ASSESSMENT)
        assert entry.words
        assert set(entry.words["behind"]) == set(behind)

    @pytest.mark.row("HOK-024", "HOK-104")
    @pytest.mark.parametrize("left_out", ["how_often", "how_many"])
    def test_weighs_how_often_and_how_many(self, desk: Desk, two: list[str], left_out: str) -> None:
        page = desk.refused("assess", behind=two, **(ASSESSMENT | {left_out: ""}))
        assert "how often it happened and how many took part" in page
        desk.record("assess", behind=two, **(ASSESSMENT | {left_out: "まだ分からない"}))

    @pytest.mark.row("HOK-024", "HOK-028")
    def test_keeps_severity_and_the_six_causes_as_codes(self, desk: Desk, two: list[str]) -> None:
        causes = ["stress", "aversion", "envy", "play", "gain", "fear"]
        severity = ["repeated", "many-on-one", "power-gap"]
        entry = desk.record("assess", behind=two, causes=causes, severity=severity, **ASSESSMENT)
        assert entry.attrs == {
            "causes": causes,
            "severity": severity,
            "part": ["causes", "severity"],
        }
        page = desk.open()
        assert "Fear of becoming the next victim" in page
        assert "Many against one" in page

    def test_says_only_what_was_looked_at(self, desk: Desk, two: list[str]) -> None:
        told = {"net_words": "夜に広がる。", "around": "笑って見ていた。"}
        entry = desk.record("assess", behind=two, **ASSESSMENT, **told)
        assert entry.attrs["part"] == ["net-traits", "layers"]

    @pytest.mark.row("HOK-104")
    def test_is_due_once_the_facts_stand(self, desk: Desk, two: list[str]) -> None:
        desk.record("establish-facts", **facts(two))
        duty = Duty.objects.get(entry="assess-together")
        assert "record/assess/" in desk.open()
        desk.record("assess", behind=two, **ASSESSMENT)
        duty.refresh_from_db()
        assert duty.state == "met"
