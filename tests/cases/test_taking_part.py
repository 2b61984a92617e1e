"""Who has which part in a case: several over time, in a drawing and in words."""

import re
from datetime import date
from typing import Any

import pytest
from tests.cases.conftest import Staffroom
from tests.cases.desk import Desk, text
from tests.factories import make_class, make_pupil, make_school

from mamori.base import clock
from mamori.cases.actions import Sign, record_sign
from mamori.cases.drawing import DISTANCES, SIDE, WIDTH, draw
from mamori.cases.models import Case
from mamori.cases.queries import Participant, participants
from mamori.cases.queries.taking_part import Part
from mamori.duties.models import Duty
from mamori.journal.queries import codes, entries
from mamori.people.models import Person

pytestmark = pytest.mark.usefixtures("afternoon")
LAYERS = ("victim", "actor", "audience", "bystander", "mediator")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def homeroom(room: Staffroom, case: Case) -> Desk:
    return Desk(room.homeroom, case)


@pytest.fixture
def other(room: Staffroom) -> Person:
    return make_pupil(room.school, "高橋 蓮", make_class(room.school, "3年2組", "P3"))


def part(child: Person, layer: str, on: str = "2026-11-02") -> dict[str, Any]:
    return {"subjects": child.pk, "layer": layer, "on": on, "why": "三人から聞いた。"}


class TestNaming:
    @pytest.mark.row("HOK-026")
    @pytest.mark.parametrize("layer", LAYERS)
    def test_a_child_has_one_of_four_layers_or_tried_to_stop_it(
        self, room: Staffroom, homeroom: Desk, layer: str
    ) -> None:
        entry = homeroom.record("name-participant", **part(room.child, layer))
        assert entry.attrs == {"layer": layer}
        assert entry.subjects == [room.child.pk]
        assert f"mamori-layers__mark--{layer}" in homeroom.open()

    @pytest.mark.row("HOK-023")
    def test_parts_change_and_the_history_stays(
        self, room: Staffroom, case: Case, homeroom: Desk
    ) -> None:
        homeroom.record("name-participant", **part(room.child, "bystander", "2026-09-01"))
        homeroom.record("name-participant", **part(room.child, "actor", "2026-10-01"))
        homeroom.record("name-participant", **part(room.child, "victim"))
        (one,) = participants(case)
        assert one.parts == [
            Part("bystander", date(2026, 9, 1)),
            Part("actor", date(2026, 10, 1)),
            Part("victim", date(2026, 11, 2)),
        ]
        assert one.layers == ["victim", "actor", "bystander"]
        page = homeroom.open()
        for told in ("1 Sept", "1 Oct", "2 Nov"):
            assert told in page

    def test_a_mistake_is_taken_back_and_both_entries_stay(
        self, case: Case, homeroom: Desk, desk: Desk, two: list[str], other: Person
    ) -> None:
        homeroom.record("name-participant", **part(other, "actor"))
        why = {"why": "名前をまちがえた。", "behind": two}
        desk.record("remove-participant", subjects=other.pk, layer="actor", **why)
        assert {one.name: one.layers for one in participants(case)} == {
            "池田 結衣": [],
            "高橋 蓮": [],
        }
        page = homeroom.open()
        assert "Taken back on" in page
        assert "mamori-layers" not in page
        assert "三人から聞いた。" in page
        assert "名前をまちがえた。" in page

    def test_twice_with_one_part_counts_from_the_earlier_day(
        self, room: Staffroom, case: Case, homeroom: Desk
    ) -> None:
        for day in ("2026-10-02", "2026-09-14", "2026-10-20"):
            homeroom.record("name-participant", **part(room.child, "victim", day))
        (one,) = participants(case)
        assert one.parts == [Part("victim", date(2026, 9, 14))]

    def test_of_several_children_at_once_is_one_entry(
        self, room: Staffroom, case: Case, homeroom: Desk, other: Person
    ) -> None:
        form = part(other, "audience") | {"subjects": [other.pk, room.child.pk]}
        entry = homeroom.record("name-participant", **form)
        assert set(entry.subjects) == {other.pk, room.child.pk}
        assert [one.layers for one in participants(case)] == [["audience"], ["audience"]]

    def test_the_other_child_is_then_to_be_heard(self, homeroom: Desk, other: Person) -> None:
        assert not Duty.objects.filter(entry="hear-other-child").exists()
        homeroom.record("name-participant", **part(other, "actor"))
        assert Duty.objects.get(entry="hear-other-child").state == "open"


