"""Making the demo school, on any day, and only where no school is."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import Http404
from django.test import RequestFactory
from tests.factories import make_school
from tests.site.demo import demo_allowed, step_in

from mamori.base import clock
from mamori.cases.models import Case
from mamori.journal.models import Fact
from mamori.people import offices
from mamori.people.models import Account, School
from mamori.site.demo import stage, views
from mamori.site.demo.make import COMMITTEE, NAME, NotADemo, make_demo
from mamori.site.demo.people import DOMAIN, ROLES

pytestmark = pytest.mark.django_db

TOKYO = ZoneInfo("Asia/Tokyo")
QUIET = timedelta(days=92)


@pytest.fixture
def demo() -> Iterator[None]:
    with demo_allowed():
        yield


@pytest.mark.slow
@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 11, 22, 9, 0, tzinfo=TOKYO),  # a Sunday
        datetime(2027, 4, 1, 7, 0, tzinfo=TOKYO),  # the first morning of a school year
        datetime(2027, 4, 9, 0, 5, tzinfo=TOKYO),
    ],
)
def test_nothing_in_it_lies_ahead_whenever_it_is_made(now: datetime) -> None:
    with clock.at(now):
        make_demo()
    moments = list(Fact.unguarded.order_by("ledger", "seq").values_list("ledger", "at"))
    assert max(at for _, at in moments) <= now
    assert moments == sorted(moments)


def test_a_real_school_is_left_alone() -> None:
    make_school()
    with pytest.raises(NotADemo):
        make_demo()
    assert School.objects.count() == 1


def test_a_real_school_is_no_demo_whatever_its_settings_say(
    rf: RequestFactory, settings: Any, tmp_path: Path
) -> None:
    settings.MAMORI_DEMO = True
    settings.MAMORI_DATA = tmp_path
    make_school()
    with pytest.raises(Http404):
        views.move_clock(rf.post("/demo/clock/", {"step": "1"}))
    assert list(tmp_path.iterdir()) == []


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
    db: None, demo: None, made: date
) -> None:
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


def _naming_adults() -> list[str]:
    return list(Fact.unguarded.filter(kind="adult.named").values_list("stream", flat=True))
