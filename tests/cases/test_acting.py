"""Where no principal may know of a case, somebody else has what only a principal does."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from html import unescape
from uuid import uuid4

import pytest
from tests.cases.conftest import Staffroom
from tests.cases.doing import record, see, state
from tests.factories import make_staff

from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case
from mamori.desk.queries import today
from mamori.people.models import Account, Post

R = Post.Role
POLICE = "Serious harm to a child&#x27;s life, body or property is feared"
RUNG = {"time": "10:00", "station": "x", "officer": "x", "asked": "x", "on": "2026-11-02"}


def has(account: Account, says: str) -> bool:
    lines = [line for _group, lines in today(account, "en").groups for line in lines]
    return any(line.due.says.startswith(unescape(says)) for line in lines)


def nobody_is(role: str, room: Staffroom) -> None:
    Post.objects.filter(school=room.school, role=role).delete()


def has_it(room: Staffroom) -> list[str]:
    people = ("principal", "vice_principal", "board_officer", "nurse", "expert", "guidance")
    return [name for name in people if has(getattr(room, name), POLICE)]


def due_for(account: Account, case: Case) -> str:
    """Return what a case's page says is due for somebody themselves."""
    page = see(account, f"/cases/{case.pk}/")
    return page.split('id="due"')[1].split("What others do")[0].split('id="told"')[0]


def in_danger(room: Staffroom, sign: Sign, *named: Account) -> Case:
    adults = frozenset(account.person_id for account in named)
    return record_sign(by=room.homeroom, sign=replace(sign, adults=adults, danger=True))


@pytest.mark.row("HOK-022", "HOK-114")
def test_with_a_principal_who_is_free_it_is_theirs_alone(room: Staffroom, sign: Sign) -> None:
    in_danger(room, sign)
    assert has_it(room) == ["principal"]


@pytest.mark.row("HOK-022", "HOK-114")
def test_the_vice_principal_has_it_where_the_principal_is_named(
    room: Staffroom, sign: Sign
) -> None:
    case = in_danger(room, sign, room.principal)
    assert has_it(room) == ["vice_principal"]
    assert POLICE in due_for(room.vice_principal, case)
    others = due_for(room.nurse, case).split(POLICE)[1]
    assert others.index("Acts for the principal") < others.index("Why?")


def test_the_vice_principal_has_it_where_the_post_is_empty(room: Staffroom, sign: Sign) -> None:
    nobody_is(R.PRINCIPAL, room)
    in_danger(room, sign)
    assert has_it(room) == ["vice_principal"]


@pytest.mark.parametrize("gone", [None, R.VICE_PRINCIPAL])
def test_the_board_has_it_where_both_are_named_or_there_is_no_second(
    room: Staffroom, sign: Sign, gone: str | None
) -> None:
    named = [room.principal] if gone else [room.principal, room.vice_principal]
    if gone:
        nobody_is(gone, room)
    case = in_danger(room, sign, *named)
    assert has_it(room) == ["board_officer"]
    assert record(room.board_officer, case, "notify-police", **RUNG).status_code == 302
    assert state(case.stream, "notify-police") == ["met"]
    assert has_it(room) == []


def test_the_committee_has_it_where_nobody_leads_and_no_board_was_told(
    room: Staffroom, sign: Sign
) -> None:
    nobody_is(R.PRINCIPAL, room)
    nobody_is(R.VICE_PRINCIPAL, room)
    in_danger(room, sign)
    on_the_committee = ["principal", "vice_principal", "nurse", "expert"]  # by their second post
    assert has_it(room) == on_the_committee


def test_a_second_principal_who_is_not_named_goes_first(room: Staffroom, sign: Sign) -> None:
    other = make_staff(room.school, "校長 十", R.PRINCIPAL)
    in_danger(room, sign, room.principal)
    assert has(other, POLICE)
    assert has_it(room) == []


def test_what_only_few_may_read_is_no_part_of_it(room: Staffroom, sign: Sign) -> None:
    nobody_is(R.COMMITTEE, room)
    case = in_danger(room, sign, room.principal)
    assert record(room.vice_principal, case, "note-background").status_code == 404


@pytest.mark.usefixtures("afternoon")
def test_the_queries_do_not_grow_with_the_cases(
    room: Staffroom,
    sign: Sign,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    for _ in range(6):
        in_danger(room, replace(sign, id=uuid4()), room.principal)
    with django_assert_max_num_queries(19):
        assert has(room.vice_principal, POLICE)
