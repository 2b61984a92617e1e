"""The days of quiet: a strip that says what its list says, and a line on Today for my own cases."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cases.care import DEFINED, address, begin, noon, page, recognise, take
from tests.cases.conftest import Staffroom

from mamori.base import clock
from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case
from mamori.cases.queries import quiet_of, quiet_of_each
from mamori.cases.strip import LABEL, MARGIN, WIDTH, strip
from mamori.core.policy.quiet import Quiet
from mamori.desk.queries import today
from mamori.journal.models import Join

APRIL, JULY = date(2026, 4, 20), date(2026, 7, 20)


def period(on: str, *, acts: tuple[date, ...] = (APRIL,), until: date = JULY) -> Quiet:
    last = acts[-1] if acts else APRIL
    return Quiet(acts, last, JULY, until, date.fromisoformat(on))


def kinds(quiet: Quiet) -> list[str]:
    return [piece.kind for piece in strip(quiet, "en").pieces]


@pytest.mark.parametrize(
    ("quiet", "expected"),
    [
        (period("2026-04-20"), ["ahead"]),
        (period("2026-06-01"), ["quiet", "ahead"]),
        (period("2026-07-20"), ["quiet"]),
        (period("2026-09-01"), ["quiet", "over"]),
        (period("2026-06-01", until=date(2026, 10, 1)), ["quiet", "ahead", "longer"]),
        (period("2026-08-01", until=date(2026, 10, 1)), ["quiet", "longer"]),
        (period("2026-06-01", acts=(date(2026, 4, 1), APRIL)), ["before", "quiet", "ahead"]),
        (period("2026-06-01", acts=()), ["quiet", "ahead"]),
    ],
)
def test_the_strip_has_a_piece_for_each_stretch_of_days(quiet: Quiet, expected: list[str]) -> None:
    assert kinds(quiet) == expected


@pytest.mark.parametrize("on", ["2026-04-20", "2026-06-01", "2026-07-20", "2030-01-01"])
@pytest.mark.parametrize("until", [JULY, date(2026, 10, 1)])
@pytest.mark.parametrize("acts", [(APRIL,), (date(2025, 11, 3), APRIL), ()])
def test_the_pieces_fill_the_strip_without_gap_or_overlap(
    on: str, until: date, acts: tuple[date, ...]
) -> None:
    drawn = strip(period(on, acts=acts, until=until), "en")
    edges = [(piece.x, round(piece.x + piece.width, 2)) for piece in drawn.pieces]
    assert edges[0][0] == MARGIN
    assert edges[-1][1] == WIDTH - MARGIN
    assert all(end == pytest.approx(start) for (_, end), (start, _) in pairwise(edges))
    assert MARGIN <= drawn.today <= WIDTH - MARGIN


@pytest.mark.parametrize("days", [10, 91, 200, 400, 1200, 4000])
@pytest.mark.parametrize("language", ["ja", "vi", "nl", "en"])
def test_no_two_names_of_months_touch(days: int, language: str) -> None:
    on = (APRIL + timedelta(days=days)).isoformat()
    places = [one.x for one in strip(period(on), language).months]
    assert places
    assert all(later - earlier >= LABEL * 0.9 for earlier, later in pairwise(places))


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    return recognise(room, begin(room, sign))


@pytest.mark.row("HOK-120")
def test_the_page_shows_the_days_with_a_list_for_who_cannot_see_it(
    room: Staffroom, case: Case, client: Client
) -> None:
    with clock.at(noon("2026-06-20")):
        shown = page(client, room.homeroom, address(case))
    assert "Quiet for 61 of 91 days" in shown
    drawing = shown.split('class="mamori-strip__drawing"')[1].split("</svg>")[0]
    assert drawing.startswith(' viewBox="0 0 320 64" aria-hidden="true"')
    assert "style=" not in drawing
    words = shown.split("mamori-strip__words")[1].split("</dl>")[0]
    for day in ("Monday 20 April 2026", "Saturday 20 June 2026", "Monday 20 July 2026"):
        assert day in words


def test_before_anything_is_known_to_have_happened_no_days_are_shown(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    assert "Days of quiet" not in page(client, room.homeroom, address(case))
    take(room, case, "record-act", attrs={"form": ["1"]})
    assert "Days of quiet" in page(client, room.homeroom, address(case))


def test_a_recognised_case_without_a_known_act_says_so(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    take(room, case, "assess-definition", attrs={"result": "bullying"}, filled=DEFINED)
    take(room, case, "recognise", attrs={"soft": "no"})
    assert "On which day is not written down yet." in page(client, room.homeroom, address(case))


@pytest.mark.row("HOK-120")
def test_today_counts_the_days_of_my_cases_and_of_no_others(
    room: Staffroom, case: Case, client: Client
) -> None:
    with clock.at(noon("2026-06-20")):
        shown = page(client, room.homeroom, "/")
        line = shown.split('id="watched"')[1].split("</section>")[0]
        assert f"Case {case.number}" in line
        assert "61 of 91 days" in line
        assert "池田" not in line
        assert 'id="watched"' not in page(client, room.teacher, "/")
    with clock.at(noon("2026-07-30")):
        assert "101 days" in page(client, room.homeroom, "/")


def test_a_case_that_nobody_has_judged_yet_is_not_counted_there(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    begin(room, sign)
    assert 'id="watched"' not in page(client, room.homeroom, "/")


def several(room: Staffroom, sign: Sign, count: int) -> None:
    for _ in range(count):
        recognise(room, begin(room, replace(sign, id=uuid4())))


def statements(room: Staffroom) -> int:
    with CaptureQueriesContext(connection) as caught:
        today(room.homeroom, "en")
    return len(caught)


def test_more_cases_ask_the_database_no_more(room: Staffroom, sign: Sign) -> None:
    several(room, sign, 1)
    one = statements(room)
    several(room, sign, 3)
    assert statements(room) == one
    assert len(today(room.homeroom, "en").watched) == 4


def test_a_list_tells_what_the_page_tells(room: Staffroom, sign: Sign) -> None:
    several(room, sign, 2)
    newer, older = Case.unguarded.order_by("shared_at")
    with clock.at(noon("2026-05-04")):
        take(room, older, "record-act", attrs={"form": ["1"]})
    Join.unguarded.create(stream=older.stream, into=newer.stream)
    with clock.at(noon("2026-06-20")):
        ((case, quiet),) = quiet_of_each([newer])
        assert case == newer
        assert quiet == quiet_of(newer)
        assert quiet.last == date(2026, 5, 4)
