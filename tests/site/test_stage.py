"""The demo's clock: three months in an afternoon, and nothing else notices."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import Http404
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from tests.kept import kept
from tests.site.conftest import set_up_app
from tests.site.demo import demo_allowed, step_in

from mamori.base import clock
from mamori.base.models import Draft
from mamori.cases.models import Case
from mamori.journal.models import Fact
from mamori.journal.queries import broken
from mamori.people.models import School
from mamori.site.demo import stage, views
from mamori.site.demo.make import make_demo

TOKYO = ZoneInfo("Asia/Tokyo")
QUIET = timedelta(days=92)


@pytest.fixture(scope="module")
def made(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Path]:
    """Make the demo school now; return the folder of its files."""
    folder = tmp_path_factory.mktemp("demo")

    def make() -> Path:
        with override_settings(MAMORI_DEMO=True, MAMORI_DATA=folder):
            make_demo()
        return folder

    yield from kept(django_db_blocker, make)


@pytest.fixture
def demo(db: None, made: Path, settings: Any, tmp_path: Path) -> Iterator[None]:
    """Let this be that demo, with files and a clock of its own."""
    settings.MAMORI_DATA = copytree(made, tmp_path / "data")
    with demo_allowed():
        yield


def move(client: Client, **fields: str) -> int:
    return client.post("/demo/clock/", fields).status_code


@pytest.mark.usefixtures("demo")
class TestOnThePage:
    def test_a_day_a_week_and_a_day_of_choice(self, client: Client) -> None:
        today = timezone.now().astimezone(TOKYO).date()
        assert move(client, step="1") == 302
        assert move(client, step="7") == 302
        assert stage.day() == today + timedelta(days=8)
        assert move(client, day=str(today + QUIET)) == 302
        assert stage.day() == today + QUIET
        page = client.get("/demo/").content.decode()
        assert f"{stage.day():%A} {stage.day().day}" in page
        assert "It is another day at the demo school now." in page

    @pytest.mark.parametrize("days", [0, -1, -400, 4000])
    def test_it_does_not_go_back_nor_too_far(self, client: Client, days: int) -> None:
        move(client, step="7")
        before = clock.days_ahead()
        wanted = stage.day() + timedelta(days=days)
        answer = client.post("/demo/clock/", {"day": str(wanted)})
        assert answer.status_code == 422
        told = "within ten years" if days > 0 else "only goes forward"
        assert told in answer.content.decode()
        assert clock.days_ahead() == before

    @pytest.mark.parametrize("fields", [{}, {"day": "soon"}, {"step": "-1"}, {"step": "999"}])
    def test_what_is_no_day_moves_nothing(self, client: Client, fields: dict[str, str]) -> None:
        assert move(client, **fields) == 422
        assert clock.days_ahead() == 0

    def test_somebody_elses_page_cannot_move_it(self) -> None:
        assert Client(enforce_csrf_checks=True).post("/demo/clock/").status_code == 403
        assert Client().get("/demo/clock/").status_code == 405


@pytest.mark.usefixtures("demo")
class TestWhatGoesOn:
    def test_who_is_signed_in_stays_so_and_sees_the_day(self) -> None:
        client = step_in("guidance")
        move(client, day=str(stage.day() + QUIET))
        today = client.get("/")
        assert today.status_code == 200
        assert today.context["today"].day == stage.day()

    def test_setting_up_a_second_step_keeps_real_time(self) -> None:
        client = step_in("office")
        move(client, day=str(stage.day() + QUIET))
        set_up_app(client)  # with a code of the machine's own time

    def test_what_is_written_later_lies_later(self) -> None:
        for step in ("1", "7", "1"):
            case = Case.unguarded.latest("pk")
            teacher = step_in("principal")
            teacher.post(f"/cases/{case.pk}/note/", {"words": "静か", "channel": "observation"})
            move(teacher, step=step)
        for school in School.objects.all():
            moments = list(
                Fact.unguarded.filter(ledger=school.pk).order_by("seq").values_list("at", flat=True)
            )
            assert moments == sorted(moments)
            assert list(broken(school.pk)) == []
        written = Fact.unguarded.filter(kind="note.added", at__gt=timezone.now())
        assert written.count() == 2

    def test_what_was_for_a_day_only_is_gone(self, client: Client) -> None:
        Draft.objects.create(sealed=b"x", made_at=clock.now())
        move(client, step="7")
        assert not Draft.objects.exists()


@pytest.mark.usefixtures("db", "made")
class TestOnlyADemo:
    def test_at_a_real_school_there_is_no_such_page(self, client: Client) -> None:
        assert client.post("/demo/clock/", {"step": "1"}).status_code == 404

    def test_the_view_itself_refuses_too(self, rf: RequestFactory) -> None:
        with pytest.raises(Http404):
            views.move_clock(rf.post("/demo/clock/", {"step": "1"}))
