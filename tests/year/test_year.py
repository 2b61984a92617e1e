"""The year begins by itself, and what it asks stands on the page and on desks."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from tests.factories import make_staff
from tests.year.conftest import R, Year

from mamori.base import clock
from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.people.actions import decide_structure, set_up_committee
from mamori.people.models import Year as SchoolYear
from mamori.people.packs import codes
from mamori.year.actions import bring_all_up_to_date, bring_up_to_date


def started(year: Year) -> list[str]:
    return [one.attrs["year"] for one in entries([year.stream], kinds=["year.started"])]


def test_each_school_year_begins_once_and_asks_anew(year: Year) -> None:
    first = started(year)
    bring_all_up_to_date()
    assert started(year) == first
    with clock.at(datetime(2027, 4, 2, 0, 0, tzinfo=UTC)):
        bring_all_up_to_date()
        bring_all_up_to_date()
    assert started(year) == [*first, "2027"]
    assert Duty.objects.filter(stream=year.stream, entry="teach-sos").count() == 2


def test_a_year_that_a_roster_brought_begins_on_its_own_first_day(year: Year) -> None:
    SchoolYear.objects.create(
        school=year.school, title="2027年度", starts=date(2027, 4, 6), ends=date(2028, 3, 31)
    )
    with clock.at(datetime(2027, 4, 10, 0, 0, tzinfo=UTC)):
        bring_up_to_date(school=year.school)
    assert started(year)[-1] == "2027"
    assert SchoolYear.objects.filter(school=year.school).count() == 2


@pytest.mark.row("HOK-055")
@pytest.mark.row("HOK-057")
def test_what_was_done_among_people_meets_the_duties_of_the_year(year: Year) -> None:
    assert year.state("set-up-committee") == "open"
    by = year.principal.person_id
    set_up_committee(by=by, school=year.school, name="committee")
    decide_structure(by=by, school=year.school)
    page = year.client(year.principal).get(reverse("year:year"))
    lines = {line.standing.due.entry: line for line in page.context["glance"].lines}
    assert not lines["jp-hokuyo/set-up-committee"].standing.is_open
    assert not lines["jp-hokuyo/decide-structure"].standing.is_open


def test_the_page_says_what_is_due_why_and_where_it_is_done(year: Year) -> None:
    page = year.client(year.homeroom).get(reverse("year:year"))
    lines = {line.standing.due.entry: line for line in page.context["glance"].lines}
    sos = lines["jp-hokuyo/teach-sos"]
    assert sos.href == reverse("year:record", args=["lesson-held"]) + "?topic=sos"
    assert sos.standing.due.clause in page.content.decode()
    assert not lines["jp-hokuyo/adopt-year-plan"].href  # the committee's
    form = year.client(year.homeroom).get(sos.href).context["form"]
    assert form["topic"].value() == ["sos"]


def test_what_is_due_at_the_school_leads_from_today_to_the_year(year: Year) -> None:
    page = year.client(year.homeroom).get(reverse("desk:today")).content.decode()
    assert f'href="{reverse("year:year")}"' in page


def test_a_board_and_a_stranger_have_no_year(year: Year) -> None:
    board = year.school.board
    assert board is not None
    officer = make_staff(board, "主事 九", R.BOARD_OFFICER)
    for name in ("year", "entries", "paper", "plan", "coverage", "policy", "rules", "library"):
        assert year.client(officer).get(reverse(f"year:{name}")).status_code == 404, name


@pytest.mark.row("HOK-075")
@pytest.mark.row("HOK-162")
def test_material_stands_in_one_place_and_daily_kindness_is_counted_nowhere(year: Year) -> None:
    page = year.client(year.teacher).get(reverse("year:library"))
    assert len(page.context["material"]) == 5


@pytest.mark.row("HOK-088")
def test_nothing_that_is_daily_work_can_be_counted(year: Year) -> None:
    url = reverse("year:library")
    page = year.client(year.teacher).get(url, headers={"accept-language": "en"}).content.decode()
    assert "nobody counts it here, on purpose" in page
    topics = {code for kind in ("lesson-topics", "event-topics", "training-topics")
              for code in codes(year.school, kind, "en")}  # fmt: skip
    assert not topics & {"greeting", "praise", "encouragement"}
