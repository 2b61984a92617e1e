"""What is kept for a day is gone after a day, whether anybody comes by or not."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from tests.factories import make_school, make_staff

import mamori
from mamori.base import clock
from mamori.base.models import Draft
from mamori.cases import hourly
from mamori.journal.models import StreamKey
from mamori.people.imports.held import hold
from mamori.people.models import Post, Upload
from mamori.site.cli.tidy import ROOMS, once

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=2)


def leave_things_behind() -> None:
    school = make_school()
    principal = make_staff(school, "校長", Post.Role.PRINCIPAL)
    hold(by=principal.person_id, school=school, name="list.csv", data=b"x", choices={})
    Draft.objects.create(sealed=b"x", made_at=clock.now())
    Session.objects.create(session_key="k", session_data="x", expire_date=clock.now())


def test_after_a_day_nothing_unfinished_is_left() -> None:
    with clock.at(timezone.now() - LONG_AGO):
        leave_things_behind()
    once()
    counts = [model.objects.count() for model in (Upload, Draft, Session)]
    assert counts == [0, 0, 0]
    assert (
        StreamKey.unguarded.filter(wrapped__isnull=False, stream__startswith="import:").count() == 0
    )


def test_what_is_of_today_stays() -> None:
    leave_things_behind()
    once()
    assert [model.objects.count() for model in (Upload, Draft)] == [1, 1]


def test_every_room_that_does_something_by_itself_has_its_turn() -> None:
    rooms = {path.parent.name for path in Path(mamori.__path__[0]).glob("*/hourly.py")}
    assert set(ROOMS) == rooms
    assert len(ROOMS) == len(rooms)


def test_what_fails_in_one_room_keeps_no_other_from_its_turn(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError("words of a record")

    with clock.at(timezone.now() - LONG_AGO):
        leave_things_behind()
    monkeypatch.setattr(hourly, "every_hour", fail)
    with pytest.raises(RuntimeError):
        once()
    assert [model.objects.count() for model in (Upload, Draft, Session)] == [0, 0, 0]
    assert "cases" in caplog.text
    assert "words" not in caplog.text
