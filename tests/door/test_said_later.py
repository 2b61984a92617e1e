"""What is said only later takes a report away from whoever must not read it, in that moment."""

import uuid

import pytest
from django.test import Client
from tests.cases.conftest import Staffroom, sign
from tests.door.telling import enclosed, ticket, told
from tests.door.test_passing_on import make_it_a_sign
from tests.door.visitor import Visitor
from tests.factories import make_class, make_staff, sign_in

from mamori.access.models import Seat
from mamori.access.queries import barred_from, who_can_see
from mamori.access.rules import visible_to
from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case
from mamori.door.actions import Report, go_on
from mamori.door.models import Talk
from mamori.journal.queries import entries
from mamori.people import offices
from mamori.people.models import Account, Post

__all__ = ["sign"]
R = Post.Role


def seeing(talk: Talk) -> set[object]:
    return {sight.person for sight in who_can_see(talk.stream, talk.school)[0]}


@pytest.mark.row("HOK-027")
def test_a_report_that_turns_out_to_be_about_a_grown_up_is_left_to_a_few(
    room: Staffroom, lead: Account, child: Visitor
) -> None:
    child.tell("体育のときに たたかれた。", sender="pupil")
    talk = Talk.unguarded.get()
    assert {room.guidance.person_id, room.nurse.person_id} <= seeing(talk)
    assert 'name="about_staff"' in child.come_back().content.decode()
    page = child.post("more", words="おとなの人です。", about_staff="yes").content.decode()
    assert 'name="about_staff"' not in page
    assert seeing(talk) == {lead.person_id, room.principal.person_id}
    for account in (room.guidance, room.nurse, room.vice_principal):
        assert not visible_to(Talk.unguarded.all(), account).exists()
        answer = sign_in(Client(), account).get(f"/door/staff/talks/{talk.pk}/")
        assert answer.status_code == 404
    (more,) = entries([talk.stream], kinds=["report.continued"])
    assert more.attrs == {"from": "pupil", "about": "staff"}


def test_who_had_a_seat_before_stays_known(room: Staffroom, lead: Account) -> None:
    talk = told(room.school, "体育のときに たたかれた。")
    go_on(talk=talk, ticket=ticket(), report=Report("おとなです。", about_staff=True))
    holder = offices.of_role(R.GUIDANCE, room.school.pk)
    seat = Seat.unguarded.get(stream=talk.stream, holder=holder)
    assert seat.until


def test_the_teacher_of_whom_it_spoke_before_is_meant_from_then_on(
    room: Staffroom, lead: Account
) -> None:
    posts = (R.HOMEROOM, R.COMMITTEE)
    group = make_class(room.school, "5年1組")
    teacher = make_staff(room.school, "岸 まどか", *posts, school_class=group)
    talk = told(room.school, "先生が どなる。")
    assert teacher.person_id in seeing(talk)
    go_on(talk=talk, ticket=ticket(), report=Report("こわい。", about_staff=True))
    assert {teacher.person_id, room.homeroom.person_id} <= barred_from(talk.stream)
    # It says who it is: the rest of the committee goes on.
    assert seeing(talk) == {each.person_id for each in [*room.committee, lead]}


def test_so_is_the_teacher_of_whom_a_file_spoke_before(room: Staffroom) -> None:
    files = (enclosed("text/plain", "先生が たたいた".encode("cp932")),)
    talk = told(room.school, "よんでください。", files=files)
    assert not barred_from(talk.stream)
    go_on(talk=talk, ticket=ticket(), report=Report("はやく。", about_staff=True))
    assert barred_from(talk.stream) == {room.homeroom.person_id}


def test_if_the_principal_was_meant_the_vice_principal_and_the_board_go_on(
    room: Staffroom, lead: Account
) -> None:
    talk = told(room.school, "校長先生に いわれた。")
    go_on(talk=talk, ticket=ticket(), report=Report("こわい。", about_staff=True))
    assert room.principal.person_id not in seeing(talk)
    assert {room.vice_principal.person_id, room.board_officer.person_id} <= seeing(talk)
    assert len(entries([talk.stream], kinds=["board.told"])) == 1


def test_whom_a_later_message_names_loses_it_with_that_message(room: Staffroom) -> None:
    named = make_staff(room.school, "斎藤 健", R.COMMITTEE)
    talk = told(room.school, "こわい。")
    assert named.person_id in seeing(talk)
    go_on(talk=talk, ticket=ticket(), report=Report("さいとう先生が した。斎藤。"))
    assert barred_from(talk.stream) == {named.person_id}
    assert named.person_id not in seeing(talk)


def test_danger_said_later_stands_in_the_list(room: Staffroom, child: Visitor) -> None:
    child.tell("たたかれた。", sender="pupil")
    child.come_back()
    child.post("more", words="いま くる。", danger="yes")
    assert Talk.unguarded.get().danger
    page = sign_in(Client(), room.nurse).get("/door/staff/talks/").content.decode()
    assert "Danger now" in page


@pytest.mark.row("HOK-027")
def test_whom_only_its_reader_knew_it_to_mean_loses_the_report_too(
    room: Staffroom, sign: Sign
) -> None:
    named = str(room.vice_principal.person_id)
    first, second = told(room.school, "あの おとな。"), told(room.school, "また あの おとな。")
    desk = sign_in(Client(), room.vice_principal)
    make_it_a_sign(room.nurse, first, pupils=[room.child.pk], adults=[named])
    case = record_sign(by=room.homeroom, sign=sign)
    form = {"case": str(case.pk), "adults": [named]}
    joined = sign_in(Client(), room.nurse).post(f"/door/staff/talks/{second.pk}/case/", form)
    assert joined.status_code == 302
    for talk in (first, second):
        assert desk.get(f"/door/staff/talks/{talk.pk}/").status_code == 404
    assert not visible_to(Case.unguarded.all(), room.vice_principal).exists()


def test_ticked_on_the_way_back_the_report_is_lost_as_well(room: Staffroom) -> None:
    talk, pk = told(room.school, "あの おとな。"), uuid.uuid4()
    make_it_a_sign(room.nurse, talk, pupils=[room.child.pk], id=pk)
    named = str(room.vice_principal.person_id)
    for _twice in range(2):
        make_it_a_sign(room.nurse, talk, pupils=[room.child.pk], id=pk, adults=[named])
    assert barred_from(talk.stream) == {room.vice_principal.person_id}
    assert len(entries([talk.stream], kinds=["adult.named"])) == 1


def test_whoever_names_themselves_is_led_away(room: Staffroom, sign: Sign) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    talk = told(room.school, "あの おとな。")
    form = {"case": str(case.pk), "adults": [str(room.nurse.person_id)]}
    answer = sign_in(Client(), room.nurse).post(f"/door/staff/talks/{talk.pk}/case/", form)
    assert answer["Location"] == "/"
