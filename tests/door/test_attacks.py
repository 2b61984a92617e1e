"""What somebody might try at a page that asks nobody who they are."""

import base64
import html
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.cases.conftest import Staffroom
from tests.door.telling import told
from tests.door.visitor import Visitor
from tests.factories import make_school, sign_in

from mamori.base import clock
from mamori.door.actions import open_door
from mamori.door.models import Talk
from mamori.door.tickets import new_visit, read_ticket, read_visit
from mamori.journal.models import Fact

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture
def other(room: Staffroom) -> Visitor:
    return Visitor(open_door(school=make_school("よその学校")), "ja")


def test_a_ticket_of_another_school_is_none(child: Visitor, other: Visitor) -> None:
    other.get()
    child.hidden = other.hidden
    assert child.post(words="まちがい。").status_code == 422
    assert Talk.unguarded.count() == 0


def test_a_page_of_one_talk_opens_no_other_and_none_of_another_school(
    room: Staffroom, child: Visitor, other: Visitor
) -> None:
    child.tell("わたしの。")
    child.come_back()
    elsewhere = told(make_school("三つ目の学校"), "よその はなし。")
    child.hidden["visit"] = new_visit(room.school.pk, elsewhere.stream)  # even a true field
    assert child.post("more", words="x").status_code == 422
    other.get()
    other.hidden |= {"visit": new_visit(room.school.pk, Talk.unguarded.earliest("at").stream)}
    assert other.post("more", words="x").status_code == 422


@pytest.mark.parametrize("field", ["", "AAAA", "あ", "\x00", base64.b64encode(bytes(400)).decode()])
def test_made_up_fields_open_nothing(room: Staffroom, field: str) -> None:
    assert read_ticket(room.school.pk, field) is None
    assert read_visit(room.school.pk, field) is None


def test_a_field_that_was_changed_opens_nothing(room: Staffroom) -> None:
    field = new_visit(room.school.pk, "talk:1")
    for at in range(0, len(field) - 4, 7):
        letter = "A" if field[at] != "A" else "B"
        assert read_visit(room.school.pk, field[:at] + letter + field[at + 1 :]) is None


def test_a_visit_ends_after_an_hour(room: Staffroom) -> None:
    field = new_visit(room.school.pk, "talk:1")
    assert read_visit(room.school.pk, field) is not None
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert read_visit(room.school.pk, field) is None


def test_what_was_typed_is_text_wherever_it_is_shown(room: Staffroom, child: Visitor) -> None:
    child.tell(SCRIPT, name=SCRIPT[:90], group=SCRIPT[:50])
    talk = Talk.unguarded.get()
    desk = sign_in(Client(), room.nurse)
    pages = [
        child.come_back(),
        child.come_back(SCRIPT),
        desk.get(f"/door/staff/talks/{talk.pk}/"),
        desk.get(f"/door/staff/talks/{talk.pk}/sign/"),
        desk.get(f"/door/staff/talks/{talk.pk}/case/"),
    ]
    for page in pages:
        assert "<script>alert" not in page.content.decode()
        assert "<img src=x" not in page.content.decode()
        assert "unsafe" not in page["Content-Security-Policy"]
    assert SCRIPT in html.unescape(pages[2].content.decode())


@pytest.mark.parametrize("words", ["a\x00b", "\ud7ff\ufffe", "🙂" * 5000, "\u202egnp", "ｶﾞ" * 3])
def test_strange_letters_are_taken_or_sent_back_and_never_an_error(
    child: Visitor, words: str
) -> None:
    assert child.tell(words).status_code in {200, 422}
    assert child.come_back(words[:300]).status_code in {200, 422}


def test_too_long_a_text_comes_back_whole(child: Visitor) -> None:
    answer = child.tell("あ" * 20_001)
    assert answer.status_code == 422
    assert "あ" * 20_001 in answer.content.decode()


def test_a_form_that_is_no_form_is_not_understood(child: Visitor) -> None:
    kind = "multipart/form-data; boundary=x"
    answer = Client().post(child.url(), data=b"--y\r\nnonsense", content_type=kind)
    assert answer.status_code in {400, 422}
    assert not answer.cookies


def test_whoever_is_signed_in_tells_as_anybody_and_loses_no_session(
    room: Staffroom, child: Visitor
) -> None:
    """A teacher who tells something themselves: nothing says that it was they."""
    desk = sign_in(Client(), room.teacher)
    child.get()
    answer = desk.post(child.url(), child.hidden | {"words": "見ました。"})
    assert answer.status_code == 200
    assert not answer.cookies
    talk = Talk.unguarded.get()
    facts = Fact.unguarded.filter(stream=talk.stream)
    assert not facts.exclude(by=None).exists()
    assert str(room.teacher.person_id) not in str(list(facts.values()))
    assert desk.get(reverse("desk:today")).status_code == 200
