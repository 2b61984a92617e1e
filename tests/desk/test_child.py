"""A child's page, and breaking the glass."""

import io
import uuid
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from tests.cases.conftest import Staffroom
from tests.factories import make_pupil, make_staff, sign_in

from mamori.cases.actions import Deed, Sign, record_sign, take_step
from mamori.cases.queries import cases_of
from mamori.journal.queries import entries
from mamori.people.models import Person, Post

WHY = "保護者から今すぐの相談があった"


def page_of(child: Person) -> str:
    return reverse("desk:child", args=[child.pk])


@pytest.mark.row("HOK-063")
def test_the_page_gathers_only_what_one_has_a_seat_for(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    record_sign(by=room.homeroom, sign=sign)
    closed = replace(
        sign,
        id=uuid.uuid4(),
        words="教頭の言葉に怯えていた。",
        adults=frozenset({room.vice_principal.person_id}),
    )
    record_sign(by=room.teacher, sign=closed)
    principal = sign_in(client, room.principal).get(page_of(room.child)).content.decode()
    assert "上履き" in principal
    assert "怯えていた" in principal
    named = sign_in(client, room.vice_principal).get(page_of(room.child)).content.decode()
    assert "上履き" in named
    assert "怯えていた" not in named


def test_without_a_seat_a_child_with_signs_looks_like_one_without(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    record_sign(by=room.homeroom, sign=sign)
    quiet = make_pupil(room.school, "静か 児")
    sign_in(client, make_staff(room.school, "事務", Post.Role.OFFICE))
    answers = [client.get(page_of(child)) for child in (room.child, quiet)]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_the_page_of_an_adult_does_not_tell_whom_a_sign_names(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    named = frozenset({room.vice_principal.person_id})
    record_sign(by=room.homeroom, sign=replace(sign, adults=named))
    sign_in(client, room.homeroom)
    assert client.get(page_of(room.child)).status_code == 200
    for adult in (room.vice_principal, room.guidance):
        assert client.get(page_of(adult.person)).status_code == 404


@pytest.mark.row("HOK-063")
def test_the_page_shows_the_part_that_is_asked_for_in_its_order(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    other = record_sign(by=room.teacher, sign=replace(sign, id=uuid.uuid4(), words="また無い。"))
    both = frozenset({room.nurse.person_id, room.expert.person_id})
    deed = Deed({"type": "full"}, words={"discussed": "家のこと。", "decided": "x"}, behind=both)
    take_step(by=room.nurse, case=case, step="meet", deed=deed)

    def shown(**asked: object) -> str:
        return sign_in(client, room.nurse).get(page_of(room.child), asked).content.decode()

    everything = shown()
    assert everything.index("家のこと。") < everything.index("上履き")
    oldest = shown(order="oldest")
    assert oldest.index("上履き") < oldest.index("また無い。") < oldest.index("家のこと。")
    assert "家のこと。" not in shown(show="facts")
    assert "上履き" not in shown(show="judgement")
    about = shown(child=room.child.pk)
    assert "また無い。" in about
    assert "家のこと。" not in about
    assert "There is nothing like that" in shown(show="closing")
    assert f'href="{page_of(room.child)}chronology.pdf?show=facts"' in shown(show="facts")
    assert other.number in about


def test_the_page_is_printed_with_the_case_of_each_entry(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    first = record_sign(by=room.homeroom, sign=sign)
    second = record_sign(by=room.teacher, sign=replace(sign, id=uuid.uuid4(), words="また無い。"))
    few = Deed(words={"children": [str(room.child.pk)], "support": "ひみつのこと。"})
    take_step(by=room.nurse, case=first, step="note-background", deed=few)
    answer = sign_in(client, room.nurse).get(f"{page_of(room.child)}chronology.pdf")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    found = PdfReader(io.BytesIO(answer.content))
    told = "".join("".join(page.extract_text().split()) for page in found.pages)
    for said in ("池田結衣", "上履き", "また無い。", first.number, second.number):
        assert said in told
    assert "ひみつのこと。" not in told
    assert not [one for one in (found.metadata or {}).values() if "池田" in str(one)]
    assert len(entries([second.stream], kinds=["record.read"])) == 1


class TestBreakingTheGlass:
    @pytest.fixture
    def nurse(self, room: Staffroom, client: Client) -> Client:
        Post.objects.filter(person=room.nurse.person, role=Post.Role.COMMITTEE).delete()
        return sign_in(client, room.nurse)

    def ask(self, room: Staffroom, nurse: Client, **changes: object) -> object:
        form = {"child": room.child.pk, "why": WHY, "open": "1"}
        return nurse.post("/glass/", form | changes, follow=True)

    def test_opens_for_some_hours_and_is_told(
        self, room: Staffroom, sign: Sign, nurse: Client
    ) -> None:
        case = record_sign(by=room.homeroom, sign=sign)
        assert not cases_of(room.nurse).exists()
        answer = self.ask(room, nurse)
        assert case.number in answer.content.decode()
        (broken,) = entries([case.stream], kinds=["glass.broken"])
        assert broken.by == room.nurse.person_id
        assert broken.words == {"why": WHY}
        reads = sign_in(Client(), room.principal).get(f"/cases/{case.pk}/reads/")
        assert WHY in reads.content.decode()

    def test_waits_on_the_principals_desk_until_the_reason_was_read(
        self, room: Staffroom, sign: Sign, nurse: Client
    ) -> None:
        case = record_sign(by=room.homeroom, sign=sign)
        self.ask(room, nurse)
        told = "Somebody opened this record in an emergency: read why"
        principal = sign_in(Client(), room.principal)
        assert told in principal.get("/").content.decode()
        principal.post(f"/cases/{case.pk}/reads/reviewed/")
        assert told not in principal.get("/").content.decode()

    def test_nobody_reads_their_own_reason_as_the_reviewer(
        self, room: Staffroom, sign: Sign, client: Client
    ) -> None:
        case = record_sign(by=room.homeroom, sign=sign)
        principal = sign_in(client, room.principal)
        self.ask(room, principal)
        assert "I have read why" not in principal.get(f"/cases/{case.pk}/reads/").content.decode()
        assert principal.post(f"/cases/{case.pk}/reads/reviewed/").status_code == 403
        other = sign_in(Client(), room.vice_principal)
        assert "I have read why" in other.get(f"/cases/{case.pk}/reads/").content.decode()
        assert other.post(f"/cases/{case.pk}/reads/reviewed/").status_code == 302

    def test_a_record_that_names_the_asker_stays_unseen(
        self, room: Staffroom, sign: Sign, nurse: Client
    ) -> None:
        empty = self.ask(room, nurse).content.decode()
        named = replace(sign, adults=frozenset({room.nurse.person_id}))
        record_sign(by=room.homeroom, sign=named)
        again = self.ask(room, nurse).content.decode()
        told = "There is no record about this child that could be opened for you."
        assert told in empty
        assert told in again
        assert not cases_of(room.nurse).exists()

    def test_without_a_reason_nothing_opens(
        self, room: Staffroom, sign: Sign, nurse: Client
    ) -> None:
        record_sign(by=room.homeroom, sign=sign)
        answer = self.ask(room, nurse, why=" ")
        assert answer.status_code == 422
        assert not cases_of(room.nurse).exists()

    def test_most_posts_cannot_ask_at_all(self, room: Staffroom, client: Client) -> None:
        sign_in(client, room.teacher)
        assert client.get("/glass/").status_code == 404
        assert client.post("/glass/", {"open": "1"}).status_code == 404
