"""Days without school: read from a list, kept for a school year, asked by the calendar."""

from datetime import date
from html import unescape

import pytest
from django.test import Client
from tests.factories import make_school, make_staff, sign_in

from mamori.duties.packs import calendar
from mamori.journal.queries import entries
from mamori.people.closed_days import Stretch, list_closed_days, listed, span_of
from mamori.people.closed_days.stretches import Unreadable, read_line, read_list
from mamori.people.models import Account, Post, School
from mamori.people.rights import NotAllowed
from mamori.people.years import span_around

R = Post.Role
PAGE = "/people/closed-days/"
SPANS = {country: span_around(date(2026, 9, 15), country) for country in ("JP", "VN", "NL")}
SUMMER = Stretch(date(2026, 7, 25), date(2026, 8, 19), "夏休み")


@pytest.mark.parametrize(
    ("country", "line", "first", "last", "says"),
    [
        ("JP", "2026-07-20 海の日", "2026-07-20", "2026-07-20", "海の日"),
        (
            "JP",
            "2026年7月25日（土）から8月19日（水）まで 夏休み",
            "2026-07-25",
            "2026-08-19",
            "夏休み",
        ),
        ("JP", "令和8年7月20日　海の日", "2026-07-20", "2026-07-20", "海の日"),
        ("JP", "2026/7/25\t2026/8/19\t夏休み", "2026-07-25", "2026-08-19", "夏休み"),
        ("JP", "12/25～1/15 冬休み", "2026-12-25", "2027-01-15", "冬休み"),
        ("JP", "3月25日〜3月31日", "2027-03-25", "2027-03-31", ""),
        ("JP", "2026-07-25 – 2026-08-19 夏休み", "2026-07-25", "2026-08-19", "夏休み"),
        ("VN", "2/9/2026 Quốc khánh", "2026-09-02", "2026-09-02", "Quốc khánh"),
        ("VN", "05/02/2027 đến 14/02/2027 Nghỉ Tết", "2027-02-05", "2027-02-14", "Nghỉ Tết"),
        (
            "NL",
            "17-10-2026 t/m 25-10-2026 Herfstvakantie",
            "2026-10-17",
            "2026-10-25",
            "Herfstvakantie",
        ),
        ("NL", "26 april 2027; Koningsdag", "2027-04-26", "2027-04-26", "Koningsdag"),
    ],
)
def test_a_line_is_read_as_the_country_writes_it(
    country: str, line: str, first: str, last: str, says: str
) -> None:
    read = read_line(line, SPANS[country], country)
    assert (str(read.first), str(read.last), read.says) == (first, last, says)
    assert read_line(read.line, SPANS[country], country) == read


@pytest.mark.parametrize(
    "line",
    ["夏休み", "2025-07-20 去年", "2026-08-19 – 2026-07-25 逆", "2026-02-30", "13/45 x", "…"],
)
def test_a_line_without_a_day_of_this_year_is_not_guessed_at(line: str) -> None:
    with pytest.raises(Unreadable):
        read_line(line, SPANS["JP"], "JP")


def test_a_list_is_put_in_order_and_each_line_counts_once() -> None:
    text = "12/25～1/15 冬休み\n\n7/20 海の日\n7/20 海の日\nなにか\n"
    found, wrong = read_list(text, SPANS["JP"], "JP")
    assert [one.says for one in found] == ["海の日", "冬休み"]
    assert wrong == ["なにか"]


def test_what_nobody_listed_follows_the_public_holidays(school: School) -> None:
    days = calendar(school)
    assert not days.is_school_day(date(2026, 11, 3))  # 文化の日
    assert not days.is_school_day(date(2027, 5, 4))  # in the next school year too
    assert days.is_school_day(date(2026, 8, 5))
    assert not days.is_school_day(date(2026, 8, 8))  # a Saturday
    dutch = make_school("De Vlinder", jurisdiction="NL", time_zone="Europe/Amsterdam")
    assert not calendar(dutch).is_school_day(date(2027, 4, 27))
    assert calendar(dutch).is_school_day(date(2026, 11, 3))
    assert calendar(make_school("Elsewhere", jurisdiction="FR")).is_school_day(date(2026, 11, 3))


