"""T-26: to write down why a child needs special care can do harm: asked for, sealed, for a few."""

import json
from dataclasses import replace
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader
from tests.cases.conftest import Staffroom
from tests.cases.desk import Desk, text
from tests.factories import make_staff

from mamori.cases.actions import Sign, add_note, merge, record_sign, separate
from mamori.cases.models import Case
from mamori.cases.proof.copying import copy_of
from mamori.cases.queries import RESTRICTED, chronology
from mamori.core.policy import Packs
from mamori.core.policy.facts import KINDS
from mamori.duties.models import Duty
from mamori.journal.models import Fact, Mention
from mamori.journal.queries import Entry, codes, entries
from mamori.people.models import Account, Post
from mamori.people.packs import loaded

pytestmark = pytest.mark.usefixtures("afternoon")
STEP = "note-background"
CATEGORIES = {
    "sexual-minority": "Sexual minority",
    "developmental": "Developmental disability",
    "mental-illness": "Mental illness",
    "health": "Health problem",
    "hardship": "Economic hardship",
    "burden-at-home": "Too heavy a burden at home",
    "foreign-roots": "Foreign pupil",
}
SECRETS = ("着がえは保健室で。", "養護の先生だけに。", *CATEGORIES.values(), *CATEGORIES)


def note(room: Staffroom, **changes: Any) -> dict[str, Any]:
    form = {
        "children": room.child.pk,
        "helps": ["yes"],
        "agreed": ["yes"],
        "support": "着がえは保健室で。",
        "circle": "養護の先生だけに。",
        "care": ["sexual-minority"],
    }
    return form | changes


@pytest.fixture
def nurse(room: Staffroom, case: Case) -> Desk:
    return Desk(room.nurse, case)


@pytest.fixture
def written(room: Staffroom, nurse: Desk) -> Entry:
    return nurse.record(STEP, **note(room))


def lead(room: Staffroom) -> Account:
    return make_staff(room.school, "安全 十", Post.Role.SAFEGUARDING_LEAD)


class TestWritingIt:
    @pytest.mark.row("HOK-011", "HOK-012")
    def test_asks_twice_before_and_suggests_nothing(self, nurse: Desk) -> None:
        page = nurse.open(STEP)
        assert "Does writing this down help the child more than it could harm it?" in page
        assert "Does the child want it to be written down?" in page
        form = page[page.index('name="helps"') :]
        assert "checked" not in form

    @pytest.mark.row("HOK-012")
    @pytest.mark.parametrize("left_out", ["helps", "agreed"])
    def test_is_refused_unless_it_helps_and_the_child_wants_it(
        self, room: Staffroom, nurse: Desk, left_out: str
    ) -> None:
        page = nurse.refused(STEP, **note(room, **{left_out: []}))
        assert "着がえは保健室で。" in page

    @pytest.mark.row("HOK-011")
    def test_the_support_stands_for_itself_without_a_reason(
        self, room: Staffroom, nurse: Desk
    ) -> None:
        entry = nurse.record(STEP, **note(room, care=[]))
        assert entry.words
        assert "care" not in entry.words
        assert "着がえは保健室で。" in nurse.open()

    @pytest.mark.row("HOK-012")
    @pytest.mark.parametrize("code", CATEGORIES)
    def test_each_category_of_the_policy_can_be_kept_and_stays_sealed(
        self, room: Staffroom, nurse: Desk, case: Case, code: str
    ) -> None:
        entry = nurse.record(STEP, **note(room, care=[code]))
        assert entry.words
        assert entry.words["care"] == [code]
        assert CATEGORIES[code] in nurse.open()
        (fact,) = Fact.unguarded.filter(stream=case.stream, kind="care.noted")
        assert (fact.attrs, fact.subjects) == ({}, [])
        stored = json.dumps(fact.header(), default=str) + bytes(fact.sealed).decode("latin-1")
        assert code not in stored

    def test_who_may_not_read_it_does_not_write_it(self, room: Staffroom, case: Case) -> None:
        for account in (room.homeroom, room.grade_head, room.guidance):
            assert Desk(account, case).status(STEP) == 404

    def test_no_fact_of_a_case_has_room_for_a_category_in_the_clear(self) -> None:
        assert KINDS["care.noted"].attrs == {}
        assert "care.noted" in RESTRICTED


