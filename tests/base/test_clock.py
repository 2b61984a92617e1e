from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.factories import make_school

from mamori.base import clock
from mamori.journal import actions, queries


def test_a_held_moment_is_given_in_utc() -> None:
    evening = datetime(2026, 4, 6, 21, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    with clock.at(evening):
        assert clock.now() == evening
        assert clock.now().tzinfo is UTC
    assert clock.now() != evening


@pytest.mark.django_db
def test_a_fact_of_a_held_moment_in_another_zone_holds() -> None:
    school = make_school()
    with clock.at(datetime(2026, 4, 6, 21, 0, tzinfo=ZoneInfo("Asia/Tokyo"))):
        actions.append(by=None, ledger=school.pk, stream="case:1", kind="note.added")
    assert list(queries.broken(school.pk)) == []
