"""An adult who comes up only later loses the case in the same moment."""

import uuid
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from tests.cases.conftest import Staffroom
from tests.cases.desk import Desk
from tests.factories import FIRST_DAY, sign_in

from mamori.cases.actions import Sign, add_note, record_sign
from mamori.cases.models import Case
from mamori.cases.queries import cases_of
from mamori.journal import actions as journal
from mamori.journal.queries import entries
from mamori.people.actions import end_post, give_post
from mamori.people.models import Account, Post
from mamori.site.cli.tidy import once


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    return record_sign(by=room.homeroom, sign=sign)


def test_a_note_that_names_somebody_takes_the_case_from_them(
    room: Staffroom, case: Case, client: Client
) -> None:
    assert cases_of(room.guidance).exists()
    sign_in(client, room.nurse).post(
        f"/cases/{case.pk}/note/",
        {
            "words": "指導担当に強く叱られていた。",
            "channel": "observation",
            "adults": [room.guidance.person_id],
        },
    )
    assert not cases_of(room.guidance).exists()
    assert cases_of(room.expert).exists()
    kinds = [e.kind for e in entries([case.stream], kinds=["adult.named", "note.added"])]
    assert kinds == ["adult.named", "note.added"]


def test_a_note_that_names_the_principal_reaches_the_board(room: Staffroom, case: Case) -> None:
    add_note(
        by=room.nurse,
        case=case,
        words="x",
        channel="observation",
        adults=frozenset({room.principal.person_id}),
    )
    assert not cases_of(room.principal).exists()
    assert cases_of(room.board_officer).exists()
    assert entries([case.stream], kinds=["board.told"])


def test_whoever_names_themselves_lands_on_a_page_that_exists(
    room: Staffroom, case: Case, sign: Sign, client: Client
) -> None:
    sign_in(client, room.nurse)
    note = {"words": "x", "channel": "observation", "adults": [room.nurse.person_id]}
    assert client.post(f"/cases/{case.pk}/note/", note)["Location"] == "/"
    assert client.get("/").status_code == 200


def test_somebody_of_another_school_cannot_be_named(room: Staffroom, case: Case) -> None:
    with pytest.raises(ValueError, match="same school"):
        add_note(
            by=room.nurse,
            case=case,
            words="x",
            channel="observation",
            adults=frozenset({room.board_officer.person_id}),
        )
    assert entries([case.stream], kinds=["note.added"]) == []


def test_an_erased_case_takes_no_words_and_loses_none(
    room: Staffroom, case: Case, client: Client
) -> None:
    journal.erase(by=None, ledger=room.school.pk, stream=case.stream, why="keep-over")
    sign_in(client, room.nurse)
    assert "The words were erased." in client.get(f"/cases/{case.pk}/").content.decode()
    answer = client.post(f"/cases/{case.pk}/note/", {"words": "zu spät", "channel": "observation"})
    assert answer.status_code == 422
    assert "zu spät" in answer.content.decode()


def test_a_sign_that_reaches_nobody_does_not_say_that_it_was_shared(
    room: Staffroom, sign: Sign
) -> None:
    everybody = frozenset(
        account.person_id for account in [*room.committee, *room.chain, room.expert]
    )
    case = record_sign(by=room.teacher, sign=replace(sign, adults=everybody))
    assert entries([case.stream], kinds=["sign.shared"]) == []
    assert entries([case.stream], kinds=["sign.recorded"])


def test_whoever_names_themselves_in_a_sign_is_not_told_that_it_reached_somebody(
    room: Staffroom, client: Client
) -> None:
    form = {
        "id": uuid.uuid4(),
        "pupils": [room.child.pk],
        "adults": [room.homeroom.person_id],
        "words": "x",
        "noticed_at": "2026-11-20T12:40",
        "place": "in-school",
        "channel": "observation",
        "send": "1",
    }
    page = sign_in(client, room.homeroom).post("/signs/new/", form, follow=True).content.decode()
    assert "Written down. It names you" in page
    assert Case.unguarded.count() == 1


FOUND_OUT = {
    "meet": {"type": "full", "time": "16:00", "discussed": "x", "decided": "x"},
    "establish-facts": {"result": "fact", "found": "x"},
    "examine-background": {"before": "x", "harm": "x", "sources": "x"},
    "suspect-serious": {"type": "harm", "claimed": "x"},
    "finish-inquiry": {"found": "x", "lesson": "x"},
}


@pytest.mark.parametrize("step", sorted(FOUND_OUT))
def test_whoever_comes_up_where_the_committee_finds_out_loses_the_case(
    room: Staffroom, case: Case, desk: Desk, two: list[str], step: str
) -> None:
    assert "An adult of the school is involved" in desk.open(step)
    named = {"subjects": [room.child.pk], "behind": two, "adults": [room.guidance.person_id]}
    form: dict[str, Any] = {"on": "2026-11-02"} | named | FOUND_OUT[step]
    desk.send(step, None, **form)
    assert not cases_of(room.guidance).exists()
    assert entries([case.stream], kinds=["adult.named"])


def test_what_is_handed_in_can_name_an_adult(desk: Desk) -> None:
    assert "An adult of the school is involved" in desk.open("add-evidence")


class TestWhenPostsChangeLater:
    def name(self, room: Staffroom, case: Case, *named: Account) -> None:
        adults = frozenset(account.person_id for account in named)
        add_note(by=room.homeroom, case=case, words="x", adults=adults)

    def told(self, case: Case) -> list[str]:
        return [e.attrs["type"] for e in entries([case.stream], kinds=["board.told"])]

    def test_the_board_is_told_once_a_named_teacher_is_principal(
        self, room: Staffroom, case: Case
    ) -> None:
        self.name(room, case, room.guidance)
        once()
        assert not cases_of(room.board_officer).exists()
        give_post(
            by=None,
            school=room.school,
            person=room.guidance.person_id,
            role=Post.Role.PRINCIPAL,
            starts=FIRST_DAY,
        )
        once()
        once()
        assert cases_of(room.board_officer).get() == case
        assert self.told(case) == ["principal-named"]

    def test_the_board_is_told_once_too_few_of_the_committee_are_left(
        self, room: Staffroom, case: Case, sign: Sign
    ) -> None:
        other = record_sign(by=room.homeroom, sign=replace(sign, id=uuid.uuid4()))
        self.name(room, case, room.vice_principal)
        for leaving in (room.principal, room.nurse):
            post = Post.objects.get(person=leaving.person, role=Post.Role.COMMITTEE)
            end_post(by=None, post=post, last_day=FIRST_DAY)
        once()
        assert self.told(case) == ["few-left"]
        assert self.told(other) == []  # it names nobody: who sits on the committee is its matter

    def test_an_erased_case_is_left_alone(self, room: Staffroom, case: Case) -> None:
        self.name(room, case, room.guidance)
        journal.erase(by=None, ledger=room.school.pk, stream=case.stream, why="keep-over")
        Post.objects.filter(person=room.guidance.person).update(role=Post.Role.PRINCIPAL)
        once()
        assert self.told(case) == []
