"""A school may all write at once; what is more waits in one pile; who sent it is kept nowhere."""

import logging
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings
from tests.cases.conftest import Staffroom
from tests.door.telling import ticket, told
from tests.door.visitor import Visitor
from tests.factories import sign_in

from mamori.base import clock
from mamori.door import flood
from mamori.door.actions import Report, go_on
from mamori.door.models import Talk
from mamori.duties.queries import open_duties
from mamori.journal.queries import entries

ADDRESS, AGENT = "203.0.113.77", "PLANTED-AGENT/1.0"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a flood begin at the fourth report of an hour."""
    monkeypatch.setattr(flood, "AN_HOUR", 3)


def test_an_assembly_is_no_flood(room: Staffroom) -> None:
    assert flood.AN_HOUR >= 600
    for n in range(40):
        told(room.school, f"{n}")
    assert not Talk.unguarded.filter(piled=True).exists()


def test_a_flood_is_taken_in_and_is_one_thing_to_do(
    room: Staffroom, small: None, settings: Settings
) -> None:
    settings.EMAIL_HOST = "localhost"
    for n in range(9):
        told(room.school, f"{n}", sender="pupil")
    assert Talk.unguarded.count() == 9
    piled = Talk.unguarded.filter(piled=True)
    assert piled.count() == 6
    assert [due for talk in piled for due in open_duties([talk.stream], "en")] == []
    (due,) = open_duties([flood.pile_of(room.school)], "en")
    assert due.entry == "mamori/look-through-the-pile"
    readers = len(room.committee) + 1
    assert DBTaskResult.objects.count() == 4 * readers  # three reports, and once for the pile


def test_the_pile_is_gone_through_and_what_is_true_taken_out(room: Staffroom, small: None) -> None:
    for n in range(5):
        told(room.school, f"{n}", sender="pupil", danger=n == 4)
    desk = sign_in(Client(), room.nurse)
    page = desk.get("/door/staff/talks/").content.decode()
    worst, other = Talk.unguarded.filter(piled=True).order_by("-danger")
    assert page.index(worst.number) < page.index(other.number)
    assert page.index("pile") < page.index(worst.number)
    for _twice in range(2):
        assert desk.post(f"/door/staff/talks/{worst.pk}/take-up/").status_code == 302
    dues = {due.entry for due in open_duties([worst.stream], "en")}
    assert "jp-hokuyo/pass-report-on" in dues
    assert len(entries([worst.stream], kinds=["report.received"])) == 1
    assert desk.post("/door/staff/talks/pile/").status_code == 302
    assert open_duties([flood.pile_of(room.school)], "en") == []
    assert sign_in(Client(), room.teacher).post("/door/staff/talks/pile/").status_code == 404


def test_whoever_is_in_the_pile_comes_back_as_everybody(
    room: Staffroom, child: Visitor, small: None
) -> None:
    for n in range(4):
        told(room.school, f"{n}")
    child.tell("わたしは ほんとう。")
    assert Talk.unguarded.filter(piled=True).count() == 2
    assert "わたしは ほんとう。" in child.come_back().content.decode()


def test_beyond_what_a_disk_must_bear_the_words_stay_in_the_form_beside_the_numbers(
    child: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flood, "MOST_A_DAY", 1)
    assert child.tell("ひとつめ。").status_code == 200
    answer = child.tell("ふたつめ。")
    assert answer.status_code == 503
    page = answer.content.decode()
    assert "ふたつめ。" in page
    assert "0120-0-78310" in page
    assert Talk.unguarded.count() == 1


def test_the_bounds_are_each_schools_own(
    room: Staffroom, child: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.factories import make_school  # noqa: PLC0415 -- only here

    monkeypatch.setattr(flood, "MOST_A_DAY", 1)
    told(make_school("よその学校"))
    assert child.tell("うちの。").status_code == 200


def test_no_address_and_no_browser_is_kept_or_logged(
    room: Staffroom, caplog: pytest.LogCaptureFixture, child: Visitor, data: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    client = Client(REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT=AGENT, HTTP_X_FORWARDED_FOR=ADDRESS)
    url = child.url()
    child.get()
    for words in ("はなす。", ""):
        client.post(url, child.hidden | {"words": words})
    client.post(child.url("back"), {"receipt": "wrong words"})
    client.get("/door/ZZZZZZ/")
    assert Talk.unguarded.count() == 1
    assert Session.objects.count() == 0
    with connection.cursor() as cursor:
        kept = ""
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- names of our own tables
            kept += str(cursor.fetchall())
    assert ADDRESS not in kept
    assert AGENT not in kept
    # What Django's own test client shows of the database is no log of ours.
    ours = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert not any(ADDRESS in str(vars(r)["msg"]) or AGENT in str(vars(r)["msg"]) for r in ours)
    assert cache.get(ADDRESS) is None


def test_one_talk_fills_neither_a_mailbox_nor_a_disk(
    room: Staffroom, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_HOST = "localhost"
    monkeypatch.setattr(flood, "MOST_OF_A_TALK", 5)
    talk = told(room.school)
    mails = DBTaskResult.objects.count()
    with clock.at(clock.now()):
        for n in range(5):
            go_on(talk=talk, ticket=ticket(), report=Report(f"{n}"))
        with pytest.raises(flood.Full):
            go_on(talk=talk, ticket=ticket(), report=Report("5"))
    assert DBTaskResult.objects.count() == 2 * mails  # of the first that was added
    assert len(entries([talk.stream], kinds=["report.continued"])) == 5
    with clock.at(clock.now() + flood.DAY):
        go_on(talk=talk, ticket=ticket(), report=Report("5"))
    assert DBTaskResult.objects.count() == 3 * mails
