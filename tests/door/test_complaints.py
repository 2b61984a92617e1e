"""A report about a grown-up is a complaint too: for a few, and never for whom it may mean."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings
from tests.cases.conftest import Staffroom
from tests.door.telling import ticket, told
from tests.door.test_passing_on import make_it_a_sign
from tests.door.visitor import Visitor
from tests.factories import make_staff, sign_in

from mamori.access.queries import barred_from, who_can_see
from mamori.door import flood
from mamori.door.actions import Report, go_on, take_up
from mamori.door.models import Talk
from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.people.models import Account, Post
from mamori.registers.models import Record

R = Post.Role
SPOKEN = "体育のときに たたかれた。"  # says of whom in no way


def complaint(talk: Talk) -> Record:
    return Record.unguarded.get(pk=talk.pk)


def seeing(record: Record) -> set[object]:
    return {sight.person for sight in who_can_see(record.stream, record.school)[0]}


def page(who: Account, record: Record) -> Any:
    return sign_in(Client(), who).get(reverse("registers:record", args=[record.pk]))


def do(by: Account, record: Record, slug: str, **fields: str) -> None:
    form = {"on": "2026-11-20"} | fields
    url = reverse("registers:act", args=[record.pk, slug])
    assert sign_in(Client(), by).post(url, form).status_code == 302


@pytest.mark.row("HOK-027")
@pytest.mark.row("HOK-079")
def test_it_stands_in_the_register_with_the_clock_and_none_of_its_words(
    room: Staffroom, lead: Account
) -> None:
    named = make_staff(room.school, "斎藤 健", R.COMMITTEE)
    talk = told(room.school, "斎藤先生が たたいた。", sender="pupil", about_staff=True)
    record = complaint(talk)
    assert (record.type, record.state) == ("complaint", "open")
    assert seeing(record) == {room.principal.person_id, lead.person_id}
    (first,) = entries([record.stream], kinds=["complaint.received"])
    assert (first.by, first.words) == (None, {})
    assert first.attrs == {"way": "door", "from": "pupil", "about": "staff"}
    duty = Duty.objects.get(stream=record.stream, entry="answer-complaint-about-staff")
    assert duty.state == "open"
    assert barred_from(record.stream) == {named.person_id}
    shown = page(room.principal, record).content.decode()
    assert "It is about, or may mean: 斎藤 健. They cannot see it." in shown
    assert f"/door/staff/talks/{talk.pk}/" in shown
    assert "たたいた" not in shown


def test_a_report_about_nobody_of_the_staff_is_no_complaint(room: Staffroom) -> None:
    told(room.school, "となりの子に たたかれた。")
    assert not Record.unguarded.exists()


def test_of_whom_nobody_knows_no_more_people_learn_of_it_than_of_the_report(
    room: Staffroom, lead: Account
) -> None:
    talk = told(room.school, SPOKEN, about_staff=True)
    record = complaint(talk)
    assert seeing(record) == {lead.person_id, room.principal.person_id}
    for account in (room.vice_principal, room.guidance, room.nurse):
        assert page(account, record).status_code == 404
        listed = sign_in(Client(), account).get(reverse("registers:register", args=["complaint"]))
        assert record.number not in listed.content.decode()
    assert "may mean" not in page(lead, record).content.decode()


def test_sent_twice_it_is_one_complaint(room: Staffroom, child: Visitor) -> None:
    child.get()
    form = child.hidden
    for words in (SPOKEN, SPOKEN, "もっと。"):
        child.hidden = form
        child.post(words=words, about_staff="yes")
    assert Talk.unguarded.count() == 1
    assert Record.unguarded.count() == 1


def test_ticked_only_later_it_becomes_one_then(room: Staffroom, lead: Account) -> None:
    talk = told(room.school, SPOKEN)
    assert not Record.unguarded.exists()
    for _twice in range(2):
        go_on(talk=talk, ticket=ticket(), report=Report("おとなです。", about_staff=True))
    assert seeing(complaint(talk)) == {lead.person_id, room.principal.person_id}


def test_whom_a_later_message_names_loses_the_complaint_too(room: Staffroom, lead: Account) -> None:
    talk = told(room.school, SPOKEN, about_staff=True)
    go_on(talk=talk, ticket=ticket(), report=Report("校長先生です。"))
    record = complaint(talk)
    assert barred_from(record.stream) == {room.principal.person_id}
    assert page(room.principal, record).status_code == 404
    # The next who leads goes on, and the board knows: of the report as of the complaint.
    for stream in (talk.stream, record.stream):
        sights = who_can_see(stream, room.school)[0]
        assert {sight.person for sight in sights} == {
            lead.person_id,
            room.vice_principal.person_id,
            room.board_officer.person_id,
        }
        assert len(entries([stream], kinds=["board.told"])) == 1


def test_whom_its_reader_ticks_loses_the_complaint_too(room: Staffroom, lead: Account) -> None:
    talk = told(room.school, SPOKEN, about_staff=True)
    named = room.principal
    answer = make_it_a_sign(
        lead, talk, pupils=[room.child.pk], adults=[str(named.person_id)], id=uuid.uuid4()
    )
    assert answer.status_code == 302
    assert page(named, complaint(talk)).status_code == 404
    assert page(room.vice_principal, complaint(talk)).status_code == 200


def test_the_child_reads_in_its_talk_what_the_register_lets_it_read(
    room: Staffroom, child: Visitor
) -> None:
    child.tell(SPOKEN, sender="pupil", about_staff="yes")
    record = Record.unguarded.get()
    do(room.principal, record, "acknowledge", way="door", said="しらべます。")
    do(room.principal, record, "decide", found="ないしょ。", said="まだ。", readable="no")
    do(room.principal, record, "answer", way="door", said="もう しません。", reader="talk")
    talk = child.come_back().content.decode()
    assert re.search("体育の.*しらべます。.*もう しません。", talk, re.DOTALL)
    assert "ないしょ" not in talk
    assert "まだ。" not in talk
    assert (
        Duty.objects.get(stream=record.stream, entry="answer-complaint-about-staff").state == "met"
    )
    assert "Give words with which" not in page(room.principal, record).content.decode()


def test_nobody_gets_two_mails_for_one_report(room: Staffroom, settings: Settings) -> None:
    settings.EMAIL_HOST = "localhost"
    told(room.school, SPOKEN, about_staff=True)
    assert DBTaskResult.objects.count() == 1  # the principal; there is no lead here


def test_in_a_pile_it_becomes_one_when_somebody_takes_it_up(
    room: Staffroom, lead: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flood, "AN_HOUR", 0)
    monkeypatch.setattr(flood, "TIMES", 0)
    talk = told(room.school, SPOKEN, about_staff=True)
    assert talk.piled
    assert not Record.unguarded.exists()
    for _twice in range(2):
        take_up(by=room.principal, talk=talk)
    assert seeing(complaint(talk)) == {lead.person_id, room.principal.person_id}
