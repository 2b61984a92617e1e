"""The way of a file through the pages: seen first, applied once, gone afterwards."""

import json
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import LazySettings, settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.factories import make_board, make_school, make_staff, sign_in
from tests.people.conftest import NOON, edited, send

from mamori.base import clock
from mamori.journal.models import Fact, StreamKey
from mamori.people.imports import held, progress
from mamori.people.imports.plan import Line, Plan
from mamori.people.imports.tasks import apply_upload
from mamori.people.models import Person, Post, School, SchoolClass, Upload

R = Post.Role


@pytest.fixture
def at_once(settings: LazySettings) -> None:
    """Let tasks run where they are asked for."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def bring_in(client: Client, data: bytes | None = None) -> tuple[UUID, HttpResponse]:
    """Upload the sample, look at the preview, press the button."""
    sent = send(client, "roster.zip", data or edited())
    pk = UUID(sent["Location"].split("/")[-2])
    seen = client.get(sent["Location"]).context["plan"].head
    return pk, client.post(reverse("people:import_apply", args=[pk]), {"seen": seen})


def page(client: Client, name: str, pk: UUID, query: str = "") -> str:
    answer = client.get(reverse(name, args=[pk]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.usefixtures("at_once")
def test_a_roster_goes_through_all_pages(office: Client, school: School) -> None:
    sent = send(office, "roster.zip", edited())
    pk = UUID(sent["Location"].split("/")[-2])
    shown = page(office, "people:import_preview", pk)
    assert "佐藤 結衣" in shown
    assert not SchoolClass.objects.exists()
    answer = office.post(
        reverse("people:import_apply", args=[pk]), {"seen": school.version}, follow=True
    )
    assert answer.redirect_chain[-1][0] == reverse("people:import_result", args=[pk])
    assert "119" in answer.content.decode()
    assert SchoolClass.objects.count() == 6


@pytest.mark.usefixtures("at_once")
def test_pressing_twice_imports_once(office: Client, school: School) -> None:
    pk, _ = bring_in(office)
    again = office.post(reverse("people:import_apply", args=[pk]), {"seen": school.version})
    assert again.status_code == 302
    assert Fact.unguarded.filter(kind="roster.imported").count() == 1
    apply_upload.call(str(pk))
    assert Fact.unguarded.filter(kind="roster.imported").count() == 1


@pytest.mark.usefixtures("at_once")
def test_many_who_would_leave_are_asked_about(office: Client) -> None:
    bring_in(office)

    def class_away(name: str, row: dict[str, str]) -> dict[str, str] | None:
        return None if name == "users" and row["grades"] == "P4" else row

    sent = send(office, "roster.zip", edited(class_away))
    plan = office.get(sent["Location"]).context["plan"]
    assert plan.leaves_many
    apply = reverse("people:import_apply", args=[sent["Location"].split("/")[-2]]) + "?show=left"
    refused = office.post(apply, {"seen": plan.head})
    assert refused.status_code == 422
    assert refused.context["shown"].name == "left"
    assert "Look at who would leave" in refused.content.decode()
    assert not Person.objects.exclude(left_on=None).exists()
    office.post(apply, {"seen": plan.head, "left": "on"})
    assert Person.objects.exclude(left_on=None).count() == len(plan.left)


@pytest.mark.parametrize(
    ("left", "here", "many"), [(5, 20, False), (6, 60, False), (7, 60, True), (96, 215, True)]
)
def test_many_is_more_than_a_few_and_than_a_tenth(
    left: int,
    here: int,
    many: bool,  # noqa: FBT001 -- a column of the table above
) -> None:
    plan = Plan(School(), 0, left=[Line("佐藤 結衣", "pupil")] * left, here=here)
    assert plan.leaves_many is many


def test_two_presses_at_once_queue_one_import(office: Client, school: School) -> None:
    pk, _ = bring_in(office)
    upload = Upload.objects.get(pk=pk)
    assert upload.state == Upload.State.APPLYING
    assert not held.claim(by=upload.by_id, upload=upload, seen=school.version)


@pytest.mark.usefixtures("at_once")
def test_after_the_import_file_and_key_are_gone(office: Client) -> None:
    pk, _ = bring_in(office)
    assert not Upload.objects.exists()
    assert StreamKey.unguarded.get(pk=f"import:{pk}").wrapped is None


def test_a_cancelled_file_is_gone_with_its_key(office: Client) -> None:
    pk = UUID(send(office, "roster.zip", edited())["Location"].split("/")[-2])
    office.post(reverse("people:import_cancel", args=[pk]))
    assert not Upload.objects.exists()
    assert StreamKey.unguarded.get(pk=f"import:{pk}").wrapped is None
    assert office.get(reverse("people:import_preview", args=[pk])).status_code == 404


def test_a_file_is_kept_for_a_day_and_no_longer(office: Client) -> None:
    pk = UUID(send(office, "roster.zip", edited())["Location"].split("/")[-2])
    with clock.at(NOON + timedelta(days=1)):
        assert held.find(pk) is None
        assert held.tidy() == 1
    assert not Upload.objects.exists()


def test_a_held_file_lies_nowhere_in_plain_text(office: Client) -> None:
    send(office, "佐藤先生の名簿.zip", edited())
    row = Upload.objects.get()
    for plain in ("佐藤", "midori.example", "sourcedId", "名簿"):
        assert plain.encode() not in bytes(row.sealed)
        assert plain not in json.dumps(row.choices, ensure_ascii=False)
    for path in Path(settings.MAMORI_DATA).rglob("*"):
        assert path.is_dir() or b"midori.example" not in path.read_bytes()


@pytest.mark.usefixtures("at_once")
def test_a_school_that_changed_since_is_not_written_over(office: Client, school: School) -> None:
    sent = send(office, "roster.zip", edited())
    pk = UUID(sent["Location"].split("/")[-2])
    School.objects.update(version=7)
    answer = office.post(
        reverse("people:import_apply", args=[pk]), {"seen": school.version}, follow=True
    )
    assert "look again" in answer.content.decode()
    assert not SchoolClass.objects.exists()
    answer = office.post(reverse("people:import_apply", args=[pk]), {"seen": 7}, follow=True)
    assert SchoolClass.objects.count() == 6


@pytest.mark.usefixtures("at_once")
def test_trouble_changes_nothing_and_keeps_the_file(
    office: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(**_: object) -> None:
        Person.objects.filter(kind="pupil").delete()
        raise RuntimeError("佐藤 結衣")

    monkeypatch.setattr("mamori.people.imports.tasks.write", fail)
    pk, _ = bring_in(office)
    assert "Nothing was changed" in page(office, "people:import_result", pk)
    assert Upload.objects.get().state == Upload.State.HELD
    assert StreamKey.unguarded.get(pk=f"import:{pk}").wrapped is not None
    assert "佐藤" not in caplog.text


def test_progress_can_be_read_while_the_import_writes(office: Client, school: School) -> None:
    pk, _ = bring_in(office)
    progress.Teller(pk, school.pk).tell("running", done=40, total=100)
    shown = page(office, "people:import_progress", pk)
    assert '<progress value="40" max="100">' in shown
    assert 'http-equiv="refresh"' in shown
    part = office.get(reverse("people:import_progress", args=[pk]), headers={"HX-Request": "true"})
    assert b"<html" not in part.content
    progress.Teller(pk, school.pk).tell("done", counts={"added": 1})
    part = office.get(reverse("people:import_progress", args=[pk]), headers={"HX-Request": "true"})
    assert part["HX-Redirect"] == reverse("people:import_result", args=[pk])


def test_an_import_that_fell_silent_can_be_started_again(office: Client, school: School) -> None:
    pk, _ = bring_in(office)
    upload = Upload.objects.get()
    with clock.at(NOON + timedelta(minutes=10)):
        assert "start it again" in page(office, "people:import_progress", pk)
        assert held.claim(by=upload.by_id, upload=upload, seen=school.version)


def test_progress_files_hold_no_name(office: Client, school: School) -> None:
    pk, _ = bring_in(office)
    told = json.loads((Path(settings.MAMORI_DATA) / "progress" / f"{pk}.json").read_text())
    assert set(told) == {"school", "state", "at", "done", "total", "why", "counts"}


def test_a_file_of_several_schools_asks_which(office: Client) -> None:
    quirks = edited(package="oneroster-1.1-vendor-quirks")
    sent = send(office, "quirks.zip", quirks)
    shown = office.get(sent["Location"])
    assert "School 1" in shown.content.decode()
    answer = office.post(sent["Location"], {"org": "12345"}, follow=True)
    assert "ionut" in answer.content.decode()


def test_a_school_chooses_where_somebody_works_at_two(office: Client, school: School) -> None:
    second = make_school("ひがし小学校")
    account = make_staff(school, "兼務 正", R.OFFICE)
    Post.objects.create(school=second, person=account.person, role=R.OFFICE, starts=NOON.date())
    client = sign_in(Client(), account)
    sent = send(client, "roster.zip", edited(), school=str(second.pk))
    assert sent.status_code == 302
    assert Upload.objects.get().school == second


def test_others_cannot_meet_the_file(office: Client, school: School) -> None:
    pk = UUID(send(office, "roster.zip", edited())["Location"].split("/")[-2])
    stranger = make_staff(make_school("ほかの小学校"), "校長", R.PRINCIPAL)
    teacher = make_staff(school, "教諭")
    board = make_staff(make_board(), "主事", R.BOARD_OFFICER)
    names = ("columns", "preview", "progress", "result")
    for account in (stranger, teacher, board):
        client = sign_in(Client(), account)
        for name in names:
            url = reverse(f"people:import_{name}", args=[pk])
            assert client.get(url).status_code == 404, name
        client.post(reverse("people:import_cancel", args=[pk]))
        client.post(reverse("people:import_apply", args=[pk]), {"seen": 0})
    assert Upload.objects.get().state == Upload.State.HELD


def test_long_lists_come_page_by_page(office: Client) -> None:
    sent = send(office, "roster.zip", edited())
    shown = office.get(sent["Location"] + "?show=added&page=3").context["shown"]
    assert len(shown.rows) == 19
    assert [i.get("number") for i in shown.pagination["items"]] == ["1", "2", "3"]


@pytest.mark.usefixtures("at_once")
def test_planted_passwords_are_stored_nowhere(office: Client) -> None:
    secret = "hunter2-planted"

    def plant(name: str, row: dict[str, str]) -> dict[str, str]:
        return row | {"password": secret} if name == "users" else row

    bring_in(office, edited(plant))
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- names of our own tables
            assert all(secret not in repr(_plain(row)) for row in cursor.fetchall()), table
    for path in Path(settings.MAMORI_DATA).rglob("*"):
        assert path.is_dir() or secret.encode() not in path.read_bytes()


def _plain(row: tuple[object, ...]) -> list[object]:
    return [bytes(value) if isinstance(value, memoryview) else value for value in row]
