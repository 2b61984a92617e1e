from datetime import UTC, date, datetime

import pytest

from mamori.ui import dates

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("language", "style", "written"),
    [
        ("ja", "plain", "2026年11月23日（月）"),
        ("ja", "era", "令和8年11月23日（月）"),
        ("ja", "short", "11月23日（月）"),
        ("vi", "plain", "Thứ Hai, 23/11/2026"),
        ("vi", "era", "Thứ Hai, 23/11/2026"),
        ("vi", "short", "Thứ Hai, 23/11"),
        ("nl", "plain", "maandag 23 november 2026"),
        ("nl", "short", "maandag 23 november"),
        ("nl-be", "plain", "maandag 23 november 2026"),
        ("en", "plain", "Monday 23 November 2026"),
        ("en", "short", "Monday 23 November"),
        ("fr", "plain", "Monday 23 November 2026"),
    ],
)
def test_day_is_written_as_the_country_writes_it(
    language: str, style: dates.Style, written: str
) -> None:
    assert dates.day(MONDAY, language, style) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ja", "2026年11月23日（月）09:05"),
        ("vi", "09:05, Thứ Hai, 23/11/2026"),
        ("nl", "maandag 23 november 2026, 09.05 uur"),
        ("en", "Monday 23 November 2026, 09:05"),
    ],
)
def test_moment_adds_the_time_where_the_country_puts_it(language: str, written: str) -> None:
    assert dates.moment(datetime(2026, 11, 23, 9, 5, tzinfo=UTC), language) == written


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2019, 4, 30), "平成31年"),
        (date(2019, 5, 1), "令和元年"),
        (date(2020, 1, 1), "令和2年"),
        (date(1989, 1, 7), "昭和64年"),
        (date(1989, 1, 8), "平成元年"),
        (date(1926, 12, 25), "昭和元年"),
        (date(1911, 1, 1), "1911年"),
    ],
)
def test_era_changes_on_its_day(day: date, year: str) -> None:
    assert dates.era_year(day) == year


@pytest.mark.parametrize("language", ["ja", "vi", "nl", "en"])
def test_every_day_of_a_year_is_written_differently(language: str) -> None:
    days = {dates.day(date.fromordinal(MONDAY.toordinal() + n), language) for n in range(365)}
    weekdays = {dates.weekday(date(2026, 11, 23 + n), language) for n in range(7)}
    assert (len(days), len(weekdays)) == (365, 7)


@pytest.mark.parametrize(
    ("language", "march", "november"),
    [
        ("ja", "3月", "11月"),
        ("vi", "Th3", "Th11"),
        ("nl", "mrt", "nov"),
        ("en", "Mar", "Nov"),
        ("fr", "Mar", "Nov"),
    ],
)
def test_a_month_is_named_in_a_few_letters(language: str, march: str, november: str) -> None:
    assert dates.month(date(2026, 3, 1), language) == march
    assert dates.month(MONDAY, language) == november
