"""Days of absence: counted through the school year, toward the packs' marks."""

from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from tests.cases.conftest import Staffroom
from tests.cases.desk import text
from tests.cases.doing import moment, record, see, state
from tests.factories import PACKS

from mamori.base import clock
from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case
from mamori.duties.queries import open_duties
from mamori.journal.queries import entries
from mamori.people.closed_days import Stretch, list_closed_days, span_of
from mamori.people.models import Account, Year

UNBROKEN = "The child stays away without a break: weigh now"
MORNING, NOON = moment("2026-06-02T09:00"), moment("2026-06-02T12:00")


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    with clock.at(MORNING):
        return record_sign(by=room.homeroom, sign=replace(sign, noticed_at=MORNING))


def absent(room: Staffroom, case: Case, first: str, last: str, *, at: str, **more: str) -> None:
    asked = {"why": "unclear", "still": "no"} | more
    form = {"subjects": [room.child.pk], "from": first, "until": last, **asked}
    with clock.at(moment(f"{at}T12:00")):
        answer = record(room.homeroom, case, "record-absence", **form)
    assert answer.status_code == 302, answer.content.decode()


def counted(room: Staffroom, case: Case, at: str) -> str:
    with clock.at(moment(f"{at}T13:00")):
        return see(room.homeroom, f"/cases/{case.pk}/record/record-absence/")


@pytest.mark.row("HOK-164")
def test_school_days_of_absence_add_up_over_the_year_and_each_counts_once(
    room: Staffroom, case: Case
) -> None:
    absent(room, case, "2026-06-03", "2026-06-09", at="2026-06-09")  # five, without the week-end
    absent(room, case, "2026-06-08", "2026-06-10", at="2026-06-10")  # two of them again
    absent(room, case, "2026-06-15", "2026-06-19", at="2026-06-19", why="other")
    page = counted(room, case, "2026-06-19")
    assert "6 of 30 days" in page
    assert "start at once, whatever the count says" in page
    assert not entries([case.stream], kinds=["absence.reached"])
    absent(room, case, "2026-09-07", "2026-09-07", at="2026-09-07")
    assert "7 of 7 days" in counted(room, case, "2026-09-07")
    (warned,) = entries([case.stream], kinds=["absence.reached"])
    assert (warned.attrs, warned.subjects) == ({"days": "7"}, [room.child.pk])
    assert state(case.stream, "look-early-at-absence") == ["open"]
    assert state(case.stream, "suspect-serious-absence") == []


@pytest.mark.row("HOK-164")
def test_at_the_guidelines_mark_it_is_to_be_treated_as_serious(room: Staffroom, case: Case) -> None:
    absent(room, case, "2026-06-08", "2026-06-26", at="2026-06-26")  # fifteen
    absent(room, case, "2026-09-07", "2026-09-29", at="2026-09-29")  # fourteen, with three holidays
    assert state(case.stream, "suspect-serious-absence") == []
    absent(room, case, "2026-11-02", "2026-11-02", at="2026-11-02")
    assert state(case.stream, "suspect-serious-absence") == ["open"]
    absent(room, case, "2026-11-04", "2026-11-04", at="2026-11-04")
    assert [fact.attrs["days"] for fact in entries([case.stream], kinds=["absence.reached"])] == [
        "7",
        "30",
    ]
    with clock.at(moment("2026-11-04T13:00")):
        see(room.principal, f"/cases/{case.pk}/")
        form = {"subjects": [room.child.pk], "type": "absence", "claimed": "欠席が続く。"}
        answer = record(room.principal, case, "suspect-serious", on="2026-11-04", **form)
        assert answer.status_code == 302
    assert state(case.stream, "suspect-serious-absence") == ["met"]


def test_absence_that_ends_before_it_begins_or_lies_ahead_is_refused(
    room: Staffroom, case: Case
) -> None:
    form = {"subjects": [room.child.pk], "why": "unclear", "still": "no"}
    with clock.at(NOON):
        for first, last in (("2026-06-02", "2026-06-01"), ("2026-06-02", "2026-06-03")):
            days = {"from": first, "until": last}
            answer = record(room.homeroom, case, "record-absence", **form, **days)
            assert answer.status_code == 422
    assert not entries([case.stream], kinds=["absence.recorded"])


