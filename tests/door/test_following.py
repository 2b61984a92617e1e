"""Whoever complained is given six words, and reads with them what the school lets them read."""

import re

import pytest
from django.urls import reverse
from tests.door.visitor import Visitor
from tests.registers.conftest import Office, office

from mamori.door.actions import open_door
from mamori.door.models import Receipt
from mamori.journal.queries import entries

__all__ = ["office"]

WORDS = re.compile(r"<li>([a-z]+)</li>")


@pytest.mark.row("NER-19", "NER-20")
def test_the_answer_is_read_at_the_door_and_what_is_not_for_them_is_not(office: Office) -> None:
    record = office.complain()
    url = reverse("door:give_receipt", args=[record.stream])
    assert office.client(office.teacher).get(url).status_code == 404
    page = office.client(office.principal).post(url).content.decode()
    receipt = " ".join(WORDS.findall(page))
    assert len(receipt.split()) == 6
    assert len(entries([record.stream], kinds=["receipt.given"])) == 1

    guest = Visitor(open_door(school=office.school), "en")
    first = guest.come_back(receipt)
    assert first.status_code == 200
    assert "has not answered yet" in first.content.decode()
    answered = office.do(
        office.principal,
        record,
        "answer",
        way="letter",
        said="調べて、あらためました。",
        reader="清水さん",
    )
    assert answered.status_code == 302, answered.content.decode()
    page = guest.come_back(receipt).content.decode()
    assert "調べて、あらためました。" in page
    assert "授業で子どもがどなられた" not in page


def test_words_to_follow_lead_to_no_form_of_a_talk(office: Office) -> None:
    record = office.complain()
    office.client(office.principal).post(reverse("door:give_receipt", args=[record.stream]))
    (row,) = Receipt.unguarded.all()
    assert row.stream == record.stream
    guest = Visitor(open_door(school=office.school), "en")
    guest.get()
    assert guest.post("slip", receipt="one two three").status_code == 404


def test_the_board_gives_words_that_work_at_the_schools_door(office: Office) -> None:
    record = office.complain(None, what="校長 五郎がどなった。")
    url = reverse("door:give_receipt", args=[record.stream])
    page = office.client(office.officer).post(url).content.decode()
    guest = Visitor(open_door(school=office.school), "en")
    assert guest.come_back(" ".join(WORDS.findall(page))).status_code == 200
