"""The demo's clock: three months in an afternoon, and nothing else notices."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import reload
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import clear_url_caches
from django.utils import timezone
from tests.factories import make_school
from tests.site.conftest import set_up_app

from mamori.base import clock
from mamori.base.models import Draft
from mamori.cases.models import Case
from mamori.journal.models import Fact
from mamori.journal.queries import broken
from mamori.people import offices
from mamori.people.models import Account, School
from mamori.site import urls
from mamori.site.demo import stage, views
from mamori.site.demo.make import COMMITTEE, NAME, make_demo
from mamori.site.demo.people import DOMAIN, ROLES

TOKYO = ZoneInfo("Asia/Tokyo")
QUIET = timedelta(days=92)


@pytest.fixture
def demo(db: None, settings: Any, tmp_path: Path) -> Iterator[None]:
    """Let this be a demo, with a clock of its own, made now."""
    settings.MAMORI_DEMO = True
    settings.MAMORI_DATA = tmp_path
    settings.LOGIN_URL = "demo:shoes"
    _reread_urls()
    make_demo()
    yield
    settings.MAMORI_DEMO = False
    _reread_urls()


def _reread_urls() -> None:
    reload(urls)
    clear_url_caches()


def step_in(key: str) -> Client:
    client = Client()
    assert client.post("/demo/step-in/", {"role": key})["Location"] == "/", key
    return client


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


@pytest.mark.slow
@pytest.mark.parametrize(
    "made",
    [
        *(date(2026, month, 20) for month in range(1, 13)),
        *(date(2026, 3, 31), date(2026, 4, 1), date(2026, 12, 30), date(2027, 11, 29)),
    ],
    ids=str,
)
def test_three_months_on_from_any_day_everybody_works_and_the_committee_sits(
    db: None, made: date, settings: Any
) -> None:
    settings.MAMORI_DEMO = True
    settings.LOGIN_URL = "demo:shoes"
    _reread_urls()
    start = datetime(made.year, made.month, made.day, 10, tzinfo=TOKYO)
    with clock.at(start):
        make_demo()
    with clock.at(start + QUIET):
        for role in ROLES:
            client = step_in(role.key)
            assert client.get("/").status_code == 200, role.key
            assert client.get("/cases/").status_code == 200, role.key
        school = School.objects.get(name=NAME)
        sits = offices.of_role("committee", school.pk)
        members = offices.holders([sits], stage.day())[sits]
        emails = {account.email for account in Account.objects.filter(person__in=members)}
        assert emails == {f"{key}@{DOMAIN}" for key in (*COMMITTEE, "expert")}
        cases = Case.unguarded.filter(school=school).exclude(stream__in=_naming_adults())
        for key in ("guidance", "nurse", "expert"):
            client = step_in(key)
            assert {client.get(f"/cases/{case.pk}/").status_code for case in cases} == {200}, key
        page = step_in("4-1").get("/signs/new/").content.decode()
        assert page.count('name="pupils"') == 12
    settings.MAMORI_DEMO = False
    _reread_urls()


def _naming_adults() -> list[str]:
    return list(Fact.unguarded.filter(kind="adult.named").values_list("stream", flat=True))


@pytest.mark.django_db
class TestOnlyADemo:
    def test_at_a_real_school_there_is_no_such_page(self, client: Client) -> None:
        make_demo()
        assert client.post("/demo/clock/", {"step": "1"}).status_code == 404

    def test_the_view_itself_refuses_too(self, rf: RequestFactory) -> None:
        make_demo()
        with pytest.raises(Http404):
            views.move_clock(rf.post("/demo/clock/", {"step": "1"}))

    def test_a_real_school_is_no_demo_whatever_its_settings_say(
        self, rf: RequestFactory, settings: Any, tmp_path: Path
    ) -> None:
        settings.MAMORI_DEMO = True
        settings.MAMORI_DATA = tmp_path
        make_school()
        with pytest.raises(Http404):
            views.move_clock(rf.post("/demo/clock/", {"step": "1"}))
        assert list(tmp_path.iterdir()) == []
