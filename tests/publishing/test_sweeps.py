"""A website is looked through: every list is found once, followed, and on after a kill."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse
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

from mamori.access.queries import read_log
from mamori.base import clock
from mamori.base.crawling import Pace
from mamori.duties.models import Duty
from mamori.journal.models import Fact
from mamori.journal.queries import entries
from mamori.publishing import places
from mamori.publishing.actions import sweeping
from mamori.publishing.models import Line, Run, Sweep, TakeDown
from mamori.publishing.queries.sweep import setup_of

LIST = "/tep/danh-sach-5A.xlsx"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test really wait between two questions."""
    monkeypatch.setattr(places, "Pace", lambda: Pace(lambda _seconds: None))


@pytest.fixture
def unit(db: None) -> Unit:
    return make_unit()


@pytest.fixture
def website() -> Iterator[Website]:
    with served(Website()) as site:
        site.pages[LIST] = workbook(*PUPILS)
        site.link(LIST, "/gone.html")
        yield site


@pytest.mark.row("DNI-05", "DNI-02", "DNI-03")
def test_a_published_list_is_found_and_somebody_has_to_take_it_down(
    unit: Unit, website: Website
) -> None:
    sweep = unit.sweep(f"{website.url}/")
    (row,) = TakeDown.unguarded.all()
    assert (row.place, row.why, row.state) == ("web", "personal", "open")
    assert row.owner_id == unit.ict.person_id
    (opened,) = entries([row.stream], kinds=["takedown.opened"])
    assert opened.words is not None
    assert opened.words["address"] == f"{website.url}{LIST}"
    assert opened.words["from"] == [f"{website.url}/"]
    assert "person-list" in opened.attrs["findings"]
    run = Run.unguarded.get(sweep=sweep)
    assert (run.state, run.looked, run.found, run.missed) == ("done", 2, 1, 1)
    assert "/robots.txt" in website.asked


@pytest.mark.row("DNI-05")
def test_the_directive_names_no_day_so_the_school_does_and_it_is_shown_as_its_own(
    unit: Unit, website: Website
) -> None:
    unit.sweep(f"{website.url}/", days="3")
    (row,) = TakeDown.unguarded.all()
    both = Duty.objects.filter(stream=row.stream, state=Duty.State.OPEN)
    assert {duty.pack for duty in both} == {"vn-dongnai-3237", "mamori"}
    assert all(duty.due_at is None and duty.target_at for duty in both)
    today = unit.client(unit.ict).get(reverse("desk:today"))
    (line,) = [
        line
        for _, lines in today.context["today"].rest
        for line in lines
        if line.places[0].due.stream == row.stream
    ]
    assert line.due.entry == "vn-dongnai-3237/take-down-what-was-published"
    assert [also.entry for also in line.due.also] == ["mamori/take-it-down"]
    assert line.due.is_own_target
    without = unit.name(f"{website.url}/", days="")
    assert without.status_code == 422


@pytest.mark.row("DNI-05")
def test_what_was_found_before_is_one_take_down_however_often_it_is_met(
    unit: Unit, website: Website
) -> None:
    sweep = unit.sweep(f"{website.url}/")
    website.link(LIST, f"{LIST}#page=2", f"/x/..{LIST}", "/again.html")
    website.pages["/again.html"] = f'<a href="{LIST}">x</a>'.encode()
    run = unit.again(sweep)
    assert (run.state, run.found) == ("done", 0)
    assert TakeDown.unguarded.count() == 1


def test_a_page_of_names_without_a_file_is_found_too(unit: Unit, website: Website) -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>0{n}/03/2012</td></tr>" for n, name in enumerate(PUPILS, 1)
    )
    table = f"<table><tr><th>Họ và tên</th><th>Ngày sinh</th></tr>{rows}</table>"
    website.pages["/lop-5a.html"] = f"<!doctype html>{table}".encode()
    website.link("/lop-5a.html")
    unit.sweep(f"{website.url}/")
    (row,) = TakeDown.unguarded.all()
    (opened,) = entries([row.stream], kinds=["takedown.opened"])
    assert (opened.words or {})["address"].endswith("/lop-5a.html")


