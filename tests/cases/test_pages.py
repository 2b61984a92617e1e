"""The pages of a sign, as a teacher with forty seconds meets them."""

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cases.conftest import Staffroom
from tests.factories import make_person, make_pupil, make_school, make_staff, sign_in

from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case
from mamori.cases.queries import cases_of
from mamori.journal.queries import entries
from mamori.people.models import Post

NEW = "/signs/new/"


def typed(room: Staffroom, **changes: object) -> dict[str, object]:
    form = {
        "id": uuid.uuid4(),
        "pupils": [room.child.pk],
        "words": "給食の時間、机を離されていた。",
        "noticed_at": "2026-11-20T12:40",
        "place": "in-school",
        "channel": "observation",
        "send": "1",
    }
    return form | changes


@pytest.fixture
def teacher(room: Staffroom, client: Client) -> Client:
    return sign_in(client, room.homeroom)


def test_a_homeroom_teacher_finds_the_class_ready(room: Staffroom, teacher: Client) -> None:
    page = teacher.get(NEW).content.decode()
    assert "池田 結衣" in page
    assert "Share with the committee" in page


@pytest.mark.row("HOK-062", "HOK-108")
def test_one_form_shares_it_with_everybody(room: Staffroom, teacher: Client) -> None:
    answer = teacher.post(NEW, typed(room))
    case = Case.unguarded.get()
    assert answer["Location"] == reverse("cases:shared", args=[case.pk])
    page = teacher.get(answer["Location"]).content.decode()
    for name in ("校長 五", "専門 七", "指導 三"):
        assert name in page
    assert case.number in page


SOURCES = ("child", "guardian", "observation", "questionnaire", "other-pupil", "counsellor")
CHANNELS = ("interview", "home-visit", "notebook", "diary", "skills-survey", "long-absence")


@pytest.mark.row("HOK-100", "HOK-135")
@pytest.mark.parametrize("channel", SOURCES + CHANNELS)
def test_each_way_in_which_a_sign_comes_to_light_can_be_told(
    room: Staffroom, teacher: Client, channel: str
) -> None:
    assert teacher.post(NEW, typed(room, channel=channel)).status_code == 302
    (recorded,) = entries([Case.unguarded.get().stream], kinds=["sign.recorded"])
    assert recorded.attrs["channel"] == channel


@pytest.mark.row("HOK-001")
@pytest.mark.parametrize("place", ["in-school", "out-of-school", "online", "unknown"])
def test_a_sign_counts_wherever_it_was_seen(room: Staffroom, teacher: Client, place: str) -> None:
    assert teacher.post(NEW, typed(room, place=place)).status_code == 302
    (recorded,) = entries([Case.unguarded.get().stream], kinds=["sign.recorded"])
    assert recorded.attrs["place"] == place


def test_the_time_typed_is_the_schools_own(room: Staffroom, teacher: Client) -> None:
    teacher.post(NEW, typed(room))
    assert Case.unguarded.get().noticed_at.isoformat() == "2026-11-20T03:40:00+00:00"


