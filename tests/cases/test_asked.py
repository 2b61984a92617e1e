"""A colleague is asked to help with a case."""

import re

import pytest
from tests.cases.conftest import Staffroom
from tests.cases.desk import Desk
from tests.cases.sheets import BACKGROUND
from tests.factories import make_school, make_staff

from mamori.cases.actions import add_note
from mamori.cases.models import Case
from mamori.cases.queries import cases_of
from mamori.people.models import Post

pytestmark = pytest.mark.usefixtures("afternoon")


class TestAColleagueWhoIsAskedToHelp:
    def test_gets_a_seat_and_the_page_says_why(
        self, room: Staffroom, case: Case, desk: Desk
    ) -> None:
        assert not cases_of(room.teacher).exists()
        entry = desk.record("let-in", seated=[str(room.teacher.person_id)], task="下校の見守り")
        assert entry.attrs == {"why": "asked"}
        page = Desk(room.teacher, case).open()
        assert "下校の見守り" in page
        assert "専科 八" in page
        answer = desk.client.get(f"/cases/{case.pk}/who-can-see/").content.decode()
        assert "Asked by the committee to help with this case." in answer

    def test_can_work_with_the_children_from_then_on(
        self, room: Staffroom, case: Case, desk: Desk
    ) -> None:
        desk.record("let-in", seated=[str(room.teacher.person_id)], task="見守り")
        Desk(room.teacher, case).record("examine-background", **BACKGROUND)

    def test_who_is_named_cannot_be_asked_and_nobody_is_told_why(
        self, room: Staffroom, case: Case, desk: Desk
    ) -> None:
        stranger = make_staff(make_school("よその学校"), "よその 人")
        named = frozenset({room.teacher.person_id})
        add_note(by=room.homeroom, case=case, words="名前が出た。", adults=named)
        assert str(room.teacher.person_id) not in desk.open("let-in")
        said = []
        for one in (room.teacher, stranger):
            page = desk.refused("let-in", seated=[str(one.person_id)], task="見守り")
            said.append(re.findall('href="#id_seated">(.*)</a>', page)[0].split("."))
        assert said[0][0] == said[1][0]
        assert not cases_of(room.teacher).exists()

    def test_a_counsellor_sits_there_as_a_counsellor(
        self, room: Staffroom, case: Case, desk: Desk
    ) -> None:
        counsellor = make_staff(room.school, "相談 十", Post.Role.COUNSELLOR)
        desk.record("let-in", seated=[str(counsellor.person_id)], task="話を聞く")
        assert Desk(counsellor, case).status("note-background") == 200

    def test_is_not_let_in_by_whoever_is_not_on_the_committee(
        self, room: Staffroom, case: Case
    ) -> None:
        assert Desk(room.homeroom, case).status("let-in") == 404
