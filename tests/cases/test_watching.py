"""The watch on the screens: several people, let in by name, week by week, wherever one goes."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.cases.care import address, begin, name, noon, other_child, page, recognise, send
from tests.cases.conftest import Staffroom
from tests.factories import make_class, make_staff, sign_in

from mamori.base import clock
from mamori.cases.actions import Sign, effects
from mamori.cases.models import Case
from mamori.desk.queries import today
from mamori.journal.queries import entries
from mamori.people.models import Account, Enrolment, Person, Post

MAY = noon("2026-05-11")


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    return recognise(room, begin(room, sign))


def due_today(account: Account) -> list[str]:
    return [line.due.entry for _, lines in today(account, "en").groups for line in lines]


def watching(room: Staffroom, *people: Account, of: str = "victim") -> dict[str, Any]:
    return {
        "of": of,
        "subjects": room.child.pk,
        "behind": [one.person_id for one in people],
        "when": "毎日の休み時間、校庭で。",
    }


def status(client: Client, account: Account, path: str) -> int:
    return sign_in(client, account).get(path).status_code


@pytest.mark.row("HOK-117")
def test_several_watch_and_those_who_watch_can_read_why(
    room: Staffroom, case: Case, client: Client
) -> None:
    alone = send(client, room.nurse, case, "assign-watch", **watching(room, room.teacher))
    assert alone.status_code == 422
    assert "at least two members of staff who watch" in alone.content.decode()
    refused = send(client, room.teacher, case, "note-watch", of="victim")
    assert refused.status_code == 404
    roster = watching(room, room.teacher, room.guidance)
    assert send(client, room.nurse, case, "assign-watch", **roster).status_code == 302
    shown = page(client, room.teacher, address(case))
    assert "専科 八" in shown
    assert "毎日の休み時間、校庭で。" in shown
    seen = page(client, room.nurse, f"{address(case)}who-can-see/")
    assert "Named to watch over a child of this case." in seen


@pytest.mark.row("HOK-122")
def test_what_the_watch_sees_of_either_child_is_written_down(
    room: Staffroom, case: Case, client: Client
) -> None:
    other = other_child(room, case)
    send(client, room.nurse, case, "assign-watch", **watching(room, room.teacher, room.guidance))
    for of, child in (("victim", room.child), ("other-child", other)):
        note = {"of": of, "subjects": child.pk, "seen": f"{of}の様子", "on": "2026-05-08"}
        with clock.at(MAY):
            assert send(client, room.teacher, case, "note-watch", **note).status_code == 302
    noted = entries([case.stream], kinds=["watch.noted"])
    assert [each.attrs["of"] for each in noted] == ["victim", "other-child"]
    assert "victimの様子" in page(client, room.guidance, address(case))


def test_who_is_named_in_the_case_is_not_offered_for_the_watch(
    room: Staffroom, case: Case, client: Client
) -> None:
    note = {"of": "victim", "subjects": room.child.pk, "seen": "x", "on": "2026-04-20"}
    note |= {"adults": room.teacher.person_id}
    assert send(client, room.nurse, case, "note-watch", **note).status_code == 302
    assert "専科 八" not in page(client, room.nurse, address(case, "assign-watch"))
    named = watching(room, room.teacher, room.guidance)
    assert send(client, room.nurse, case, "assign-watch", **named).status_code == 422


def test_a_reporter_who_watches_may_write_more_than_before(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    case = recognise(room, begin(room, sign))
    Post.objects.filter(person=room.homeroom.person).update(role=Post.Role.TEACHER)
    assert status(client, room.homeroom, address(case, "take-measure")) == 404
    send(client, room.nurse, case, "assign-watch", **watching(room, room.homeroom, room.guidance))
    assert status(client, room.homeroom, address(case, "take-measure")) == 200


CHECK = "school-example/weekly-check-in"


@pytest.mark.row("HOK-126")
def test_the_weekly_check_in_is_the_schools_own_and_has_no_end(
    room: Staffroom, case: Case, client: Client
) -> None:
    with clock.at(noon("2026-04-21")):
        send(client, room.nurse, case, "assign-watch", **watching(room, room.teacher, room.expert))
    for day in ("2026-04-27", "2026-05-04", "2027-02-01"):
        with clock.at(noon(day)):
            assert CHECK in due_today(room.teacher)
            shown = page(client, room.teacher, "/")
            assert "Our own rhythm: once a week" in shown
            assert "Agreed by the staff meeting of the demo school" in shown
            note = {"of": "victim", "subjects": room.child.pk, "seen": "元気。", "on": day}
            assert send(client, room.teacher, case, "note-watch", **note).status_code == 302
            assert CHECK in due_today(room.teacher)
    with clock.at(noon("2027-02-09")):
        late = dict(today(room.teacher, "en").groups)["late"]
        assert [line.due.entry for line in late] == [CHECK]
        assert late[0].due.force == "house"


def moved_up(room: Staffroom, child: Person) -> Account:
    """Let a child go on to another class on 7 September; return its new homeroom teacher."""
    fourth = make_class(room.school, "3年2組", "P3")
    Enrolment.objects.filter(person=child).update(ends=date(2026, 9, 6))
    Enrolment.objects.create(person=child, school_class=fourth, starts=date(2026, 9, 7))
    return make_staff(room.school, "新担 任", Post.Role.HOMEROOM, school_class=fourth)


@pytest.mark.row("HOK-126")
def test_the_watch_follows_the_child_to_another_class(
    room: Staffroom, case: Case, client: Client
) -> None:
    new = moved_up(room, room.child)
    notice = "池田 結衣 is in 3年2組 since Monday 7 September 2026."
    with clock.at(noon("2026-09-04")):
        assert notice not in page(client, room.nurse, address(case))
        assert status(client, new, address(case)) == 404
    with clock.at(noon("2026-09-08")):
        assert notice in page(client, new, address(case))  # whose seat came with the class
        moved = {"subjects": room.child.pk, "to": "class", "where": "3年2組", "on": "2026-09-07"}
        assert send(client, new, case, "move-child", **moved).status_code == 302
    with clock.at(noon("2026-09-09")):
        assert notice not in page(client, new, address(case))
        assert "jp-hokuyo/hand-over-watch" in due_today(new)
        over = {"of": "victim", "subjects": room.child.pk, "to": "class", "told": "休み時間。"}
        over |= {"on": "2026-09-09"}
        assert send(client, new, case, "hand-over-watch", **over).status_code == 422
        over |= {"behind": [new.person_id, room.teacher.person_id]}
        assert send(client, new, case, "hand-over-watch", **over).status_code == 302
        assert "jp-hokuyo/hand-over-watch" not in due_today(new)


@pytest.mark.row("HOK-126")
def test_whoever_takes_over_is_let_in_by_the_committee_alone(
    room: Staffroom,
    case: Case,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        effects, "knock", lambda addresses: told.extend(mail for mail, _language in addresses)
    )
    new = moved_up(room, room.child)
    only = "Only the committee can let in whoever watches from now on."
    over = {"of": "victim", "subjects": room.child.pk, "to": "class", "told": "休み時間。"}
    over |= {"on": "2026-09-09", "behind": [room.teacher.person_id]}
    with clock.at(noon("2026-09-09")):
        assert send(client, new, case, "hand-over-watch", **over).status_code == 302
        assert only in page(client, new, address(case))
        assert {*told} == {one.email for one in room.committee}
        assert status(client, room.teacher, address(case)) == 404
        assert send(client, room.nurse, case, "hand-over-watch", **over).status_code == 302
        assert only not in page(client, room.nurse, address(case))
        assert status(client, room.teacher, address(case)) == 200


@pytest.mark.row("HOK-126")
def test_the_watch_follows_the_child_to_another_school(
    room: Staffroom, case: Case, client: Client
) -> None:
    Person.objects.filter(pk=room.child.pk).update(left_on=date(2026, 9, 1))
    with clock.at(noon("2026-09-02")):
        shown = page(client, room.nurse, address(case))
        assert "池田 結衣 has left the school (Tuesday 1 September 2026)." in shown
        over = {"of": "victim", "subjects": room.child.pk, "to": "school", "told": "すべて。"}
        over |= {"on": "2026-09-02"}
        assert send(client, room.nurse, case, "hand-over-watch", **over).status_code == 422
        over |= {"receiver": "ひかり小 教頭"}
        assert send(client, room.nurse, case, "hand-over-watch", **over).status_code == 302
        assert "has left the school" not in page(client, room.nurse, address(case))


def test_a_bystander_who_changes_class_is_nobodys_watch(
    room: Staffroom, case: Case, client: Client
) -> None:
    other = other_child(room, case)
    name(room, case, other, "bystander")
    moved_up(room, other)
    with clock.at(noon("2026-09-08")):
        assert "is in 3年2組" not in page(client, room.nurse, address(case))