def test_looking_for_a_child_loses_nothing_and_sends_nothing(
    room: Staffroom, teacher: Client
) -> None:
    other = make_pupil(room.school, "渡辺 空")
    form = typed(room, find="渡辺", look="1", words="もう書いてある") | {"pupils": [room.child.pk]}
    del form["send"]
    page = teacher.post(NEW, form).content.decode()
    assert str(other.pk) in page
    assert "もう書いてある" in page
    assert f'value="{room.child.pk}" checked' in page
    assert not Case.unguarded.exists()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"pupils": []}, "Choose at least one child."),
        ({"words": "  "}, "Write what you noticed"),
        ({"noticed_at": "2026-02-30T10:00"}, "Enter a valid date/time."),
        ({"noticed_at": "2099-01-01T10:00"}, "This moment has not come yet."),
        ({"noticed_at": "0001-01-01T00:00"}, "Enter a valid date/time."),
        ({"noticed_at": "0026-11-20T10:00"}, "Enter a valid date/time."),
        ({"place": "moon"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    room: Staffroom, teacher: Client, changes: dict[str, object], told: str
) -> None:
    answer = teacher.post(NEW, typed(room) | {"place_words": "渡り廊下"} | changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert "渡り廊下" in page
    assert "words" in changes or "机を離されていた" in page
    assert not Case.unguarded.exists()


def test_a_child_of_another_school_cannot_be_chosen_nor_named(
    room: Staffroom, teacher: Client
) -> None:
    stranger = make_pupil(make_school("よその学校"), "秘密 太郎")
    answer = teacher.post(NEW, typed(room, pupils=[stranger.pk]))
    assert answer.status_code == 422
    assert "秘密" not in answer.content.decode()


def test_adults_of_one_name_are_told_apart_by_their_posts(room: Staffroom, teacher: Client) -> None:
    make_staff(room.school, "佐藤 一郎", Post.Role.COUNSELLOR)
    make_staff(room.school, "佐藤 一郎", Post.Role.ICT, Post.Role.TEACHER)
    page = teacher.get(NEW).content.decode()
    for label in (
        "佐藤 一郎 (School counsellor)",
        "佐藤 一郎 (ICT, Teacher)",
        "(Homeroom teacher 3年1組)",
    ):
        assert label in page


@pytest.mark.parametrize("kind", ["staff", "guardian"])
def test_only_children_can_be_chosen_and_nobody_else_is_named(
    room: Staffroom, teacher: Client, kind: str
) -> None:
    other = make_person(room.school, kind, "秘密 花子")
    answer = teacher.post(NEW, typed(room, pupils=[other.pk]))
    assert answer.status_code == 422
    assert "秘密" not in pupils_offered(answer)
    glass = sign_in(Client(), room.nurse).post(
        "/glass/", {"child": other.pk, "why": "今すぐ必要", "open": "1"}
    )
    assert glass.status_code == 422
    assert "秘密" not in glass.content.decode()


def pupils_offered(answer: Any) -> str:
    return str(answer.context["form"]["pupils"])


def test_the_form_sent_twice_leads_to_the_same_case(room: Staffroom, teacher: Client) -> None:
    form = typed(room)
    one, two = teacher.post(NEW, form), teacher.post(NEW, form)
    assert one["Location"] == two["Location"]
    assert Case.unguarded.count() == 1


def test_no_name_stands_in_an_address_or_a_title(room: Staffroom, teacher: Client) -> None:
    where = teacher.post(NEW, typed(room))["Location"]
    case = Case.unguarded.get()
    for url in (where, reverse("cases:case", args=[case.pk]), NEW):
        page = teacher.get(url).content.decode()
        title = page.split("<title>")[1].split("</title>")[0]
        assert "結衣" not in title
        assert case.number not in title
        assert "%E7" not in url


class TestACase:
    @pytest.fixture
    def case(self, room: Staffroom, sign: Sign) -> Case:
        return record_sign(by=room.homeroom, sign=sign)

    def test_shows_what_was_noticed_and_what_is_due(
        self, room: Staffroom, case: Case, client: Client
    ) -> None:
        page = sign_in(client, room.principal).get(f"/cases/{case.pk}/").content.decode()
        assert "上履きが隠されていた。" in page
        assert "担任 一" in page
        assert "2-2 (3)" in page
        assert "12 minutes" in page

    @pytest.mark.row("HOK-036", "HOK-092")
    def test_takes_another_observation(self, room: Staffroom, case: Case, client: Client) -> None:
        sign_in(client, room.nurse)
        answer = client.post(
            f"/cases/{case.pk}/note/", {"words": "保健室に来た。", "channel": "observation"}
        )
        assert answer.status_code == 302
        assert "保健室に来た。" in client.get(f"/cases/{case.pk}/").content.decode()

    def test_an_empty_observation_is_sent_back(
        self, room: Staffroom, case: Case, client: Client
    ) -> None:
        sign_in(client, room.nurse)
        answer = client.post(f"/cases/{case.pk}/note/", {"words": "", "channel": "observation"})
        assert answer.status_code == 422

    @pytest.mark.row("HOK-114")
    def test_every_opening_is_noted_and_shown(
        self, room: Staffroom, case: Case, client: Client
    ) -> None:
        sign_in(client, room.principal)
        for _ in range(2):
            client.get(f"/cases/{case.pk}/")
        reads = entries([case.stream], kinds=["record.read"])
        assert [read.by for read in reads] == [room.principal.person_id] * 2
        assert "校長 五" in client.get(f"/cases/{case.pk}/reads/").content.decode()

    def test_the_button_for_having_read_it_goes_once_pressed(
        self, room: Staffroom, case: Case, client: Client
    ) -> None:
        sign_in(client, room.guidance)
        assert "I have read this" in client.get(f"/cases/{case.pk}/").content.decode()
        client.post(f"/cases/{case.pk}/acknowledged/")
        assert "I have read this" not in client.get(f"/cases/{case.pk}/").content.decode()

    def test_one_press_is_one_line_however_many_posts_it_is_for(
        self, room: Staffroom, case: Case, client: Client
    ) -> None:
        sign_in(client, room.principal)
        client.post(f"/cases/{case.pk}/acknowledged/")
        page = client.get(f"/cases/{case.pk}/").content.decode()
        assert page.count("Has read it") == 1
        assert "校長 五 · Principal · Anti-bullying committee" in page

    def test_whoever_has_no_seat_meets_the_page_of_what_does_not_exist(
        self, room: Staffroom, case: Case, client: Client
    ) -> None:
        sign_in(client, room.teacher)
        there = client.get(f"/cases/{case.pk}/")
        nowhere = client.get(f"/cases/{uuid.uuid4()}/")
        assert (there.status_code, nowhere.status_code) == (404, 404)
        assert _without_tokens(there.content) == _without_tokens(nowhere.content)
        assert not cases_of(room.teacher).exists()


def _without_tokens(page: bytes) -> list[bytes]:
    return [
        line
        for line in page.splitlines()
        if b"csrfmiddlewaretoken" not in line and b"/cases/" not in line
    ]


def test_noticing_and_sharing_may_lie_days_apart_and_it_shows(
    room: Staffroom, client: Client, sign: Sign
) -> None:
    late = replace(sign, noticed_at=timezone.now() - timedelta(days=3, hours=2))
    case = record_sign(by=room.homeroom, sign=late)
    page = sign_in(client, room.principal).get(f"/cases/{case.pk}/").content.decode()
    assert "3 days" in page


def test_danger_shows_whom_to_ring(room: Staffroom, teacher: Client) -> None:
    where = teacher.post(NEW, typed(room, danger="on"))["Location"]
    page = teacher.get(where).content.decode()
    assert "0120-0-78310" in page
    assert 'href="tel:0120078310"' in page
    calm = teacher.post(NEW, typed(room))["Location"]
    assert "0120-0-78310" not in teacher.get(calm).content.decode()


def test_whoever_is_alone_with_a_sign_is_told_so(room: Staffroom, client: Client) -> None:
    lonely = make_school("ちいさな学校")
    teacher = sign_in(client, make_staff(lonely, "ひとり"))
    child = make_pupil(lonely, "見本 花")
    where = teacher.post(NEW, typed(room, pupils=[child.pk]))["Location"]
    page = teacher.get(where).content.decode()
    assert "Nobody else can read it yet" in page
    case = teacher.get(f"/cases/{Case.unguarded.get().pk}/").content.decode()
    assert "It has not reached a committee." in case
    assert "With the committee since" not in case


def test_times_are_those_of_the_schools_own_wall(room: Staffroom, client: Client) -> None:
    room.school.time_zone = "Europe/Amsterdam"
    room.school.save()
    sign_in(client, room.homeroom).post(NEW, typed(room))
    assert Case.unguarded.get().noticed_at.isoformat() == "2026-11-20T11:40:00+00:00"


def test_a_school_without_a_policy_of_its_own_can_record_a_sign(
    room: Staffroom, teacher: Client
) -> None:
    room.school.packs = ["mamori"]
    room.school.save()
    form = typed(room)
    del form["channel"]
    assert teacher.post(NEW, form).status_code == 302
    case = Case.unguarded.get()
    assert teacher.post(f"/cases/{case.pk}/note/", {"words": "x"}).status_code == 302


def test_a_note_sent_twice_is_one_note(room: Staffroom, sign: Sign, client: Client) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    sign_in(client, room.homeroom)
    form = {"words": "廊下で泣いていた。", "channel": "observation", "id": uuid.uuid4()}
    for _press in range(2):
        assert client.post(f"/cases/{case.pk}/note/", form).status_code == 302
    assert len(entries([case.stream], kinds=["note.added"])) == 1
    assert client.post(f"/cases/{case.pk}/note/", form | {"words": "続き。"}).status_code == 302
    assert len(entries([case.stream], kinds=["note.added"])) == 2
