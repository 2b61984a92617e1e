"""Where one can ask for help is published, kept true, and told to everybody."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.cases.conftest import Staffroom
from tests.door.telling import told
from tests.door.visitor import Visitor
from tests.factories import make_staff, sign_in

from mamori.base import clock
from mamori.door.actions import open_door
from mamori.door.models import Door
from mamori.door.queries import numbers
from mamori.duties.actions import note
from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.people.models import Account, Post, School

FIRST = datetime(2026, 4, 1, 0, 0, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 2, 6, 30, tzinfo=UTC)


def year_begins(school: School) -> None:
    stream = f"school:{school.pk}"
    with clock.at(FIRST):
        note(by=None, school=school, stream=stream, kind="year.started", attrs={"year": "2026"})


def duty(school: School, entry: str) -> str:
    return Duty.objects.get(stream=f"school:{school.pk}", entry=entry).state


@pytest.mark.row("HOK-066", "HOK-101")
def test_the_windows_are_published_and_everybody_reads_them(
    room: Staffroom, child: Visitor
) -> None:
    year_begins(room.school)
    desk = sign_in(Client(), room.nurse)
    form = {
        "places": "保健室《ほけんしつ》：休み時間\n<b>だれでも</b>",
        "guardians": "代表番号へ。",
        "policy": "https://school.example/policy",
    }
    with clock.at(NOVEMBER):
        assert desk.post("/door/staff/windows/", form | {"places": ""}).status_code == 422
        assert duty(room.school, "publish-windows") == "open"
        assert desk.post("/door/staff/windows/", form).status_code == 302
    assert duty(room.school, "publish-windows") == "met"
    page = child.get("windows").content.decode()
    assert "<ruby>保健室<rp>(</rp><rt>ほけんしつ</rt>" in page
    assert "&lt;b&gt;" in page
    assert "2026年11月2日" in page
    families = child.get("families").content.decode()
    assert 'href="https://school.example/policy"' in families
    assert "代表番号へ。" in families
    # What stands there now is what the form begins with.
    assert "休み時間" in desk.get("/door/staff/windows/").content.decode()


@pytest.mark.row("HOK-101")
def test_guardians_see_the_committee_by_posts_and_by_name_only_if_the_school_says_so(
    room: Staffroom, child: Visitor
) -> None:
    page = child.get("families").content.decode()
    assert "校長" in page
    assert "養護教諭" in page
    assert "五" not in page.partition("<main")[2]
    form = {"places": "保健室", "names": "on"}
    assert sign_in(Client(), room.nurse).post("/door/staff/windows/", form).status_code == 302
    assert "養護 六" in child.get("families").content.decode()


@pytest.mark.row("HOK-151")
def test_the_help_lines_are_always_in_sight_with_the_day_of_their_last_check(
    room: Staffroom, child: Visitor
) -> None:
    year_begins(room.school)
    assert duty(room.school, "check-help-line-numbers") == "open"
    for name in ("front", "back", "windows", "families"):
        page = child.get(name).content.decode()
        for number in ("0120-0-78310", "0120-3882-56", "011-372-8341", "0120-677-110"):
            assert number in page
        assert "2026年11月22日" in page  # the day of the pack, before the school looked itself
    with clock.at(NOVEMBER):
        office = make_staff(room.school, "事務 恵子", Post.Role.OFFICE)
        assert sign_in(Client(), office).post("/door/staff/lines/").status_code == 302
    assert "2026年11月2日" in child.get("back").content.decode()
    assert duty(room.school, "check-help-line-numbers") == "met"
    assert sign_in(Client(), room.teacher).post("/door/staff/lines/").status_code == 404


def test_the_address_and_the_poster_are_there_for_all_staff(room: Staffroom) -> None:
    desk = sign_in(Client(), room.teacher)
    page = desk.get("/door/staff/address/").content.decode()
    code = Door.objects.get(school=room.school).code
    assert f"/door/{code}/" in page
    assert "<svg" in page
    assert desk.get("/door/staff/poster.pdf").content.startswith(b"%PDF-")
    assert open_door(school=room.school) == code


@pytest.mark.row("DNI-12")
def test_numbers_tell_of_no_small_group_and_of_nothing_one_cannot_see(
    room: Staffroom, lead: Account
) -> None:
    with clock.at(NOVEMBER):
        for number in range(9):
            told(room.school, f"{number}", sender="pupil")
        for number in range(6):
            told(room.school, f"{number}", sender="guardian")
        told(room.school, "近所", sender="resident")
        told(room.school, "養護 六が", sender="unknown")
    (term,) = numbers(lead)
    assert term.starts.isoformat() == "2026-08-01"
    assert term.reports == 17
    senders = dict(term.senders)
    assert senders["resident"] is None
    assert senders["unknown"] is None
    assert senders["pupil"] == 9
    (mine,) = numbers(room.nurse)
    assert mine.reports == 16
    # One small group alone would follow from the sum, so the next smallest is hidden with it.
    hidden = {sender for sender, number in mine.senders if number is None}
    assert hidden == {"resident", "guardian"}
    page = sign_in(Client(), lead).get("/door/staff/talks/numbers/")
    assert page.status_code == 200
    assert entries([f"school:{room.school.pk}"], kinds=["record.read"]) == []
