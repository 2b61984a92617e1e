"""Who sees which page of this room, and what the pages say."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import make_board, make_class, make_pupil, make_school, make_staff, sign_in

from mamori.people.models import Post, School

R = Post.Role

SEE = [("people:staff", []), ("people:committee", []), ("people:classes", [])]
LEAD = [
    ("people:posts", []),
    ("people:give_post", []),
    ("people:join_committee", []),
    ("people:committee_name", []),
]
IMPORT = [("people:import", [])]


@pytest.fixture
def room(school: School) -> Iterator[School]:
    group = make_class(school)
    make_pupil(school, "田中 さくら", group)
    make_staff(school, "担任 一郎", R.HOMEROOM, school_class=group)
    return school


def status(client: Client, name: str, args: list[object]) -> int:
    return client.get(reverse(name, args=args)).status_code


@pytest.mark.parametrize(
    ("role", "see", "lead", "roster"),
    [
        (R.PRINCIPAL, 200, 200, 200),
        (R.VICE_PRINCIPAL, 200, 200, 200),
        (R.OFFICE, 200, 404, 200),
        (R.ICT, 200, 404, 200),
        (R.DATA_PROTECTION_LEAD, 200, 404, 200),
        (R.TEACHER, 200, 404, 404),
        (R.COUNSELLOR, 200, 404, 404),
        (R.SAFEGUARDING_LEAD, 200, 404, 404),
    ],
)
def test_posts_open_pages(room: School, role: str, see: int, lead: int, roster: int) -> None:
    client = sign_in(Client(), make_staff(room, "誰か", role))
    assert {status(client, *page) for page in SEE} == {see}
    assert {status(client, *page) for page in LEAD} == {lead}
    assert {status(client, *page) for page in IMPORT} == {roster}


def test_the_board_sees_nothing_of_people(room: School) -> None:
    board = make_board()
    School.objects.filter(pk=room.pk).update(board=board)
    client = sign_in(Client(), make_staff(board, "指導主事", R.BOARD_OFFICER))
    assert {status(client, *page) for page in [*SEE, *LEAD, *IMPORT]} == {404}


def test_an_ended_post_opens_nothing(room: School) -> None:
    account = make_staff(room, "前の校長", R.PRINCIPAL, ends="2026-04-05")
    client = sign_in(Client(), account)
    assert {status(client, *page) for page in [*SEE, *LEAD, *IMPORT]} == {404}


def test_a_class_shows_its_pupils_to_its_own_school_alone(room: School) -> None:
    group = make_class(room, "3年2組")
    make_pupil(room, "鈴木 海斗", group)
    page = reverse("people:class", args=[group.pk])
    assert "鈴木 海斗" in sign_in(Client(), make_staff(room, "教諭")).get(page).content.decode()
    stranger = make_staff(make_school("ほかの小学校"), "校長", R.PRINCIPAL)
    not_mine = sign_in(Client(), stranger).get(page)
    nothing = sign_in(Client(), stranger).get(reverse("people:class", args=[uuid4()]))
    assert (not_mine.status_code, nothing.status_code) == (404, 404)
    assert b"3\xe5\xb9\xb4" not in not_mine.content


def test_the_list_of_classes_names_teacher_and_number(room: School) -> None:
    page = (
        sign_in(Client(), make_staff(room, "教諭")).get(reverse("people:classes")).content.decode()
    )
    assert "3年1組" in page
    assert "担任 一郎" in page


def test_nobody_signed_in_is_led_to_sign_in(room: School) -> None:
    answer = Client().get(reverse("people:staff"))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")
