"""Resolved is a stage: the watching goes on, and one tap opens it again."""

from typing import Any

import pytest
from django.test import Client
from tests.cases.care import (
    OVER,
    TEXTS,
    address,
    ask_both,
    begin,
    due,
    judge,
    noon,
    page,
    recognise,
    send,
)
from tests.cases.conftest import Staffroom

from mamori.base import clock
from mamori.cases.actions import Sign
from mamori.cases.flow import CASE
from mamori.cases.models import Case
from mamori.desk.queries import today
from mamori.journal.queries import entries


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    return recognise(room, begin(room, sign))


@pytest.fixture
def resolved(room: Staffroom, case: Case, client: Client) -> Case:
    ask_both(client, room, case, OVER)
    assert judge(client, room, case, OVER).status_code == 302
    case.refresh_from_db()
    return case


@pytest.mark.row("HOK-120", "HOK-123", "HOK-124", "HOK-134")
def test_with_all_four_parts_the_committee_calls_it_resolved(
    room: Staffroom, resolved: Case, client: Client
) -> None:
    assert resolved.state == "resolved-watching"
    shown = page(client, room.homeroom, address(resolved))
    for text in TEXTS.values():
        assert text in shown
    assert "専門 七" in shown


@pytest.mark.row("HOK-126", "HOK-146")
def test_resolved_goes_on_being_watched(room: Staffroom, resolved: Case, client: Client) -> None:
    with clock.at(noon("2027-02-01")):
        shown = page(client, room.nurse, address(resolved))
        assert "Resolved, still watched" in shown
        assert "Both children stay under watch, day by day and without an end." in shown
        assert "closed" not in shown.lower()
        expected = {"set-up-watch-after", "offer-counselling", "learn-from-case"}
        assert {f"jp-hokuyo/{duty}" for duty in expected} <= set(due(room))
        people = [room.teacher.person_id, room.guidance.person_id]
        roster = {"of": "victim", "subjects": room.child.pk, "behind": people, "when": "毎朝"}
        assert send(client, room.nurse, resolved, "assign-watch", **roster).status_code == 302
        assert "jp-hokuyo/set-up-watch-after" not in due(room)
        offer = {"with": "victim", "subjects": room.child.pk, "offered": "週一回。"}
        assert send(client, room.nurse, resolved, "offer-counselling", **offer).status_code == 302
        assert "jp-hokuyo/offer-counselling" not in due(room)
    assert "closed" not in CASE.states


@pytest.mark.row("HOK-146")
def test_all_staff_are_told_how_it_ended(room: Staffroom, resolved: Case, client: Client) -> None:
    def waits() -> bool:
        groups = today(room.guidance, "en").groups
        return any(
            line.due.entry == "jp-hokuyo/brief-staff-after" for _, lines in groups for line in lines
        )

    assert waits()
    with clock.at(noon(OVER)):
        send(client, room.guidance, resolved, "tell-staff", told="見守りは続く。", on=OVER)
    assert not waits()


def hidden_id(shown: str) -> str:
    button = shown.split("/record/reopen/")[1].split("</form>", maxsplit=1)[0]
    return button.split('name="id" value="')[1].split('"')[0]


@pytest.mark.row("HOK-122", "HOK-126")
def test_one_tap_opens_it_again_and_the_reason_may_come_later(
    room: Staffroom, resolved: Case, client: Client
) -> None:
    shown = page(client, room.homeroom, address(resolved))
    assert f'action="{address(resolved, "reopen")}"' in shown
    with clock.at(noon("2026-09-10")):
        pressed = {"send": "1", "id": hidden_id(shown)}  # the button, no more
        for _ in ("once", "and once more by accident"):
            answer = client.post(address(resolved, "reopen"), pressed)
            assert answer.status_code == 302
        assert len(entries([resolved.stream], kinds=["case.reopened"])) == 1
        resolved.refresh_from_db()
        assert resolved.state == "shared"
        later = page(client, room.homeroom, address(resolved))
        assert "It was opened again without a reason." in later
        assert "jp-hokuyo/judge-resolution" in due(room)
        assert "jp-hokuyo/watch-over" in due(room)
        client.post(
            f"/cases/{resolved.pk}/note/", {"words": "また一人でいる。", "channel": "observation"}
        )
        assert "without a reason" not in page(client, room.homeroom, address(resolved))


def test_a_reason_given_at_once_is_not_asked_again(
    room: Staffroom, resolved: Case, client: Client
) -> None:
    send(client, room.homeroom, resolved, "reopen", why="また始まった。")
    shown = page(client, room.homeroom, address(resolved))
    assert "また始まった。" in shown
    assert "without a reason" not in shown


def test_a_new_act_opens_it_again_and_is_reason_enough(
    room: Staffroom, resolved: Case, client: Client
) -> None:
    form: dict[str, Any] = {"form": ["1"], "happened": "また靴がない。", "danger": "no"}
    form |= {"subjects": room.child.pk}
    answer = send(client, room.homeroom, resolved, "record-act", **form)
    assert answer.status_code == 302
    resolved.refresh_from_db()
    assert resolved.state == "shared"
    assert "without a reason" not in page(client, room.homeroom, address(resolved))
