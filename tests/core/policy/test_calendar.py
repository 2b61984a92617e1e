"""Days and months are counted the way a school counts them, whatever the clocks do."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.core.policy.making import TOKYO, at, utc

from mamori.core.policy import Calendar, add_months

AMSTERDAM = Calendar(ZoneInfo("Europe/Amsterdam"))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-04-01", 3, "2026-07-01"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-10-31", 1, "2026-11-30"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-31", 11, "2026-12-31"),
        ("2026-01-31", 0, "2026-01-31"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_day_of_a_shorter_month(
    start: str, count: int, end: str
) -> None:
    assert add_months(date.fromisoformat(start), count) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("zone", "day", "end"),
    [
        ("Asia/Tokyo", "2026-06-03", "2026-06-03 14:59:59.999999"),
        ("Europe/Amsterdam", "2026-03-29", "2026-03-29 21:59:59.999999"),  # 23 hours long
        ("Europe/Amsterdam", "2026-10-25", "2026-10-25 22:59:59.999999"),  # 25 hours long
        ("America/Havana", "2026-03-07", "2026-03-08 04:59:59.999999"),  # no midnight after it
        ("Pacific/Apia", "2011-12-29", "2011-12-30 09:59:59.999999"),  # no 30 December after it
    ],
)
def test_a_day_ends_at_the_last_instant_of_that_local_date(zone: str, day: str, end: str) -> None:
    calendar = Calendar(ZoneInfo(zone))
    found = calendar.end_of_day(date.fromisoformat(day))
    assert found == utc(end)
    assert calendar.day_of(found) == date.fromisoformat(day)
    assert calendar.day_of(found + timedelta(microseconds=1)) > date.fromisoformat(day)


@pytest.mark.parametrize(("zone", "day"), [("Asia/Tokyo", 4), ("Europe/Amsterdam", 3)])
def test_the_date_is_the_schools_own(zone: str, day: int) -> None:
    assert Calendar(ZoneInfo(zone)).day_of(utc("2026-06-03 20:00")) == date(2026, 6, day)


def test_the_repeated_hour_stays_two_instants() -> None:
    first = AMSTERDAM.day_of(utc("2026-10-24 22:00"))
    assert first == date(2026, 10, 25)
    assert AMSTERDAM.start_of(date(2026, 10, 26)) - AMSTERDAM.start_of(first) == timedelta(hours=25)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-06-05", 0, "2026-06-05"),  # a Friday
        ("2026-06-05", 1, "2026-06-08"),
        ("2026-06-06", 1, "2026-06-08"),  # a Saturday does not count itself
        ("2026-06-05", 5, "2026-06-12"),
        ("2026-04-28", 1, "2026-04-30"),  # over a holiday
        ("2026-04-30", 2, "2026-05-07"),  # over Golden Week
    ],
)
def test_school_days_leave_out_weekends_and_holidays(start: str, count: int, end: str) -> None:
    holidays = {date(2026, 4, 29), date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 6)}
    calendar = Calendar(TOKYO.tz, frozenset(holidays))
    assert calendar.add_school_days(date.fromisoformat(start), count) == date.fromisoformat(end)


def test_a_function_may_open_the_school_on_a_saturday() -> None:
    calendar = Calendar(TOKYO.tz, lambda day: day.weekday() == 6)
    assert calendar.add_school_days(date(2026, 6, 5), 1) == date(2026, 6, 6)
    assert calendar.is_school_day(date(2026, 6, 6))
    assert not calendar.is_school_day(date(2026, 6, 7))


def test_a_break_of_a_whole_year_is_still_waited_out() -> None:
    opens = date(2026, 6, 5) + timedelta(days=366)
    calendar = Calendar(TOKYO.tz, lambda day: day < opens)
    assert calendar.add_school_days(date(2026, 6, 5), 1) == opens


def test_a_break_of_more_than_a_year_is_surely_wrong_and_every_day_counts() -> None:
    opens = date(2026, 6, 5) + timedelta(days=367)
    calendar = Calendar(TOKYO.tz, lambda day: day < opens)
    assert calendar.add_school_days(date(2026, 6, 5), 1) == date(2026, 6, 6)


def test_a_calendar_that_is_always_closed_counts_every_day() -> None:
    calendar = Calendar(TOKYO.tz, lambda _: True)
    assert calendar.add_school_days(date(2026, 6, 5), 3) == date(2026, 6, 8)


def test_a_local_evening_belongs_to_its_own_day() -> None:
    assert TOKYO.day_of(at("2026-06-03 23:59")) == date(2026, 6, 3)