@pytest.mark.row("HOK-164")
def test_a_child_that_stays_away_without_a_break_is_weighed_at_once(
    room: Staffroom, case: Case
) -> None:
    absent(room, case, "2026-06-03", "2026-06-03", at="2026-06-03")
    assert state(case.stream, "weigh-unbroken-absence") == []
    absent(room, case, "2026-06-04", "2026-06-04", at="2026-06-04", still="yes")
    assert state(case.stream, "weigh-unbroken-absence") == ["open"]
    with clock.at(moment("2026-06-04T13:00")):
        (line,) = (due for due in open_duties({case.stream}, "en") if UNBROKEN in due.says)
        assert (line.due_at, line.word) == (None, "at once, whatever the guide says")
        page = see(room.vice_principal, f"/cases/{case.pk}/")
        assert page.index(UNBROKEN) < page.index("What others do")
        alone = weigh(room, case, room.vice_principal)
        assert alone.status_code == 422
        assert "At least two members of the committee decide it together" in text(alone)
        assert weigh(room, case, room.vice_principal, room.nurse).status_code == 302
    assert state(case.stream, "weigh-unbroken-absence") == ["met"]
    absent(room, case, "2026-06-05", "2026-06-05", at="2026-06-05", still="yes")
    assert state(case.stream, "weigh-unbroken-absence") == ["met", "open"]


def weigh(room: Staffroom, case: Case, *members: Account) -> Any:
    behind = [member.person_id for member in members]
    form = {"subjects": [room.child.pk], "why": "x", "meanwhile": "x", "on": "2026-06-04"}
    return record(members[0], case, "weigh-serious", behind=behind, **form)


@pytest.mark.row("HOK-164")
def test_a_school_without_a_house_pack_is_warned_well_before_thirty_days(
    room: Staffroom, case: Case
) -> None:
    room.school.packs = [pack for pack in PACKS if pack != "school-example"]
    room.school.save()
    absent(room, case, "2026-06-03", "2026-06-11", at="2026-06-11")
    page = counted(room, case, "2026-06-11")
    assert "7 of 7 days" in page
    assert "the school's own mark" in unescape(page)
    assert state(case.stream, "look-early-at-absence") == ["open"]


@pytest.mark.row("HOK-164")
def test_days_without_school_count_as_no_absence_and_the_count_follows_the_list(
    room: Staffroom, case: Case
) -> None:
    absent(room, case, "2026-07-16", "2026-07-24", at="2026-07-24")  # the 20th is a holiday
    assert "6 of 30 days" in counted(room, case, "2026-07-24")
    vacation = Stretch(date(2026, 7, 23), date(2026, 8, 19), "夏休み")
    with clock.at(moment("2026-07-24T14:00")):
        span = span_of(room.school, date(2026, 7, 24))
        list_closed_days(by=None, school=room.school, span=span, stretches=[vacation])
    assert "5 of 30 days" in counted(room, case, "2026-07-24")


def test_a_count_tells_nobody_of_a_case_that_names_them(
    room: Staffroom, case: Case, sign: Sign
) -> None:
    with clock.at(MORNING):
        named = frozenset({room.homeroom.person_id})
        hidden = record_sign(by=room.nurse, sign=replace(sign, id=uuid4(), adults=named))
        plain = record_sign(by=room.nurse, sign=replace(sign, id=uuid4()))
    days = {"first": "2026-06-03", "last": "2026-06-05"}
    form = {"subjects": [room.child.pk], "why": "unclear", "still": "no"}
    with clock.at(moment("2026-06-05T12:00")):
        told = {"from": days["first"], "until": days["last"]}
        assert record(room.nurse, hidden, "record-absence", **form, **told).status_code == 302
    absent(room, plain, "2026-06-08", "2026-06-11", at="2026-06-11")
    absent(room, case, "2026-06-12", "2026-06-12", at="2026-06-12")
    assert "5 of 7 days" in counted(room, case, "2026-06-12")  # sits at the plain one too
    assert not entries([case.stream, plain.stream], kinds=["absence.reached"])
    (reached,) = entries([hidden.stream], kinds=["absence.reached"])
    assert reached.by is None


def test_the_days_of_a_case_that_one_has_no_seat_at_are_not_shown_and_count(
    room: Staffroom, case: Case, sign: Sign
) -> None:
    with clock.at(MORNING):
        mine = record_sign(by=room.teacher, sign=replace(sign, id=uuid4()))
    absent(room, case, "2026-06-03", "2026-06-09", at="2026-06-09")  # five
    absent(room, mine, "2026-06-10", "2026-06-11", at="2026-06-11")
    with clock.at(moment("2026-06-11T13:00")):
        assert "2 of 7 days" in see(room.teacher, f"/cases/{mine.pk}/")
        assert "7 of 7 days" in see(room.homeroom, f"/cases/{mine.pk}/")
    assert entries([mine.stream], kinds=["absence.reached"])


def test_a_new_school_year_counts_anew(room: Staffroom, case: Case) -> None:
    Year.objects.create(
        school=room.school, title="2027年度", starts="2027-04-01", ends="2028-03-31"
    )
    absent(room, case, "2027-03-22", "2027-03-31", at="2027-03-31")
    assert len(entries([case.stream], kinds=["absence.reached"])) == 1
    absent(room, case, "2027-04-01", "2027-04-02", at="2027-04-02")
    assert "2 of 7 days" in counted(room, case, "2027-04-02")