def test_nothing_is_found_where_nothing_is_personal(unit: Unit, website: Website) -> None:
    website.pages[LIST] = CLEAN
    sweep = unit.sweep(f"{website.url}/")
    assert not TakeDown.unguarded.exists()
    assert Run.unguarded.get(sweep=sweep).state == "done"


def test_what_could_not_be_looked_at_is_told_with_its_reason(unit: Unit, website: Website) -> None:
    website.pages["/robots.txt"] = b"User-agent: *\nDisallow: /tep/\n"
    sweep = unit.sweep(f"{website.url}/")
    assert LIST not in website.asked
    page = unit.client(unit.ict).get(reverse("publishing:sweep", args=[sweep.pk]))
    ((_held, missed),) = page.context["runs"]
    assert {address.removeprefix(website.url) for address, _ in missed} == {LIST, "/gone.html"}


@pytest.mark.row("DNI-05")
def test_a_killed_run_goes_on_and_finds_the_rest_once(
    unit: Unit, website: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = [f"/tep/{number}.xlsx" for number in range(6)]
    website.pages |= dict.fromkeys(lists, workbook(*PUPILS))
    website.link(*lists)
    unit.name(f"{website.url}/")
    met: list[str] = []
    found_at = sweeping.found_at

    def killed(sweep: object, setup: object, found: object) -> object:
        met.append(found.address)  # type: ignore[attr-defined]  # as the run gives it
        if len(met) == 4:
            raise KeyboardInterrupt  # what a killed process leaves behind, it leaves here
        return found_at(sweep, setup, found)  # type: ignore[arg-type]  # as above

    with monkeypatch.context() as patch:
        patch.setattr(sweeping, "found_at", killed)
        with pytest.raises(KeyboardInterrupt):
            work()
    run = Run.unguarded.get()
    assert run.is_running
    assert run.holder
    assert TakeDown.unguarded.count() == 2
    sweeping.begin_due()
    assert not work()  # it may be that whoever has it lives
    with clock.at(clock.now() + sweeping.STUCK + timedelta(minutes=1)):
        sweeping.begin_due()
        assert work()
    run.refresh_from_db()
    assert (run.state, run.looked) == ("done", 7)
    assert TakeDown.unguarded.count() == len(lists)
    assert [website.asked.count(path) for path in lists] == [1, 1, 2, 1, 1, 1]
    assert not Line.unguarded.exists()


def test_a_run_is_done_in_slices_and_each_page_is_counted_once(
    unit: Unit, website: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "SLICE", 3)
    pages = [f"/p{number}.html" for number in range(8)]
    website.pages |= dict.fromkeys(pages, CLEAN)
    website.link(LIST, *pages)
    unit.name(f"{website.url}/")
    assert work() == 4
    run = Run.unguarded.get()
    assert (run.state, run.looked, run.found) == ("done", 10, 1)


def test_a_site_that_does_not_answer_is_tried_again_and_then_given_up(
    unit: Unit, website: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "TRIES", 2)
    website.pages["/robots.txt"] = 503
    unit.name(f"{website.url}/")
    now = clock.now()
    for tries in (1, 2, 3):
        with clock.at(now + tries * timedelta(hours=1)):
            sweeping.begin_due()
            work()
            run = Run.unguarded.get()
            assert run.state == ("running" if tries < 3 else "broken")
    (held,) = entries([Sweep.unguarded.get().stream], kinds=["sweep.held"])
    assert held.attrs["whole"] == "no"


def test_a_week_later_it_is_due_again_and_an_ended_place_never(
    unit: Unit, website: Website
) -> None:
    sweep = unit.sweep(f"{website.url}/")
    with clock.at(clock.now() + timedelta(days=6, hours=23)):
        sweeping.begin_due()
    assert Run.unguarded.count() == 1
    with clock.at(clock.now() + timedelta(days=7, minutes=1)):
        sweeping.begin_due()
        work()
    assert Run.unguarded.count() == 2
    unit.client(unit.ict).post(reverse("publishing:end_sweep", args=[sweep.pk]))
    with clock.at(clock.now() + timedelta(days=60)):
        sweeping.begin_due()
    assert Run.unguarded.count() == 2


def test_who_opens_a_folder_is_sealed_and_never_shown_again(unit: Unit, website: Website) -> None:
    secret = "made-up-secret-of-the-folder"
    told = {"user": "reader", "credential": secret, "often": "by-hand"}
    assert unit.name("smb://nas.example/school", place="storage", **told).status_code == 302
    sweep = Sweep.unguarded.get()
    assert setup_of(sweep).password == secret
    for url in (
        reverse("publishing:sweep", args=[sweep.pk]),
        reverse("publishing:change_sweep", args=[sweep.pk]),
        reverse("publishing:sweeps"),
    ):
        assert secret not in unit.client(unit.ict).get(url).content.decode()
    assert secret.encode() not in bytes(sweep.sealed)
    assert all(secret not in str(one.words) for one in entries([sweep.stream]))
    change = reverse("publishing:change_sweep", args=[sweep.pk])
    same = {"id": str(sweep.pk), "name": "NAS", "address": "smb://nas.example/school"}
    same |= {"user": "reader", "often": "by-hand", "days": "7", "credential": ""}
    same["owner"] = str(unit.ict.person_id)
    assert unit.client(unit.ict).post(change, same).status_code == 302
    sweep.refresh_from_db()
    assert (setup_of(sweep).password, setup_of(sweep).name) == (secret, "NAS")
    elsewhere = same | {"address": "smb://other.example/school"}
    assert unit.client(unit.ict).post(change, elsewhere).status_code == 302
    sweep.refresh_from_db()
    assert setup_of(sweep).password == ""  # it goes to no other server than it was for
    unit.client(unit.ict).post(reverse("publishing:end_sweep", args=[sweep.pk]))


@pytest.mark.parametrize("who", ["clerk", "teacher"])
def test_only_those_who_look_after_it_name_a_place(unit: Unit, website: Website, who: str) -> None:
    url = reverse("publishing:new_sweep", args=["web"])
    assert unit.client(getattr(unit, who)).get(url).status_code == 404
    assert unit.client(getattr(unit, who)).post(url).status_code == 404
    assert not Sweep.unguarded.exists()


def test_a_form_that_is_sent_twice_is_one_place(unit: Unit, website: Website) -> None:
    first = unit.name(f"{website.url}/", often="by-hand")
    pk = str(Sweep.unguarded.get().pk)
    again = unit.name(f"{website.url}/", often="by-hand", id=pk)
    assert first["Location"] == again["Location"]
    assert Sweep.unguarded.count() == 1


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("web", "/etc"),
        ("web", "ftp://school.example/"),
        ("storage", "/etc"),
        ("storage", "local:///etc"),
        ("storage", "simplecache::smb://nas.example/school"),
        ("storage", "https://school.example/"),
    ],
)
def test_what_is_no_place_is_said_and_nothing_typed_is_lost(
    unit: Unit, place: str, address: str
) -> None:
    answer = unit.name(address, place=place)
    assert answer.status_code == 422
    assert f'value="{address}"' in answer.content.decode()


def test_nobody_reads_of_it_without_that_being_noted(unit: Unit, website: Website) -> None:
    sweep = unit.sweep(f"{website.url}/")
    url = reverse("publishing:sweep", args=[sweep.pk])
    assert unit.client(unit.clerk).get(url).status_code == 200
    assert unit.client(unit.teacher).get(url).status_code == 404
    assert unit.clerk.person_id in {one.by for one in read_log(sweep.stream)}


def test_no_address_lies_open_in_the_database(unit: Unit, website: Website) -> None:
    unit.sweep(f"{website.url}/")
    for fact in Fact.unguarded.all():
        assert "danh-sach" not in f"{fact.attrs}{fact.kind}{fact.stream}"
    for row in TakeDown.unguarded.values():
        assert "danh-sach" not in str(row)