class TestReadingIt:
    @pytest.mark.row("HOK-011", "HOK-012")
    @pytest.mark.usefixtures("written")
    def test_is_for_the_few_and_no_category_for_a_teacher_with_a_seat(
        self, room: Staffroom, case: Case
    ) -> None:
        for account in (room.expert, room.principal, room.nurse):
            page = Desk(account, case).open()
            assert "着がえは保健室で。" in page
            assert "Sexual minority" in page
        for account in (room.homeroom, room.grade_head, room.guidance):
            page = Desk(account, case).open()
            assert "Only a few may read this entry." in page
            assert [secret for secret in SECRETS if secret in page] == []

    @pytest.mark.usefixtures("written")
    def test_the_closed_entry_gives_nothing_away(self, room: Staffroom, case: Case) -> None:
        """No title of its own, no writer, no child, no heading: as any other closed entry."""
        (line,) = [one for one in chronology([case], "en", reader=room.homeroom) if one.closed]
        assert (line.title, line.by, line.subjects, line.lines, line.details) == (
            "An entry for a few",
            "",
            [],
            [],
            [],
        )
        page = Desk(room.homeroom, case).open()
        assert "What this child needs" not in page
        shown = text(Desk(room.homeroom, case).client.get(f"/cases/{case.pk}/?show=care"))
        assert "Only a few may read this entry." not in shown

    def test_a_lead_reads_it_and_a_colleague_who_helps_does_not(
        self, room: Staffroom, sign: Sign
    ) -> None:
        leader = lead(room)
        case = record_sign(by=room.homeroom, sign=sign)
        Desk(room.nurse, case).record(STEP, **note(room))
        Desk(room.nurse, case).record("let-in", seated=[room.teacher.person_id], task="見守り")
        assert "着がえは保健室で。" in Desk(leader, case).open()
        page = Desk(room.teacher, case).open()
        assert [secret for secret in SECRETS if secret in page] == []

    def test_a_correction_of_it_is_as_closed_as_the_entry(
        self, room: Staffroom, case: Case, nurse: Desk, written: Entry
    ) -> None:
        right = "着がえは相談室で。"
        nurse.record("correct", entry=written.id, right=right, why="書きまちがい。")
        assert right in nurse.open()
        page = Desk(room.homeroom, case).open()
        assert right not in page
        assert "書きまちがい。" not in page

    @pytest.mark.usefixtures("written")
    def test_is_not_found_by_searching(self, room: Staffroom, case: Case) -> None:
        for account, finds in ((room.homeroom, False), (room.nurse, True)):
            client = Desk(account, case).client
            for word in ("着がえ", "Sexual"):
                assert ("<mark>" in text(client.post("/search/", {"text": word}))) is finds

    @pytest.mark.usefixtures("written")
    def test_leaves_no_trace_on_the_childs_page_for_others(
        self, room: Staffroom, case: Case
    ) -> None:
        page = text(Desk(room.homeroom, case).client.get(f"/children/{room.child.pk}/"))
        assert [secret for secret in SECRETS if secret in page] == []
        (fact,) = Fact.unguarded.filter(stream=case.stream, kind="care.noted")
        assert not Mention.unguarded.filter(fact=fact).exists()

    @pytest.mark.usefixtures("written")
    def test_a_chronology_for_nobody_in_particular_opens_nothing(self, case: Case) -> None:
        told = "".join(text for line in chronology([case], "en") for text in line.texts)
        assert [secret for secret in SECRETS if secret in told] == []


class TestOnPaper:
    @pytest.mark.usefixtures("written")
    def test_it_is_left_out_even_for_those_who_may_read_it(self, case: Case, nurse: Desk) -> None:
        """The page hides it when printed, and the paper says only that there is an entry."""
        page = nurse.open()
        words = page.index("着がえは保健室で。")
        assert "govuk-!-display-none-print" in page[page.rindex("<dl", 0, words) : words]
        printed = nurse.client.get(f"/cases/{case.pk}/chronology.pdf")
        pages = PdfReader(BytesIO(printed.content)).pages
        paper = "".join(page.extract_text() for page in pages)
        assert "Only a few may read this entry." in paper
        assert [secret for secret in SECRETS if secret in paper] == []


