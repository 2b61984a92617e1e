"""Days add up to a mark: school days of one year, each once, for each child."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.policy.making import TOKYO, WORDS, at, pack_of, pattern

from mamori.core.policy import Calendar, Fact, Pack, Packs, add_months, marks
from mamori.core.policy.entries import MarkEntry
from mamori.core.policy.facts import problems
from mamori.core.policy.marks import days_counted

APRIL = date(2026, 4, 1)
NOW = "2026-12-24 12:00"
WEEK = ("2026-06-01", "2026-06-05")  # Monday to Friday


def mark(number: int = 5, **fields: Any) -> MarkEntry:
    entry: dict[str, Any] = {"table": "mark", "pack": "law", "file": "", "id": f"m{number}"}
    entry |= {"counts": (pattern("absence.recorded"),), "becomes": "absence.reached"}
    return MarkEntry(**(entry | {"says": WORDS, "at": number} | fields))


def packs(*entries: MarkEntry) -> Packs:
    return Packs((Pack(**{**vars(pack_of()), "marks": entries}),))


def absent(*days: str, about: str = "a", at_: str = "2026-06-30 12:00", **attrs: Any) -> Fact:
    names = ("from", "until")
    codes = {**dict(zip(names, days, strict=False)), **attrs}
    subjects = tuple(about.split())
    return Fact(
        f"{days} {about} {attrs}", "case:1", "absence.recorded", at(at_), codes, None, subjects
    )


def reached(
    *facts: Fact, of: Packs | None = None, now: str = NOW, calendar: Calendar = TOKYO
) -> list[tuple[str, int, date]]:
    found = marks(of or packs(mark()), facts, APRIL, at(now), calendar)
    return [(each.person, each.days, each.on) for each in found]


def test_a_week_is_five_days_and_the_fifth_reaches_the_mark() -> None:
    assert reached(absent(*WEEK)) == [("a", 5, date(2026, 6, 5))]
    assert reached(absent("2026-06-01", "2026-06-04")) == []


def test_what_it_becomes_is_a_fact_that_the_journal_takes() -> None:
    (found,) = marks(packs(mark()), [absent(*WEEK)], APRIL, at(NOW), TOKYO)
    assert (found.kind, found.attrs) == ("absence.reached", {"days": "5"})
    assert problems(found.kind, found.attrs) == []


def test_the_day_it_was_reached_stays_when_more_days_follow() -> None:
    more = absent("2026-06-08", "2026-06-09")
    assert reached(more, absent(*WEEK)) == [("a", 7, date(2026, 6, 5))]


@pytest.mark.parametrize(
    "facts",
    [
        (absent(*WEEK), absent(*WEEK, why="unclear")),
        (absent("2026-06-01", "2026-06-03"), absent("2026-06-03", "2026-06-05")),
        (absent("2026-05-30", "2026-06-07"),),
        tuple(absent(f"2026-06-0{day}") for day in range(1, 6)),
    ],
    ids=["twice", "overlapping", "with two weekends", "day by day"],
)
def test_a_day_counts_once_and_only_if_there_was_school(facts: tuple[Fact, ...]) -> None:
    assert reached(*facts) == [("a", 5, date(2026, 6, 5))]


def test_days_on_which_the_school_is_closed_do_not_count() -> None:
    closed = Calendar(TOKYO.tz, frozenset({date(2026, 6, 3)}))
    assert reached(absent(*WEEK), calendar=closed) == []
    assert reached(absent("2026-06-01", "2026-06-08"), calendar=closed) == [
        ("a", 5, date(2026, 6, 8))
    ]


def test_the_days_of_one_year_count_and_not_those_of_another() -> None:
    march, april = ("2026-03-25", "2026-03-31"), ("2026-03-30", "2026-04-07")
    assert reached(absent(*march)) == []
    assert reached(absent(*april)) == [("a", 5, date(2026, 4, 7))]
    next_year = absent("2027-03-30", "2027-04-30")
    assert reached(next_year, now="2027-05-01 12:00") == []


def test_days_to_come_and_what_is_not_yet_written_do_not_count() -> None:
    assert reached(absent(*WEEK, at_="2026-06-01 08:00"), now="2026-06-04 23:59") == []
    assert reached(absent(*WEEK, at_="2026-06-01 08:00"), now="2026-06-05 00:00") != []
    assert reached(absent(*WEEK, at_="2026-06-20 08:00"), now="2026-06-19 12:00") == []


def test_each_child_has_its_own_days_wherever_they_were_written() -> None:
    both = absent("2026-06-01", "2026-06-03", about="a b")
    rest = absent("2026-06-04", "2026-06-05", about="b")
    other_case = Fact("x", "case:2", rest.kind, rest.at, rest.attrs, None, ("b",))
    assert reached(both, other_case) == [("b", 5, date(2026, 6, 5))]


def test_only_what_the_mark_asks_for_counts() -> None:
    unclear = packs(mark(counts=(pattern("absence.recorded", why="unclear"),)))
    assert reached(absent(*WEEK, why="other"), of=unclear) == []
    assert reached(absent(*WEEK, why="unclear"), of=unclear) != []


def test_several_marks_are_told_in_the_order_in_which_they_were_reached() -> None:
    found = marks(packs(mark(5), mark(2), mark(9)), [absent(*WEEK)], APRIL, at(NOW), TOKYO)
    assert [(each.mark.at, each.on.day) for each in found] == [(2, 2), (5, 5)]


def test_a_mark_counts_if_it_was_in_force_on_the_day() -> None:
    assert reached(absent(*WEEK), of=packs(mark(until=date(2026, 6, 4)))) == []
    assert reached(absent(*WEEK), of=packs(mark(until=date(2026, 6, 5)))) != []


@pytest.mark.parametrize(
    "days", [(), ("soon",), ("2026-06-05", "2026-06-01"), ("soon", "2026-06-05")]
)
def test_dates_that_make_no_sense_count_nothing(days: tuple[str, ...]) -> None:
    assert reached(absent(*days), of=packs(mark(1))) == []


def test_a_slip_in_a_year_ends_with_the_year_and_in_no_time() -> None:
    forever = absent("0001-01-01", "9999-12-31", at_="2027-03-31 12:00")
    ((_, days, _),) = reached(forever, now="2027-03-31 13:00")
    assert days == 261


dates = st.dates(date(2026, 2, 1), date(2027, 6, 1))
absences = st.builds(
    lambda first, length, about: absent(
        first.isoformat(), (first + timedelta(days=length)).isoformat(), about=about
    ),
    dates,
    st.integers(-3, 40),
    st.sampled_from(["a", "b", "a b", ""]),
)


@given(st.lists(absences, max_size=6), st.randoms(use_true_random=False), dates)
def test_days_are_counted_as_a_class_register_would(
    facts: list[Fact], rng: Any, today: date
) -> None:
    """Day by day through the year: who is absent on this day, if there is school?"""
    now = TOKYO.end_of_day(today)
    shuffled = [*facts, *facts]
    rng.shuffle(shuffled)
    register: dict[str, list[date]] = {"a": [], "b": []}
    day = APRIL
    while day < add_months(APRIL, 12) and day <= today:
        for child, days in register.items():
            if day.weekday() < 5 and any(
                _on(fact, child, day) and fact.at <= now for fact in facts
            ):
                days.append(day)
        day += timedelta(days=1)
    counted = days_counted(mark(), shuffled, APRIL, now, TOKYO)
    assert {child: counted.get(child, ()) for child in register} == {
        child: tuple(days) for child, days in register.items()
    }
    for each in marks(packs(mark(5), mark(30)), shuffled, APRIL, now, TOKYO):
        assert register[each.person][each.mark.at - 1] == each.on
        assert len(register[each.person]) == each.days


def _on(fact: Fact, child: str, day: date) -> bool:
    first, last = (date.fromisoformat(str(fact.attrs[name])) for name in ("from", "until"))
    return child in fact.subjects and first <= day <= last
