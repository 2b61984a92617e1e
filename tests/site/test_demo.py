"""The demo school: made through real actions, and not there unless it is asked for."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import DjangoDbBlocker
from tests.kept import kept
from tests.site.demo import demo_allowed, step_in

from mamori.base import clock
from mamori.cases.models import Case
from mamori.journal.models import Fact
from mamori.journal.queries import broken
from mamori.people.models import Account, Person, School
from mamori.site.demo import views
from mamori.site.demo.make import NAME, make_demo
from mamori.site.demo.people import ROLES

MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


def make_on_monday() -> None:
    with clock.at(MONDAY):
        make_demo()


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Make the demo school on a Monday in November."""
    yield from kept(django_db_blocker, make_on_monday)


@pytest.fixture
def demo(db: None, made: None) -> Iterator[None]:
    """Let it be that Monday, and this the demo."""
    with demo_allowed(), clock.at(MONDAY):
        yield


@pytest.fixture
def no_demo(db: None, made: None) -> None:
    """Let those people be there, at an installation that nobody called a demo."""


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


def test_only_the_invented_people_can_be_stepped_into(client: Client, demo: None) -> None:
    assert Account.objects.filter(email="craft@komorebi.example").exists()
    assert client.post("/demo/step-in/", {"role": "craft"}).status_code == 404
    assert client.post("/demo/step-in/", {"role": "naoko@midori.example"}).status_code == 404
    assert client.get("/demo/step-in/").status_code == 405


def test_at_a_real_school_there_is_no_such_page(client: Client, no_demo: None) -> None:
    for path in ("/demo/", "/demo/step-in/", "/styleguide/"):
        assert client.get(path).status_code == 404, path
        assert client.post(path, {"role": "principal"}).status_code == 404, path


def test_the_view_itself_refuses_too(rf: RequestFactory, no_demo: None) -> None:
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