def test_what_is_listed_counts_alone_in_its_year_and_can_be_listed_anew(school: School) -> None:
    span = span_of(school, date(2026, 11, 3))
    list_closed_days(by=None, school=school, span=span, stretches=[SUMMER])
    days = calendar(school)
    assert not days.is_school_day(date(2026, 8, 5))
    assert days.is_school_day(date(2026, 11, 3))
    assert not days.is_school_day(date(2027, 5, 4))  # nobody listed the next year
    assert days.add_school_days(date(2026, 7, 24), 1) == date(2026, 8, 20)
    list_closed_days(by=None, school=school, span=span, stretches=[])
    assert calendar(school).is_school_day(date(2026, 8, 5))
    noted = [
        e.attrs["days"] for e in entries([f"school:{school.pk}"], kinds=["closed-days.listed"])
    ]
    assert noted == ["26", "0"]


def test_the_database_is_asked_once_however_many_days(
    school: School, django_assert_num_queries: object
) -> None:
    days = calendar(school)
    with django_assert_num_queries(0):  # type: ignore[operator]  # pytest-django's fixture
        days.day_of(days.start_of(date(2026, 8, 5)))
    with django_assert_num_queries(1):  # type: ignore[operator]  # stubs know no lazy text
        days.add_school_days(date(2026, 4, 6), 200)


class TestThePage:
    @pytest.fixture
    def clerk(self, school: School) -> Account:
        return make_staff(school, "事務 恵子", R.OFFICE)

    def see(self, by: Account, year: str = "") -> str:
        answer = sign_in(Client(), by).get(PAGE, {"year": year} if year else {})
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    def test_the_holidays_are_there_to_begin_with_and_the_list_is_kept(
        self, school: School, clerk: Account
    ) -> None:
        page = self.see(clerk)
        assert "2026-11-03 文化の日" in page
        assert "Nobody has listed them" in page
        client = sign_in(Client(), clerk)
        text = "7/20 海の日\n7/25〜8/19 夏休み"
        answer = client.post(PAGE, {"sent": "1", "days": text})
        assert answer["Location"] == f"{PAGE}?year=2026-04-01"
        span = span_of(school, date(2026, 7, 25))
        assert [one.says for one in listed(school, span)] == ["海の日", "夏休み"]
        page = self.see(clerk)
        assert "2026-07-25 – 2026-08-19 夏休み" in page
        assert "Nobody has listed them" not in page
        assert "Nobody has listed them" in self.see(clerk, "2027-04-01")

    def test_another_year_is_listed_on_its_own_page(self, school: School, clerk: Account) -> None:
        client = sign_in(Client(), clerk)
        client.post(f"{PAGE}?year=2027-04-01", {"sent": "1", "days": "7/24〜8/18 夏休み"})
        (summer,) = listed(school, span_of(school, date(2027, 7, 1)))
        assert summer.first == date(2027, 7, 24)
        assert listed(school, span_of(school, date(2026, 7, 1))) == []

    def test_a_line_that_cannot_be_read_is_told_and_nothing_is_lost(
        self, school: School, clerk: Account
    ) -> None:
        text = "7/20 海の日\n7月の終わりから夏休み"
        answer = sign_in(Client(), clerk).post(PAGE, {"sent": "1", "days": text})
        assert answer.status_code == 422
        page = unescape(answer.content.decode())
        assert "These lines name no day of this school year: 7月の終わりから夏休み" in page
        assert text in page.replace("\r\n", "\n")
        assert listed(school, span_of(school, date(2026, 7, 1))) == []

    @pytest.mark.parametrize("year", ["", "x", "0001-01-01", "9998-05-01", "9999-12-31"])
    def test_whatever_year_an_address_asks_for_there_is_a_page(
        self, clerk: Account, year: str
    ) -> None:
        assert "Days without school" in self.see(clerk, year)

    def test_everybody_of_the_staff_sees_it_and_few_change_it(self, school: School) -> None:
        teacher = make_staff(school, "教諭 太郎", R.TEACHER)
        page = self.see(teacher)
        assert "文化の日" in page
        assert "<textarea" not in page
        answer = sign_in(Client(), teacher).post(PAGE, {"sent": "1", "days": "7/20"})
        assert answer.status_code == 404
        span = span_of(school, date(2026, 7, 1))
        with pytest.raises(NotAllowed):
            list_closed_days(by=teacher.person_id, school=school, span=span, stretches=[])