class TestCountingIt:
    def test_no_rule_of_any_pack_waits_for_it(self) -> None:
        packs: Packs = loaded()
        opened = {kind for kind in RESTRICTED if packs.opened_by.get(kind)}
        assert (opened, [kind for kind in RESTRICTED if kind in packs.stopping]) == (set(), [])

    def test_changes_no_duty_and_no_state(self, room: Staffroom, nurse: Desk, case: Case) -> None:
        before = list(Duty.objects.order_by("key").values("key", "state"))
        nurse.record(STEP, **note(room))
        assert list(Duty.objects.order_by("key").values("key", "state")) == before
        case.refresh_from_db()
        assert case.state == "shared"

    def test_what_packs_may_match_on_holds_no_category(
        self, room: Staffroom, nurse: Desk, case: Case
    ) -> None:
        nurse.record(STEP, **note(room, care=list(CATEGORIES)))
        add_note(by=room.nurse, case=case, words="別のこと。")
        told = repr(codes(case.stream))
        assert [code for code in CATEGORIES if code in told] == []


class TestCorrectedFromAnotherCase:
    RIGHT, WHY = "着がえは相談室で。", "書きまちがい。"

    @pytest.fixture
    def second(self, room: Staffroom, sign: Sign, case: Case, written: Entry) -> Case:
        """A case in which the first went on for a while, and where its secret was corrected."""
        second = record_sign(by=room.teacher, sign=replace(sign, id=uuid4(), words="くつ箱。"))
        merge(by=room.principal, case=case, into=second, why="同じこと。")
        wrong = Desk(room.nurse, second).record(
            "correct", entry=written.id, right=self.RIGHT, why=self.WHY
        )
        again = {"entry": wrong.id, "right": self.RIGHT, "why": self.WHY}
        Desk(room.nurse, second).record("correct", **again)
        separate(by=room.principal, case=case, why="ちがった。")
        return second

    def secrets(self, page: str) -> list[str]:
        return [secret for secret in (*SECRETS, self.RIGHT, self.WHY) if secret in page]

    def test_stays_closed_there_when_the_cases_part(self, room: Staffroom, second: Case) -> None:
        for account in (room.homeroom, room.teacher):
            desk = Desk(account, second)
            assert self.secrets(desk.open()) == []
            assert "<mark>" not in text(desk.client.post("/search/", {"text": "相談室"}))
            assert self.secrets(text(desk.client.get(f"/children/{room.child.pk}/"))) == []
        assert self.RIGHT in Desk(room.nurse, second).open()

    def test_goes_on_no_paper_and_in_no_copy(
        self, room: Staffroom, second: Case, nurse: Desk
    ) -> None:
        printed = nurse.client.get(f"/cases/{second.pk}/chronology.pdf")
        pages = PdfReader(BytesIO(printed.content)).pages
        assert self.secrets("".join(page.extract_text() for page in pages)) == []
        for to, child in (("court", None), ("family", room.child.pk)):
            copy = copy_of(second, to=to, child=child, language="en")
            assert [one.text for one in copy.each() if self.secrets(one.text)] == []
            fixed = {entry.id for entry in entries([second.stream], kinds=["entry.corrected"])}
            links = [copy.show(entry) for entry in entries([second.stream]) if entry.id in fixed]
            assert links == ["blind", "blind"]

    def test_costs_no_question_for_each(self, second: Case, room: Staffroom) -> None:
        more = [one.id for one in entries([second.stream], kinds=["entry.corrected"])]
        with CaptureQueriesContext(connection) as few:
            chronology([second], "en", reader=room.homeroom)
        for pk in more:
            Desk(room.nurse, second).record("correct", entry=pk, right="あ", why="い")
        with CaptureQueriesContext(connection) as many:
            chronology([second], "en", reader=room.homeroom)
        assert len(many) == len(few)
