from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
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


@pytest.fixture
def demo(settings: Any, tmp_path: Path) -> None:
    settings.MAMORI_DEMO = True
    settings.MAMORI_DATA = tmp_path


def ahead() -> timedelta:
    """Return how far the clock stands ahead of the machine's, to the second."""
    return timedelta(seconds=round((clock.now() - timezone.now()).total_seconds()))


def test_the_clock_of_a_demo_goes_ahead_and_never_back(demo: None) -> None:
    assert ahead() == timedelta()
    for days, stands in ((7, 7), (3, 7), (92, 92)):
        clock.move_ahead(days)
        assert ahead() == timedelta(days=stands)


def test_what_another_process_moved_holds_at_once(demo: None, tmp_path: Path) -> None:
    clock.move_ahead(1)
    assert ahead() == timedelta(days=1)
    (file,) = tmp_path.iterdir()
    with file.open("a") as other:
        other.write("30\n")
    assert ahead() == timedelta(days=30)


def test_the_file_is_for_its_owner_alone_and_half_a_line_does_no_harm(
    demo: None, tmp_path: Path
) -> None:
    clock.move_ahead(5)
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    with file.open("a") as other:
        other.write("-9\n+9\n9x\n\n")
    assert ahead() == timedelta(days=5)


def test_a_held_moment_is_that_moment_in_a_demo_too(demo: None) -> None:
    clock.move_ahead(5)
    with clock.at(datetime(2026, 4, 6, tzinfo=UTC)):
        assert clock.now() == datetime(2026, 4, 6, tzinfo=UTC)


def test_at_a_real_school_no_clock_is_moved(settings: Any, tmp_path: Path) -> None:
    settings.MAMORI_DATA = tmp_path
    with pytest.raises(ValueError):
        clock.move_ahead(1)
    assert list(tmp_path.iterdir()) == []


def test_a_file_left_by_a_demo_moves_no_real_clock(
    demo: None, settings: Any, tmp_path: Path
) -> None:
    clock.move_ahead(92)
    settings.MAMORI_DEMO = False
    assert ahead() == timedelta()