class TestLooking:
    def test_nobody_is_ticked_and_who_has_a_part_stands_there_with_it(
        self, room: Staffroom, case: Case, homeroom: Desk
    ) -> None:
        homeroom.record("name-participant", **part(room.child, "victim"))
        url = f"/cases/{case.pk}/record/name-participant/"
        page = text(homeroom.client.get(url))
        assert str(room.child.pk) in page
        assert not re.search(rf'value="{room.child.pk}"[^>]*checked', page)
        assert re.search(r"池田 結衣[^<]* — \S", page)

    def test_by_a_few_letters_keeps_what_was_typed_and_records_nothing(
        self, case: Case, homeroom: Desk, room: Staffroom, other: Person
    ) -> None:
        form = part(room.child, "actor") | {"find": "高橋", "look": "1", "why": "書きかけ。"}
        before = len(entries([case.stream]))
        answer = homeroom.client.post(f"/cases/{case.pk}/record/name-participant/", form)
        page = text(answer)
        assert answer.status_code == 200
        assert str(other.pk) in page
        assert "書きかけ。" in page
        assert re.search(r'value="actor"[^>]*checked', page)
        assert re.search(rf'value="{room.child.pk}"[^>]*checked', page)
        assert not re.search(rf'value="{other.pk}"[^>]*checked', page)
        assert page.index(str(room.child.pk)) < page.index(str(other.pk))
        assert len(entries([case.stream])) == before

    def test_who_was_found_stands_before_those_of_the_case(
        self, room: Staffroom, case: Case, homeroom: Desk, other: Person
    ) -> None:
        form = {"find": "高橋", "look": "1"}
        page = text(homeroom.client.post(f"/cases/{case.pk}/record/name-participant/", form))
        assert page.index(str(other.pk)) < page.index(str(room.child.pk))

    def test_by_class(self, case: Case, homeroom: Desk, other: Person) -> None:
        page = homeroom.open("name-participant")
        assert str(other.pk) not in page
        (group,) = re.findall('value="([0-9a-f-]{36})">3年2組', page)
        form = {"look": "1", "school_class": group}
        answer = homeroom.client.post(f"/cases/{case.pk}/record/name-participant/", form)
        assert str(other.pk) in text(answer)

    def test_with_script_only_the_children_come_back(
        self, case: Case, homeroom: Desk, other: Person
    ) -> None:
        form = {"look": "1", "find": "高橋"}
        answer = homeroom.client.post(
            f"/cases/{case.pk}/record/name-participant/", form, headers=HTMX
        )
        assert text(answer).strip().startswith('<div id="found">')
        assert str(other.pk) in text(answer)

    def test_finds_nobody_of_another_school(self, homeroom: Desk) -> None:
        stranger = make_pupil(make_school("よその学校"), "秘密 太郎")
        page = homeroom.refused("name-participant", **part(stranger, "actor"))
        assert "秘密" not in page


class TestTheChildWhoTold:
    """HOK-107: whoever told must be safe, so who it is goes no further than it must."""

    FORM = {"why": "担任に。仕返しがこわい。", "on": "2026-11-02"}

    @pytest.fixture
    def told(self, homeroom: Desk, other: Person) -> Any:
        return homeroom.record("name-reporter", children=other.pk, **self.FORM)

    @pytest.mark.row("HOK-026")
    @pytest.mark.usefixtures("told")
    def test_is_known_to_those_who_work_with_the_children(
        self, room: Staffroom, case: Case
    ) -> None:
        for account in (room.homeroom, room.principal, room.expert):
            page = Desk(account, case).open()
            assert "高橋 蓮" in page
            assert "仕返しがこわい。" in page

    @pytest.mark.usefixtures("told")
    def test_stands_neither_in_the_journals_header_nor_on_the_childs_page(
        self, case: Case, homeroom: Desk, other: Person
    ) -> None:
        assert str(other.pk) not in repr(codes(case.stream))
        assert homeroom.client.get(f"/children/{other.pk}/").status_code == 404

    def test_is_hidden_from_whoever_only_wrote_the_first_sign(
        self, room: Staffroom, sign: Sign, other: Person
    ) -> None:
        case = record_sign(by=room.teacher, sign=sign)
        Desk(room.nurse, case).record("name-reporter", children=other.pk, **self.FORM)
        writer = Desk(room.teacher, case)
        for page in (writer.open(), writer.open("record-act"), writer.open("secure-safety")):
            assert "高橋" not in page
            assert "仕返し" not in page
        assert "An entry for a few" in writer.open()
        assert "The child who told" not in writer.open()
        assert "Only a few may read this entry." in writer.open()
        filtered = text(writer.client.get(f"/cases/{case.pk}/?child={other.pk}"))
        assert "Only a few may read this entry." not in filtered
        for desk, finds in ((Desk(room.expert, case), True), (writer, False)):
            found = text(desk.client.post("/search/", {"text": "仕返し"}))
            assert ("<mark>" in found) is finds

    @pytest.mark.usefixtures("told")
    def test_has_no_name_on_paper_and_no_letter_in_the_drawing(self, homeroom: Desk) -> None:
        page = homeroom.open()
        assert '<span class="govuk-!-display-none-print">高橋 蓮</span>' in page
        assert "Name left out on paper" in page
        assert "2 高" not in page

    @pytest.mark.usefixtures("told")
    def test_is_taken_back_as_quietly(
        self, case: Case, homeroom: Desk, room: Staffroom, other: Person
    ) -> None:
        homeroom.record("remove-reporter", children=other.pk, why="別の子だった。")
        assert str(other.pk) not in repr(codes(case.stream))
        (_, one) = participants(case, reader=room.homeroom)
        assert one.layers == []
        assert participants(case) == participants(case, reader=room.teacher)
        assert len(participants(case)) == 1

    def test_a_name_is_not_given_away_by_naming_the_part_in_the_open(
        self, homeroom: Desk, other: Person
    ) -> None:
        page = homeroom.refused("name-participant", **part(other, "reporter"))
        assert "Select a valid choice." in page


