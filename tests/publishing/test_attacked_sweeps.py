"""Those who would use the sweeps to reach what is not theirs, or to have gone what is not gone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.factories import make_school, make_staff
from tests.publishing.sweeping import PUPILS, R, Unit, Website, make_unit, served, work, workbook

from mamori.base.crawling import Fleeting, Missed, Site, look_up
from mamori.base.remote import Access, NotReached, Remote
from mamori.journal.queries import entries
from mamori.people.models import Post
from mamori.publishing import places
from mamori.publishing.models import Run, TakeDown
from mamori.publishing.queries.sweep import setup_of

LIST = "/lists/5A.xlsx"
# A form that asks for a password may lie nowhere; the rule of the Nerima pack names folders too.
FORM = "アカウント登録用紙\n氏名：＿＿＿＿\nSNSのパスワードを書いてください：＿＿＿＿\n".encode()
SECRET = "made-up-secret"


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
def stored(unit: Unit) -> None:
    unit.school.packs = ["jp-nerima", "mamori"]
    unit.school.save()


@pytest.fixture
def folder(stored: None, tmp_path: Path, settings: Settings) -> Path:
    settings.MAMORI_FOLDERS = [str(tmp_path)]
    (tmp_path / "form.txt").write_bytes(FORM)
    return tmp_path


def test_a_folder_is_open_to_the_school_that_it_was_opened_to(
    unit: Unit, folder: Path, settings: Settings
) -> None:
    assert unit.name(str(folder), place="storage").status_code == 302
    other = make_school()
    assert unit.name(str(folder / "x"), place="storage").status_code == 422
    settings.MAMORI_FOLDERS = [f"{other.pk}={folder}"]
    assert unit.name(str(folder / "x"), place="storage").status_code == 422
    settings.MAMORI_FOLDERS = [f"{other.pk}=/nowhere", f"{unit.school.pk}={folder}"]
    assert unit.name(str(folder / "x"), place="storage").status_code == 302


def test_a_folder_that_was_shut_again_is_not_looked_through(
    unit: Unit, folder: Path, settings: Settings
) -> None:
    sweep = unit.sweep(str(folder), place="storage")
    assert TakeDown.unguarded.count() == 1
    settings.MAMORI_FOLDERS = [f"{make_school().pk}={folder}"]
    with pytest.raises(NotReached):
        next(places.walk("storage", setup_of(sweep), Fleeting()))


def result(row: TakeDown) -> list[Any]:
    work()
    row.refresh_from_db()
    return [(one.words or {})["looks"] for one in entries([row.stream], kinds=["takedown.looked"])]


def test_a_page_named_beside_a_file_of_a_folder_is_asked_as_a_page(
    unit: Unit, folder: Path
) -> None:
    unit.sweep(str(folder), place="storage")
    row = TakeDown.unguarded.get()
    # Nobody said that the pages of our own network may be asked.
    unit.do(unit.ict, row, "also", what="copy", address="http://127.0.0.1:9/old/")
    (looks,) = result(row)
    assert [(how, why) for _address, how, why in looks] == [
        ("there", ""),
        ("unreached", "private-address"),
    ]


def test_whoever_takes_something_down_has_no_other_machine_of_the_network_asked(
    unit: Unit, website: Website
) -> None:
    unit.sweep(f"{website.url}/")
    row = TakeDown.unguarded.get()
    with served(Website()) as other:
        other.pages["/admin"] = b"<p>x</p>"
        unit.do(unit.clerk, row, "also", what="copy", address=f"{other.url}/admin")
        (looks,) = result(row)
        assert other.asked == []
    assert {how for _address, how, _why in looks} == {"there", "unreached"}


def test_a_password_goes_to_no_other_server_and_stands_in_no_address(
    unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "files_at", lambda *_a: iter(()))
    told = {"user": "key", "credential": SECRET, "server": "https://s3.school.example"}
    sweep = unit.sweep("s3://school/lists", place="storage", **told)
    assert setup_of(sweep).password == SECRET
    url = reverse("publishing:change_sweep", args=[sweep.pk])
    form = unit.client(unit.ict).get(url).context["form"].initial
    form |= {"owner": str(unit.ict.person_id), "credential": "", "id": str(sweep.pk)}
    unit.client(unit.ict).post(url, form | {"name": "Kho"})
    sweep.refresh_from_db()
    assert (setup_of(sweep).name, setup_of(sweep).password) == ("Kho", SECRET)
    answer = unit.client(unit.ict).post(url, form | {"server": "https://s3.elsewhere.example"})
    assert answer.status_code == 302
    sweep.refresh_from_db()
    assert setup_of(sweep).password == ""
    for address in (f"smb://keeper:{SECRET}@nas/school", f"sftp://u:{SECRET}@nas/school"):
        assert unit.name(address, place="storage").status_code == 422
    assert unit.name(f"https://u:{SECRET}@school.example/").status_code == 422


def test_a_name_in_an_old_encoding_stops_nothing(unit: Unit, folder: Path) -> None:
    (folder / "form.txt").rename(folder / os.fsdecode("用紙.txt".encode("cp932")))
    (folder / "z.txt").write_text("lịch nghỉ")
    sweep = unit.sweep(str(folder), place="storage")
    run = Run.unguarded.get(sweep=sweep)
    assert (run.state, run.looked, run.found) == ("done", 2, 1)
    row = TakeDown.unguarded.get()
    unit.do(unit.ict, row, "removed")
    work()
    row.refresh_from_db()
    assert row.state == "open"  # the new look has found the same file


@pytest.mark.usefixtures("stored")
def test_a_folder_that_shuts_us_out_does_not_prove_its_files_gone(
    unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def shut() -> Iterator[Any]:
        raise NotReached("not-allowed")
        yield

    @contextmanager
    def there() -> Iterator[Any]:
        yield BytesIO(FORM)

    found = [Remote("smb://nas/school/lists/form.txt", 1, "", there)]
    monkeypatch.setattr(places, "files_at", lambda *_a: iter(found))
    unit.sweep("smb://nas/school", place="storage", user="keeper", credential=SECRET)
    row = TakeDown.unguarded.get()
    found[:] = [Remote("smb://nas/school/lists", None, "", shut)]
    unit.do(unit.ict, row, "removed")
    ((_address, how, why),) = result(row)[-1]
    assert (how, why, row.state) == ("unreached", "not-allowed", "removed")
    found.clear()
    unit.client(unit.ict).post(reverse("publishing:look_takedown", args=[row.pk]))
    assert result(row)[-1][0][1] == "gone"


@pytest.mark.usefixtures("stored")
def test_what_opens_a_new_place_is_not_shown_to_the_server_of_the_old_one(
    unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def there() -> Iterator[Any]:
        yield BytesIO(FORM)

    asked: list[str] = []

    def files(address: str, _access: Access) -> Iterator[Remote]:
        asked.append(address)
        yield Remote(f"{address}/form.txt", 1, "", there)

    monkeypatch.setattr(places, "files_at", files)
    told = {"user": "keeper", "credential": SECRET}
    sweep = unit.sweep("smb://old/school", place="storage", **told)
    row = TakeDown.unguarded.get()
    form = {"id": str(sweep.pk), "name": "Kho", "often": "weekly", "days": "7", **told}
    form |= {"address": "smb://new/school", "owner": str(unit.ict.person_id)}
    unit.client(unit.ict).post(reverse("publishing:change_sweep", args=[sweep.pk]), form)
    asked.clear()
    unit.do(unit.ict, row, "removed")
    assert result(row)[-1][0][1:] == ["unreached", "not-allowed"]
    assert asked == []


def test_whoever_gave_it_to_somebody_else_sees_it_no_longer(unit: Unit, website: Website) -> None:
    keeper = make_staff(unit.school, "Trịnh Gia Bảo", R.TEACHER)
    unit.sweep(f"{website.url}/", owner=str(keeper.person_id))
    row = TakeDown.unguarded.get()
    assert unit.page(keeper, row).status_code == 200
    unit.do(unit.ict, row, "give", owner=str(unit.teacher.person_id))
    assert unit.page(keeper, row).status_code == 404
    assert unit.page(unit.teacher, row).status_code == 200
    unit.do(unit.ict, row, "give", owner=str(keeper.person_id))
    assert unit.page(keeper, row).status_code == 200
    Post.objects.filter(person=keeper.person_id).delete()
    assert unit.page(keeper, row).status_code == 404


@pytest.mark.parametrize("host", ["169.254.169.254", "2852039166", "0xa9fea9fe"])
def test_where_clouds_keep_the_keys_of_their_machines_nobody_is_asked(host: str) -> None:
    answer = look_up(f"http://{host}/latest/", Site(start=f"http://{host}/", inside=True))
    assert isinstance(answer, Missed)
    assert answer.reason == "private-address"
