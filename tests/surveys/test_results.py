"""What is counted: once, with small groups hidden; and who is named learns nothing of it."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests.factories import make_class, make_pupil, sign_in
from tests.surveys.school import (
    CALM,
    Surveyed,
    answer,
    codes_of,
    group_of,
    opened,
    planned,
    today,
)

from mamori.base import clock
from mamori.core.disclosure import Mark, Why
from mamori.people.models import Account
from mamori.surveys.actions.running import close_survey, open_survey
from mamori.surveys.counting import SCHOOL
from mamori.surveys.models import Survey
from mamori.surveys.queries.results import results_for, tables_of
from mamori.surveys.queries.surveys import turnout

OWN = re.compile(rb"[0-9a-f]{8}-[0-9a-f-]{27}|value=\"[^\"]*\"")
EXACT = re.compile(rb"\d+ of \d+")
PAGES = ("surveys:surveys", "surveys:worries", "desk:today")
KNOWN = "committee-known"


def closed_with(at: Surveyed, yes_in_third: int, yes_in_fourth: int, **changed: object) -> Survey:
    survey = opened(at, **changed)
    for group, yes in ((at.third, yes_in_third), (at.fourth, yes_in_fourth)):
        for place, code in enumerate(codes_of(at, survey, group)):
            answer(code, {KNOWN: "yes" if place < yes else "no"})
    return close_survey(by=at.lead, survey=survey)


@pytest.mark.row("HOK-073", "HOK-074")
def test_the_questionnaire_tells_whether_the_committee_is_known(at: Surveyed) -> None:
    survey = closed_with(at, 3, 3)
    shown = results_for(survey, "en")
    assert shown
    (table,) = [one for one in shown.tables if "Do you know the committee" in one.asks]
    school, *_groups = table.lines
    assert [cell[1] for cell in school.cells] == [6, 6]
    asked = [one.asks for one in shown.tables]
    assert "Would you go to it if something happened?" in asked


@pytest.mark.row("HOK-098")
def test_the_rate_of_each_class_is_known(at: Surveyed) -> None:
    survey = opened(at)
    for code in codes_of(at, survey, at.third)[:3]:
        answer(code, CALM)
    survey = close_survey(by=at.lead, survey=survey)
    tables = tables_of(survey)
    assert tables
    assert tables.rates[str(at.third.pk)].percent == 50
    assert tables.rates[str(at.fourth.pk)].percent == 0


def test_a_class_with_too_few_answers_is_hidden_with_the_next(at: Surveyed) -> None:
    survey = opened(at)
    for code in codes_of(at, survey, at.third)[:3]:
        answer(code, {KNOWN: "yes"})
    for place, code in enumerate(codes_of(at, survey, at.fourth)):
        answer(code, {KNOWN: "yes" if place < 3 else "no"})
    survey = close_survey(by=at.lead, survey=survey)
    tables = tables_of(survey)
    assert tables
    whys = [tables.rows[str(one.pk), KNOWN].why for one in (at.third, at.fourth)]
    assert Why.SHOWN not in whys
    cells = tables.rows[str(at.third.pk), KNOWN].cells
    assert all(cell.count is Mark.HIDDEN for cell in cells)


def test_what_was_counted_at_the_close_is_never_counted_anew(at: Surveyed) -> None:
    survey = closed_with(at, 3, 3)
    before = tables_of(survey)
    make_pupil(at.school, "児童 新", at.third)
    assert tables_of(survey) == before


def test_terms_stand_beside_each_other(at: Surveyed) -> None:
    first = closed_with(at, 3, 3)
    with clock.at(clock.now() + timedelta(days=90)):
        later = today(at)
        second = planned(at, opens=later, closes=later)
        open_survey(by=at.lead, survey=second)
        for group in (at.third, at.fourth):
            for place, code in enumerate(codes_of(at, second, group)):
                answer(code, {"hurt-now": "yes" if place < 3 else "no"})
        second = close_survey(by=at.lead, survey=second)
    shown = results_for(second, "en")
    assert shown
    (hurt,) = [table for table in shown.tables if table.asks.startswith("Does something hurt")]
    assert [share for _day, share in hurt.terms] == [None, 50]
    assert hurt.terms[0][0] == first.closes


def pages_for(account: Account, survey: Survey) -> list[bytes]:
    client = sign_in(Client(), account)
    addresses = [reverse(name) for name in PAGES]
    addresses.append(reverse("surveys:survey", args=[survey.pk]))
    return [OWN.sub(b"", client.get(address).content) for address in addresses]


@pytest.mark.parametrize("who", ["homeroom", "member", "teacher"])
def test_whoever_an_answer_names_sees_the_same_school(at: Surveyed, who: str) -> None:
    names = {"homeroom": "桜井先生", "member": "委員の七海先生", "teacher": "専科先生"}
    survey = opened(at)
    codes = [*codes_of(at, survey, at.third), *codes_of(at, survey, at.fourth)]
    for code in codes[1:]:
        answer(code, CALM)
    seen = []
    with clock.at(clock.now()):
        for given in ({}, {"hurt-now": "yes", "what-happened": f"{names[who]}に どなられた"}):
            with transaction.atomic():
                answer(codes[0], dict(given))
                close_survey(by=at.lead, survey=survey)
                survey.refresh_from_db()
                seen.append(pages_for(getattr(at, who), survey))
                transaction.set_rollback(True)
            survey.refresh_from_db()
    assert seen[0] == seen[1]


def test_no_band_of_how_many_answered_is_a_number_in_itself() -> None:
    survey = Survey(mode="anonymous")
    for invited in range(4, 60):
        told = Counter(turnout(survey, n, invited).band for n in range(1, invited + 1))
        assert min(told.values()) > 1, (invited, told)
    assert turnout(survey, 0, 30).band == "nobody"
    assert [turnout(survey, n, 30).band for n in (1, 14, 15, 26, 27, 30)] == [
        *("some", "some", "half", "half", "most", "most")
    ]


@pytest.mark.parametrize("who", ["homeroom", "teacher", "lead"])
def test_no_page_says_exactly_how_many_answered_without_names(at: Surveyed, who: str) -> None:
    survey = opened(at)
    own = reverse("surveys:group", args=[survey.pk, group_of(survey, at.third).pk])
    codes = codes_of(at, survey, at.third)
    for code in codes[:3]:
        answer(code, CALM)

    def pages() -> list[bytes]:
        client = sign_in(Client(), getattr(at, who))
        page = OWN.sub(b"", client.get(own, headers={"accept-language": "en"}).content)
        return [*pages_for(getattr(at, who), survey), page]

    with clock.at(clock.now()):
        before = pages()
        answer(codes[3], {"hurt-now": "yes", "what-happened": "桜井先生に どなられた"})
        assert pages() == before
        close_survey(by=at.lead, survey=survey)
        survey.refresh_from_db()
        assert not [page for page in pages() if EXACT.search(page)]


def test_where_answers_bear_names_it_is_said_how_many_answered(at: Surveyed) -> None:
    survey = opened(at, "named")
    answer(codes_of(at, survey, at.third)[0], CALM)
    client = sign_in(Client(), at.teacher)
    address = reverse("surveys:survey", args=[survey.pk])
    page = client.get(address, headers={"accept-language": "en"}).content
    assert EXACT.findall(page) == [b"1 of 6", b"0 of 6"]
    assert b"Still missing" in page


def test_grades_and_classes_are_told_apart(at: Surveyed) -> None:
    beside = make_class(at.school, "3年2組", "P3")
    for number in range(6):
        make_pupil(at.school, f"児童 六{number}", beside)
    survey = opened(at, classes=frozenset({at.third.pk, beside.pk, at.fourth.pk}))
    for group in (at.third, beside, at.fourth):
        for place, code in enumerate(codes_of(at, survey, group)):
            answer(code, {KNOWN: "yes" if place < 3 else "no"})
    survey = close_survey(by=at.lead, survey=survey)
    shown = results_for(survey, "ja")
    assert shown
    (table,) = [one for one in shown.tables if "委員会" in one.asks and "相談" not in one.asks]
    assert [(line.level, line.cells[0][1]) for line in table.lines] == [
        (0, 9),
        (1, 6),
        (2, 3),
        (2, 3),
        (1, 3),
        (2, 3),
    ]
    assert SCHOOL not in [line.title for line in table.lines]