def child(number: int, *layers: str, name: str = "池田 結衣") -> Participant:
    parts = [Part(layer, clock.now().date()) for layer in layers]
    return Participant(Person().pk, name, number, parts)


class TestTheDrawing:
    def test_is_not_there_while_nobody_has_a_part(self) -> None:
        assert draw([child(1)]) is None

    def test_puts_the_child_who_was_hurt_in_the_middle(self) -> None:
        drawing = draw([child(1, "victim"), child(2, "actor")])
        assert drawing
        assert [(m.text, m.x, m.y) for m in drawing.marks] == [
            ("1 池", "160.0", "160.0"),
            ("2 池", "160.0", "102.0"),
        ]

    @pytest.mark.row("HOK-023", "HOK-026")
    def test_shows_a_child_in_every_layer_it_stands_in(self) -> None:
        drawing = draw([child(7, "victim", "actor", "mediator")])
        assert drawing
        assert [(m.layer, m.text) for m in drawing.marks] == [
            ("victim", "7 池"),
            ("actor", "7 池"),
            ("mediator", "7 池"),
        ]

    @pytest.mark.parametrize("name", ["Nguyễn Thị Hồng Ngọc Trân", "池" * 40, "Ng", ""])
    @pytest.mark.parametrize("many", [1, 5, 20, 60])
    @pytest.mark.parametrize("layer", [*DISTANCES, *SIDE])
    def test_stays_within_its_frame_without_marks_on_one_another(
        self, name: str, many: int, layer: str
    ) -> None:
        drawing = draw([child(n, layer, name=name) for n in range(1, many + 1)])
        assert drawing
        spots = [(float(m.x), float(m.y), 36 if m.wide else 24) for m in drawing.marks]
        for x, y, width in spots:
            assert width / 2 <= x <= WIDTH - width / 2
            assert 12 <= y <= drawing.height - 12
        for i, (x, y, width) in enumerate(spots):
            for x2, y2, _ in spots[:i]:
                assert abs(x - x2) >= width * 0.6 or abs(y - y2) >= 24 * 0.6
        assert all(len(m.text) <= 5 for m in drawing.marks)
        shown = [m.text for m in drawing.marks if not m.text.startswith("+")]
        more = sum(int(m.text) for m in drawing.marks if m.text.startswith("+"))
        assert len(shown) + more == many

    def test_has_no_style_of_its_own_and_tells_what_it_is(
        self, room: Staffroom, homeroom: Desk
    ) -> None:
        homeroom.record("name-participant", **part(room.child, "victim"))
        (svg,) = re.findall(r"<svg class=\"mamori-layers\".*?</svg>", homeroom.open(), re.DOTALL)
        assert "style" not in svg
        assert 'role="img" aria-labelledby="layers"' in svg
        assert '<title id="layers">' in svg
        assert "結衣" not in svg

    def test_is_drawn_alike_in_a_language_that_writes_a_comma(
        self, room: Staffroom, homeroom: Desk
    ) -> None:
        homeroom.record("name-participant", **part(room.child, "actor"))
        room.homeroom.language = "nl"
        room.homeroom.save()
        homeroom.client.cookies["django_language"] = "nl"
        page = homeroom.open()
        assert 'lang="nl"' in page
        assert "translate(160.0 102.0)" in page
