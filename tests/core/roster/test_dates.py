from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mamori.core.roster.dates import ERAS, BadDate, column_order, parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和6年4月1日", date(2024, 4, 1)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R6.4.1", date(2024, 4, 1)),
        ("r6/4/1", date(2024, 4, 1)),
        ("H29.11.5", date(2017, 11, 5)),
        ("平成29年8月10日", date(2017, 8, 10)),
        ("平成２９年８月１０日", date(2017, 8, 10)),
        ("㍻29年8月10日", date(2017, 8, 10)),
        ("平成二十九年八月十日", date(2017, 8, 10)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("S55-2-29", date(1980, 2, 29)),
        ("2016-05-06", date(2016, 5, 6)),
        ("2016/5/6", date(2016, 5, 6)),
        ("2016.5.6", date(2016, 5, 6)),
        ("２０１６年５月６日", date(2016, 5, 6)),
        ("2016年5月6日(金)", date(2016, 5, 6)),
        ("二〇一六年五月六日", date(2016, 5, 6)),
        ("20160506", date(2016, 5, 6)),
        ("2016-05-06T00:00:00Z", date(2016, 5, 6)),
        ("2017-05-06 08:01:05", date(2017, 5, 6)),
        ("14/10/2014", date(2014, 10, 14)),
        ("10/14/2014", date(2014, 10, 14)),
        ("3/3/2014", date(2014, 3, 3)),
        ("19-01-2015", date(2015, 1, 19)),
        ("ngày 11 tháng 8 năm 2023", date(2023, 8, 11)),
        ("11 thg 8, 2023", date(2023, 8, 11)),
        ("11 augustus 2023", date(2023, 8, 11)),
        ("1 mrt. 2015", date(2015, 3, 1)),
        ("August 11th, 2023", date(2023, 8, 11)),
        ("  2016-05-06 ", date(2016, 5, 6)),
    ],
)
def test_reads_the_day_as_schools_write_it(text: str, expected: date) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("平成30年2月30日", "no-such-day"),
        ("31/02/2014", "no-such-day"),
        ("2015-02-29", "no-such-day"),
        ("2016年13月1日", "no-such-day"),
        ("32 maart 2015", "no-such-day"),
        ("令和0年1月1日", "no-such-day"),
        ("0000-01-01", "no-such-day"),
        ("令和元年4月30日", "outside-era"),
        ("平成元年1月7日", "outside-era"),
        ("平成31年5月1日", "outside-era"),
        ("昭和64年1月8日", "outside-era"),
        ("03/04/2015", "ambiguous-date"),
        ("12/ 6/ 2018", "ambiguous-date"),
        ("11-8-'23", "short-year"),
        ("5/6/16", "short-year"),
        ("42000", "not-a-date"),
        ("平成29年度", "not-a-date"),
        ("平成十十年1月1日", "not-a-date"),
        ("11 brumaire 2023", "not-a-date"),
        ("不明", "not-a-date"),
        ("", "not-a-date"),
    ],
)
def test_refuses_with_the_reason(text: str, code: str) -> None:
    with pytest.raises(BadDate) as caught:
        parse_date(text)
    assert caught.value.code == code


def test_order_settles_what_would_be_ambiguous() -> None:
    assert parse_date("03/04/2015", "dmy") == date(2015, 4, 3)
    assert parse_date("03/04/2015", "mdy") == date(2015, 3, 4)


def test_order_makes_the_other_order_impossible() -> None:
    with pytest.raises(BadDate) as caught:
        parse_date("02/25/2014", "dmy")
    assert caught.value.code == "no-such-day"


@pytest.mark.parametrize(
    ("texts", "country", "expected"),
    [
        (["01/02/2014", "25/02/2014"], "", ("dmy", False)),
        (["01/02/2014", "02/25/2014"], "", ("mdy", False)),
        (["01/02/2014"], "VN", ("dmy", False)),
        (["01/02/2014"], "JP", (None, False)),
        (["02/25/2014"], "NL", ("mdy", True)),
        (["02/25/2014", "25/02/2014"], "NL", ("dmy", True)),
        (["2014-01-02", "x", ""], "", (None, False)),
    ],
)
def test_column_tells_the_order(texts: list[str], country: str, expected: object) -> None:
    assert column_order(texts, country) == expected


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_bad_date(text: str) -> None:
    with suppress(BadDate):
        assert isinstance(parse_date(text), date)


@given(st.text("令和平成昭元年月日0123456789０１./- ngàythámgnăm十一二HRS'", max_size=16))
def test_any_text_of_date_letters_is_a_date_or_a_bad_date(text: str) -> None:
    with suppress(BadDate):
        assert isinstance(parse_date(text), date)


@given(st.dates(min_value=ERAS["M"][0], max_value=date(2099, 12, 31)))
def test_every_day_survives_each_way_of_writing(day: date) -> None:
    era = next(name for name, (first, last) in ERAS.items() if first <= day <= last)
    year = day.year - ERAS[era][0].year + 1
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{era}{year}.{day.month}.{day.day}") == day
    assert parse_date(f"{day:%d/%m/%Y}", "dmy") == day
    assert parse_date(f"{day:%m-%d-%Y}", "mdy") == day
