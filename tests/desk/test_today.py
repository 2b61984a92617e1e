"""Today: what is due, for whom, by when, under which clause, what is late first."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.cases.conftest import Staffroom
from tests.factories import make_staff, sign_in

from mamori.base import clock
from mamori.cases.actions import Sign, acknowledge, record_sign
from mamori.cases.models import Case
from mamori.desk.queries import group_of, today
from mamori.duties.actions import note
from mamori.duties.queries import Due
from mamori.people.models import Account, Post


def lines(account: Account, language: str = "en") -> dict[str, list[str]]:
    return {
        group: [line.due.says for line in group_lines]
        for group, group_lines in today(account, language).groups
    }


def all_lines(account: Account) -> list[str]:
    return [says for says_of_group in lines(account).values() for says in says_of_group]


def due(**times: object) -> Due:
    values = {"due_at": None, "target_at": None, "word": "", **times}
    return Due(
        stream="case:1",
        entry="pack/do-it",
        says="Do it",
        roles=("committee",),
        opened_at=datetime(2026, 11, 1, tzinfo=UTC),
        word_language="ja",
        clause="1",
        source="Policy",
        force="must",
        proof="",
        **values,
    )


@pytest.mark.parametrize(
    ("times", "group"),
    [
        ({"due_at": datetime(2026, 11, 23, 2, 59, tzinfo=UTC)}, "late"),
        ({"due_at": datetime(2026, 11, 23, 14, 59, tzinfo=UTC)}, "today"),
        ({"due_at": datetime(2026, 11, 23, 15, 0, tzinfo=UTC)}, "week"),  # midnight in Tokyo
        ({"due_at": datetime(2026, 11, 29, 14, 59, tzinfo=UTC)}, "week"),
        ({"due_at": datetime(2026, 11, 29, 15, 0, tzinfo=UTC)}, "later"),
        ({"word": "速やかに"}, "at-once"),
        ({}, "later"),
        (
            {
                "due_at": datetime(2026, 12, 20, tzinfo=UTC),
                "target_at": datetime(2026, 11, 22, tzinfo=UTC),
            },
            "late",
        ),
    ],
)
def test_the_groups_follow_the_schools_own_day(
    room: Staffroom, times: dict[str, object], group: str
) -> None:
    noon = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
    assert group_of(due(**times), noon, room.school) == group


def test_the_schools_target_is_told_apart_from_the_documents_time() -> None:
    soon, far = datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 12, 20, tzinfo=UTC)
    assert due(target_at=soon).is_own_target
    assert due(due_at=far, target_at=soon).is_own_target
    assert not due(due_at=soon).is_own_target
    assert not due(due_at=soon, target_at=far).is_own_target


@pytest.mark.row("HOK-108", "HOK-137")
def test_a_sign_stands_on_every_members_today_with_its_clause(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    for member in room.committee:
        page = sign_in(client, member).get("/").content.decode()
        assert f"case {case.number}" in page
        assert "2-2 (3)" in page


def test_others_have_an_empty_desk(room: Staffroom, sign: Sign) -> None:
    record_sign(by=room.homeroom, sign=sign)
    assert all_lines(room.teacher) == []
    assert all_lines(make_staff(room.school, "事務", Post.Role.OFFICE)) == []


def test_the_person_named_has_an_empty_desk(room: Staffroom, sign: Sign, client: Client) -> None:
    named = replace(sign, adults=frozenset({room.vice_principal.person_id}))
    case = record_sign(by=room.homeroom, sign=named)
    assert all_lines(room.vice_principal) == []
    page = sign_in(client, room.vice_principal).get("/").content.decode()
    assert case.number not in page
    assert all_lines(room.principal) != []


def test_what_is_done_leaves_the_desk(room: Staffroom, sign: Sign) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    before = all_lines(room.guidance)
    acknowledge(by=room.guidance, case=case)
    assert len(all_lines(room.guidance)) == len(before) - 1


def test_no_name_and_no_word_of_the_sign_stands_on_today(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    record_sign(by=room.homeroom, sign=sign)
    page = sign_in(client, room.nurse).get("/").content.decode()
    assert "結衣" not in page
    assert "上履き" not in page


@pytest.mark.parametrize("language", ["en", "ja", "vi", "nl"])
def test_every_duty_speaks_the_readers_language(room: Staffroom, sign: Sign, language: str) -> None:
    record_sign(by=room.homeroom, sign=sign)
    told = [says for group in lines(room.principal, language).values() for says in group]
    english = [says for group in lines(room.principal, "en").values() for says in group]
    assert told
    assert language == "en" or not set(told) & set(english)


def test_the_schools_own_target_becomes_late_and_says_whose_it_is(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    with clock.at(timezone.now() - timedelta(days=3)):
        record_sign(by=room.homeroom, sign=replace(sign, noticed_at=clock.now()))
    assert "late" in lines(room.principal)
    page = sign_in(client, room.principal).get("/").content.decode()
    assert "the school's own target" in page or "the school&#x27;s own target" in page


def test_today_asks_the_database_as_often_for_ten_cases_as_for_one(
    room: Staffroom, sign: Sign, django_assert_max_num_queries: object
) -> None:
    for _ in range(10):
        record_sign(by=room.teacher, sign=replace(sign, id=uuid.uuid4()))
    with django_assert_max_num_queries(14):
        assert all_lines(room.principal)


def new_to(account: Account) -> list[str]:
    return [spot.href for spot in today(account, "en").unopened]


def pages_of(*cases: Case) -> list[str]:
    return [f"/cases/{case.pk}/" for case in cases]


def test_what_i_have_not_opened_stands_first_and_danger_before_it(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    quiet = record_sign(by=room.homeroom, sign=sign)
    grave = record_sign(by=room.homeroom, sign=replace(sign, id=uuid.uuid4(), danger=True))
    newest = record_sign(by=room.homeroom, sign=replace(sign, id=uuid.uuid4()))
    assert new_to(room.nurse) == pages_of(grave, newest, quiet)
    page = sign_in(client, room.nurse).get("/").content.decode()
    assert page.index("Danger was reported") < page.index("As soon as you can")
    client.get(f"/cases/{grave.pk}/")
    assert new_to(room.nurse) == pages_of(newest, quiet)


def test_the_board_finds_a_sign_that_names_the_principal(room: Staffroom, sign: Sign) -> None:
    named = replace(sign, adults=frozenset({room.principal.person_id}))
    case = record_sign(by=room.homeroom, sign=named)
    assert new_to(room.board_officer) == pages_of(case)


def test_what_the_year_asks_without_a_date_waits_folded_behind_the_cases(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    record_sign(by=room.homeroom, sign=sign)
    note(
        by=None,
        school=room.school,
        stream=f"school:{room.school.pk}",
        kind="year.started",
        attrs={"year": "2026"},
    )
    day = today(room.principal, "en")
    asked = {line.due.entry for line in day.of_the_year}
    assert "jp-hokuyo/adopt-year-plan" in asked
    assert asked.isdisjoint(line.due.entry for _, lines in day.rest for line in lines)
    page = sign_in(client, room.principal).get("/").content.decode()
    assert page.index("As soon as you can") < page.index("things without a date")
