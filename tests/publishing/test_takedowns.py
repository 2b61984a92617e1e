"""What must come down is followed until a new look proves it gone, and opens when it comes back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings
from tests.factories import make_pupil
from tests.publishing.sweeping import (
    CLEAN,
    PUPILS,
    Unit,
    Website,
    make_unit,
    served,
    work,
    workbook,
)

from mamori.base import clock
from mamori.base.crawling import Pace
from mamori.base.mail import send_knock
from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.people.models import Person
from mamori.people.queries import school_day
from mamori.publishing import places
from mamori.publishing.actions import looking_again
from mamori.publishing.models import Sweep, TakeDown

LIST = "/tep/danh-sach-5A.xlsx"
TAKE, SEE = "take-down-what-was-published", "see-that-it-is-gone"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "Pace", lambda: Pace(lambda _seconds: None))


@pytest.fixture
def unit(db: None) -> Unit:
    return make_unit()


@pytest.fixture
def website() -> Iterator[Website]:
    with served(Website()) as site:
        site.pages[LIST] = workbook(*PUPILS)
        site.link(LIST)
        yield site


@pytest.fixture
def row(unit: Unit, website: Website) -> TakeDown:
    unit.sweep(f"{website.url}/")
    return TakeDown.unguarded.get()


def state(row: TakeDown) -> str:
    row.refresh_from_db()
    return str(row.state)


def duties(row: TakeDown) -> dict[str, str]:
    return dict(Duty.objects.filter(stream=row.stream).values_list("entry", "state"))


def kinds(row: TakeDown) -> list[str]:
    return [one.kind for one in entries([row.stream])]


@pytest.mark.row("DNI-05")
def test_a_word_that_it_is_gone_proves_nothing_and_a_new_look_does(
    unit: Unit, website: Website, row: TakeDown
) -> None:
    assert unit.do(unit.ict, row, "removed").status_code == 302
    assert state(row) == "removed"
    assert duties(row)[TAKE] == "met"
    assert duties(row)[SEE] == "open"
    del website.pages[LIST]
    work()
    assert state(row) == "gone"
    assert duties(row)[SEE] == "met"
    looked, proved = entries([row.stream], kinds=["takedown.looked", "takedown.proved"])
    assert looked.attrs == {"result": "gone", "how": "not-found"}
    assert proved.attrs == {"how": "not-found"}
    page = unit.client(unit.principal).get(reverse("publishing:takedowns"))
    (told,) = page.context["rows"]
    assert told.removed
    assert told.proved
    assert not told.is_late


@pytest.mark.row("DNI-05")
def test_what_is_said_to_be_gone_and_stands_there_is_open_again(unit: Unit, row: TakeDown) -> None:
    unit.do(unit.ict, row, "removed")
    work()
    assert state(row) == "open"
    again = entries([row.stream], kinds=["takedown.reopened"])[-1]
    assert again.attrs["said"] == "removed"
    assert "person-list" in again.attrs["findings"]
    of_it = Duty.objects.filter(stream=row.stream, entry=TAKE)
    assert sorted(of_it.values_list("state", flat=True)) == ["met", "open"]


@pytest.mark.row("DNI-05")
@pytest.mark.parametrize(("there", "how"), [(403, "closed"), (CLEAN, "changed")])
def test_shut_for_strangers_or_replaced_is_gone_too(
    unit: Unit, website: Website, row: TakeDown, there: bytes | int, how: str
) -> None:
    website.pages[LIST] = there
    unit.do(unit.ict, row, "removed")
    work()
    assert state(row) == "gone"
    assert entries([row.stream], kinds=["takedown.proved"])[-1].attrs["how"] == how


def test_a_server_that_fails_proves_nothing(unit: Unit, website: Website, row: TakeDown) -> None:
    website.pages[LIST] = 500
    unit.do(unit.ict, row, "removed")
    work()
    assert state(row) == "removed"
    row.refresh_from_db()
    assert row.next_look
    del website.pages[LIST]
    with clock.at(row.next_look + timedelta(minutes=1)):
        looking_again.look_at_due()
        work()
    assert state(row) == "gone"


@pytest.mark.row("DNI-05")
def test_caches_and_older_addresses_must_be_gone_as_well(
    unit: Unit, website: Website, row: TakeDown
) -> None:
    cache = "/cache/5a.xlsx"
    website.pages[cache] = website.pages.pop(LIST)
    named = unit.do(unit.ict, row, "also", what="cache", address=f"{website.url}{cache}")
    assert named.status_code == 302
    unit.do(unit.ict, row, "removed")
    work()
    assert state(row) == "open"
    shown = unit.page(unit.ict, row).content.decode()
    assert cache in shown
    del website.pages[cache]
    unit.do(unit.ict, row, "removed")
    work()
    assert state(row) == "gone"


@pytest.mark.row("DNI-05")
def test_what_robots_txt_hides_is_still_looked_at_again(
    unit: Unit, website: Website, row: TakeDown
) -> None:
    website.pages["/robots.txt"] = b"User-agent: *\nDisallow: /\n"
    unit.do(unit.ict, row, "removed")
    work()
    assert state(row) == "open"


@pytest.mark.row("DNI-05")
@pytest.mark.parametrize("by", ["look", "sweep"])
def test_what_comes_back_is_open_again(
    unit: Unit, website: Website, row: TakeDown, by: str
) -> None:
    kept = website.pages.pop(LIST)
    unit.do(unit.ict, row, "removed")
    work()
    assert state(row) == "gone"
    website.pages[LIST] = kept
    row.refresh_from_db()
    if by == "sweep":
        unit.again(Sweep.unguarded.get())
    else:
        assert row.next_look
        with clock.at(row.next_look + timedelta(minutes=1)):
            looking_again.look_at_due()
            work()
    assert state(row) == "open"
    assert entries([row.stream], kinds=["takedown.reopened"])[-1].attrs["said"] == "gone"
    assert row.by > school_day(unit.school)


def test_what_stays_gone_is_looked_at_three_times_more(
    unit: Unit, website: Website, row: TakeDown
) -> None:
    del website.pages[LIST]
    unit.do(unit.ict, row, "removed")
    work()
    days = []
    while (at := TakeDown.unguarded.get().next_look) is not None:
        days.append((at - clock.now()).days)
        with clock.at(at + timedelta(minutes=1)):
            looking_again.look_at_due()
            work()
    assert len(days) == 3
    assert kinds(row).count("takedown.looked") == 4
    assert kinds(row).count("takedown.proved") == 1


def test_that_a_pupil_left_the_lists_does_not_take_them_out_of_a_file(
    unit: Unit, website: Website, row: TakeDown
) -> None:
    website.pages[LIST] = workbook("Nguyễn Thị Mai Anh")
    unit.do(unit.ict, row, "removed")
    work()
    assert state(row) == "open"
    first = entries([row.stream], kinds=["takedown.reopened"])[-1]
    assert first.words
    Person.objects.filter(kind=Person.Kind.PUPIL).update(left_on=school_day(unit.school))
    make_pupil(unit.school, "Hồ Ngọc Hân")
    unit.do(unit.ict, row, "removed")
    work()
    assert state(row) == "open"


@pytest.mark.row("DNI-01")
def test_it_stays_only_if_a_second_person_decides_so(unit: Unit, row: TakeDown) -> None:
    asked = unit.do(unit.vice, row, "ask-to-stay", reason="consent", words="Có giấy đồng ý.")
    assert asked.status_code == 302
    assert state(row) == "asked"
    assert duties(row)[TAKE] == "open"
    own = unit.do(unit.vice, row, "decide", stays="yes", words="Đồng ý.")
    assert own.status_code == 422
    assert state(row) == "asked"
    assert unit.do(unit.clerk, row, "decide", stays="yes", words="x").status_code == 404
    assert unit.do(unit.principal, row, "decide", stays="yes", words="Đúng.").status_code == 302
    assert state(row) == "stays"
    assert duties(row)[TAKE] == "met"
    stayed = entries([row.stream], kinds=["takedown.stayed"])[-1]
    assert stayed.attrs["reason"] == "consent"


def test_what_was_judged_stays_until_more_stands_there(
    unit: Unit, website: Website, row: TakeDown
) -> None:
    unit.do(unit.vice, row, "ask-to-stay", reason="consent", words="Có giấy đồng ý.")
    unit.do(unit.principal, row, "decide", stays="yes", words="Đúng.")
    unit.again(Sweep.unguarded.get())
    assert state(row) == "stays"
    make_pupil(unit.school, "Hồ Ngọc Hân")
    website.pages[LIST] = workbook(*PUPILS, "Hồ Ngọc Hân")
    unit.again(Sweep.unguarded.get())
    assert state(row) == "open"
    assert entries([row.stream], kinds=["takedown.reopened"])[-1].attrs["said"] == "stays"


def test_that_it_may_not_stay_makes_it_due_again(unit: Unit, row: TakeDown) -> None:
    unit.do(unit.vice, row, "ask-to-stay", reason="own-work", words="Bài của học sinh.")
    unit.do(unit.principal, row, "decide", stays="no", words="Chưa hỏi ai cả.")
    assert state(row) == "open"
    assert duties(row)["decide-whether-it-stays"] == "met"
    assert "Chưa hỏi ai cả." in unit.page(unit.ict, row).content.decode()


def test_somebody_writes_down_what_no_sweep_found_and_it_is_gone_when_nothing_is_there(
    unit: Unit, website: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    website.pages["/anh.jpg"] = b"\xff\xd8\xff made up"
    monkeypatch.setattr("mamori.base.crawling.dialling.is_public", lambda _address: True)
    until = school_day(unit.school) + timedelta(days=2)
    told = {"address": f"{website.url}/anh.jpg", "what": "Ảnh của một em", "until": str(until)}
    url = reverse("publishing:new_takedown")
    refused = unit.client(unit.clerk).post(
        url, told | {"owner": str(unit.ict.person_id), "address": "anh.jpg"}
    )
    assert refused.status_code == 422
    assert "Ảnh của một em" in refused.content.decode()
    sent = unit.client(unit.clerk).post(url, told | {"owner": str(unit.ict.person_id)})
    assert sent.status_code == 302
    row = TakeDown.unguarded.get()
    assert (row.why, row.by) == ("named", until)
    unit.do(unit.ict, row, "removed")
    work()
    assert state(row) == "open"  # whatever it shows, it is there
    del website.pages["/anh.jpg"]
    unit.do(unit.ict, row, "removed")
    work()
    assert state(row) == "gone"


def test_somebody_else_can_take_it_over_and_sees_it_then(unit: Unit, row: TakeDown) -> None:
    assert unit.page(unit.teacher, row).status_code == 404
    given = unit.do(unit.ict, row, "give", owner=str(unit.teacher.person_id))
    assert given.status_code == 302
    assert unit.page(unit.teacher, row).status_code == 200
    assert unit.do(unit.teacher, row, "removed").status_code == 302


def test_the_owner_is_told_once_by_a_mail_without_a_word_of_it(
    unit: Unit, website: Website, settings: Settings, row: TakeDown
) -> None:
    settings.EMAIL_HOST = "mail.example"
    website.pages["/other.xlsx"] = workbook(*PUPILS)
    website.link(LIST, "/other.xlsx")
    unit.again(Sweep.unguarded.get())
    other = TakeDown.unguarded.exclude(pk=row.pk).get()
    assert "takedown.told" in kinds(other)
    assert "takedown.told" not in kinds(row)  # no mail server, no mail: a person tells them
    knocks = DBTaskResult.objects.filter(task_path=send_knock.module_path)
    assert [told["args"][0] for told in knocks.values_list("args_kwargs", flat=True)] == [
        unit.ict.email
    ]


def test_a_form_that_is_sent_twice_is_one_entry(unit: Unit, row: TakeDown) -> None:
    page = unit.client(unit.ict).get(reverse("publishing:takedown_act", args=[row.pk, "removed"]))
    pk = page.context["form"]["id"].value()
    for _ in range(2):
        assert unit.do(unit.ict, row, "removed", id=str(pk)).status_code == 302
    assert kinds(row).count("takedown.removed") == 1


def test_the_page_tells_what_happened_and_who_can_see_it(unit: Unit, row: TakeDown) -> None:
    unit.do(unit.ict, row, "told", way="telephone", whom="Gọi cho bên quản trị trang")
    shown = unit.page(unit.principal, row).content.decode()
    assert LIST in shown
    assert "Gọi cho bên quản trị trang" in shown
    title = unit.page(unit.principal, row).content.decode().split("<title>")[1].split("</title>")[0]
    assert "danh-sach" not in title
    sight = unit.client(unit.principal).get(reverse("publishing:takedown_sight", args=[row.pk]))
    names = {one.name for one in sight.context["sights"]}
    assert names == {"Hoàng Thị Lan", "Đỗ Quang Minh", "Vũ Đức Thịnh", "Bùi Ngọc Diệp"}
