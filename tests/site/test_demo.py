"""The demo school: made through real actions, and not there unless it is asked for."""

from collections.abc import Iterator
from datetime import datetime
from importlib import reload
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import clear_url_caches, reverse
from tests.factories import make_school

from mamori.base import clock
from mamori.cases.models import Case
from mamori.journal.models import Fact
from mamori.journal.queries import broken
from mamori.people.models import Account, Person, School
from mamori.site import urls
from mamori.site.demo import views
from mamori.site.demo.make import NAME, NotADemo, make_demo
from mamori.site.demo.people import ROLES

pytestmark = pytest.mark.django_db

TOKYO = ZoneInfo("Asia/Tokyo")
MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=TOKYO)


@pytest.fixture
def demo(settings: Any) -> Iterator[None]:
    """Let this be a demo, made on a Monday in November."""
    settings.MAMORI_DEMO = True
    settings.LOGIN_URL = "demo:shoes"
    _reread_urls()
    with clock.at(MONDAY):
        make_demo()
        yield
    settings.MAMORI_DEMO = False
    _reread_urls()


def _reread_urls() -> None:
    reload(urls)
    clear_url_caches()


def step_in(key: str) -> Client:
    client = Client()
    answer = client.post("/demo/step-in/", {"role": key})
    assert (answer.status_code, answer["Location"]) == (302, "/"), key
    return client


def test_everybody_finds_their_day(demo: None) -> None:
    for role in ROLES:
        client = step_in(role.key)
        for name in ("desk:today", "desk:cases"):
            assert client.get(reverse(name)).status_code == 200, (role.key, name)


def test_somebody_not_signed_in_is_led_there(client: Client, demo: None) -> None:
    page = client.get("/", follow=True)
    assert page.redirect_chain[-1][0].startswith("/demo/")
    assert page.content.decode().count('name="role"') == len(ROLES)


def test_the_school_is_whole_and_its_journal_holds(demo: None) -> None:
    school = School.objects.get(name=NAME)
    pupils = Person.objects.filter(school=school, kind="pupil")
    assert (pupils.count(), Case.unguarded.count()) == (144, 6)
    for one in School.objects.all():
        assert list(broken(one.pk)) == []


def test_who_is_named_and_who_has_no_seat_see_nothing(demo: None) -> None:
    named = Case.unguarded.get(stream__in=_streams("adult.named"))
    for key in ("music", "english", "ict"):
        assert step_in(key).get(f"/cases/{named.pk}/").status_code == 404, key
    assert step_in("principal").get(f"/cases/{named.pk}/").status_code == 200


def _streams(kind: str) -> list[str]:
    return list(Fact.unguarded.filter(kind=kind).values_list("stream", flat=True))


def test_making_it_twice_changes_nothing(demo: None) -> None:
    facts = Fact.unguarded.count()
    assert make_demo() is False
    assert Fact.unguarded.count() == facts


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


def test_only_the_invented_people_can_be_stepped_into(client: Client, demo: None) -> None:
    assert Account.objects.filter(email="craft@komorebi.example").exists()
    assert client.post("/demo/step-in/", {"role": "craft"}).status_code == 404
    assert client.post("/demo/step-in/", {"role": "naoko@midori.example"}).status_code == 404
    assert client.get("/demo/step-in/").status_code == 405


def test_at_a_real_school_there_is_no_such_page(client: Client) -> None:
    make_demo()
    for path in ("/demo/", "/demo/step-in/", "/styleguide/"):
        assert client.get(path).status_code == 404, path
        assert client.post(path, {"role": "principal"}).status_code == 404, path


def test_the_view_itself_refuses_too(rf: RequestFactory) -> None:
    make_demo()
    with pytest.raises(Http404):
        views.step_in(rf.post("/demo/step-in/", {"role": "principal"}))
    with pytest.raises(Http404):
        views.shoes(rf.get("/demo/"))


def test_a_demo_session_is_worth_nothing_at_a_real_school(demo: None, settings: Any) -> None:
    client = step_in("english")
    assert client.get("/").status_code == 200
    settings.MAMORI_DEMO = False
    session = client.session
    session.pop("second_factor")
    session.save()
    assert client.get("/")["Location"] == "/account/"
