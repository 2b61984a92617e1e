"""What is kept for a day is gone after a day, whether anybody comes by or not."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from tests.factories import make_school, make_staff

from mamori.base import clock
from mamori.base.models import Draft
from mamori.journal.models import StreamKey
from mamori.people.imports.held import hold
from mamori.people.models import Post, Upload
from mamori.site.cli.tidy import once

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
