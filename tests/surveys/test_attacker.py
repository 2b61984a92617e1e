"""A member of staff who reads every table of every term, and calculates: nothing hidden comes out.

The numbers are read off the pages as a browser gets them, so nothing beside `core.disclosure` may
count answers, whatever the page is built from.
"""

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.core.disclosure.attacker import told
from tests.factories import make_class, make_pupil, sign_in
from tests.surveys.school import Surveyed, answer, codes_of, group_of, make_surveyed, planned

from mamori.base import clock
from mamori.core.disclosure import Cell, Class, Count, Mark, Question, Results, Round, Row, Why
from mamori.people.models import SchoolClass
from mamori.people.queries import school_day
from mamori.surveys.actions.running import close_survey, open_survey
from mamori.surveys.models import Survey
from mamori.surveys.queries.sheets import sheet_of
from mamori.surveys.questions import choices_of

SCHOOL = "The whole school"
MARKS = {"hidden": Mark.HIDDEN, "very few": Mark.FEW, "nearly all": Mark.MOST}
CHANCE = random.Random(7)  # noqa: S311 -- no secret
FILTERS = ("", "?class=1", "?grade=P3", "?term=1", "?question=hurt-now", "?by=language", "?page=2")

Given = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Term:
    """One questionnaire, what the attacker knows of who answered, and the truth."""

    survey: Survey
    closed: Round


# By grade: how many pupils each class has, and how many of a hundred say that something hurts.
CLASSES: Mapping[str, Sequence[tuple[int, int]]] = {
    "P3": ((2, 50), (9, 40), (14, 50)),
    "P4": ((8, 100), (13, 40)),
    "P5": ((3, 30),),
    "P6": ((12, 45), (11, 55)),
}


@pytest.fixture
def terms(db: None) -> tuple[Surveyed, list[Term]]:
    at = make_surveyed()
    classes: list[tuple[str, SchoolClass, int]] = []
    for grade, sizes in CLASSES.items():
        for number, (size, share) in enumerate(sizes, start=1):
            room = make_class(at.school, f"{grade[1]}年{number}の組", grade)
            classes.append((grade, room, share))
            for pupil in range(size):
                make_pupil(at.school, f"児童 {grade}{number}{pupil}", room)
    first = _held(at, classes, 0)
    make_pupil(at.school, "児童 転", classes[0][1])  # the smallest class has one more
    return at, [first, _held(at, classes, 90)]


def _held(at: Surveyed, classes: Sequence[tuple[str, SchoolClass, int]], days: int) -> Term:
    """Hold a questionnaire in all classes; one pupil in nine is absent."""
    with clock.at(clock.now() + timedelta(days=days)):
        day = school_day(at.school)
        chosen = frozenset(room.pk for _grade, room, _share in classes)
        survey = open_survey(by=at.lead, survey=planned(at, opens=day, closes=day, classes=chosen))
        questions = _questions(survey)
        made = []
        for grade, room, share in classes:
            codes = [code for code in codes_of(at, survey, room) if CHANCE.random() > 1 / 9]
            counts: dict[str, Counter[str]] = {one.code: Counter() for one in questions}
            for code in codes:
                given = _answers(questions, share)
                answer(code, given)
                for question, chosen_ones in given.items():
                    one = [chosen_ones] if isinstance(chosen_ones, str) else chosen_ones
                    counts[question].update(one)
            members = group_of(survey, room).invited
            title = f"{room.title}"
            made.append(Class(title, (f"grade {grade}",), members, len(codes), counts))
        close_survey(by=at.lead, survey=survey)
        survey.refresh_from_db()
    return Term(survey, Round(SCHOOL, made, questions))


def _questions(survey: Survey) -> list[Question]:
    found = []
    for one in sheet_of(survey).questions:
        codes = tuple(code for code, _words in choices_of(one, "en"))
        if codes:
            found.append(Question(one.code, codes, several=one.ask == "several"))
    return found


def _answers(questions: Sequence[Question], share: int) -> Given:
    given: Given = {}
    for question in questions:
        if question.several:
            given[question.code] = [
                one for one in question.answers if CHANCE.random() < share / 200
            ]
        elif CHANCE.random() < share / 100:
            given[question.code] = question.answers[0]
        else:
            given[question.code] = CHANCE.choice(question.answers[1:])
    return given


def read_off(page: bytes, term: Term) -> Results:
    """Read the tables of a page into what the attacker calculates with."""
    tree = html.fromstring(page.decode())
    sheet = {one.code: one for one in sheet_of(term.survey).questions}
    rows: dict[tuple[str, str], Row] = {}
    for question in term.closed.questions:
        words = {text: code for code, text in choices_of(sheet[question.code], "en")}
        asks = sheet[question.code].says["en"]
        (head,) = tree.xpath(
            "//section[@aria-labelledby='results']//h3[normalize-space()=$t]", t=asks
        )
        table = head.xpath("following::table")[0]
        columns = [
            tuple(words[part] for part in _text(cell).split(" / "))
            for cell in table.xpath(".//thead//th")[1:]
        ]
        for line in table.xpath(".//tbody/tr"):
            title = _group(term, _text(line.xpath("./th")[0]))
            cells = _cells(line.xpath("./td"), columns, words)
            is_shown = any(isinstance(cell.count, int) for cell in cells)
            rows[title, question.code] = Row(
                title, question.code, Why.SHOWN if is_shown else Why.ALIKE, cells
            )
    groups = {SCHOOL, *(code for one in term.closed.classes for code in (*one.above, one.code))}
    for group in groups:
        for question in term.closed.questions:
            hidden = tuple(Cell((one,), Mark.HIDDEN) for one in question.answers)
            missing = Row(group, question.code, Why.ALIKE, hidden)
            rows.setdefault((group, question.code), missing)
    return Results(rows, {})


def _cells(
    tds: Sequence[html.HtmlElement], columns: Sequence[tuple[str, ...]], words: Mapping[str, str]
) -> tuple[Cell, ...]:
    if len(tds) == len(columns):
        return tuple(
            Cell(column, _count(_text(td))) for column, td in zip(columns, tds, strict=True)
        )
    (only,) = tds
    cells = []
    for part in _text(only).split("; "):
        names, _, number = part.rpartition(": ")
        cells.append(Cell(tuple(words[name] for name in names.split(" / ")), int(number)))
    return tuple(cells)


def _count(text: str) -> Count:
    return MARKS[text] if text in MARKS else int(re.split(r"\D", text)[0])


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _group(term: Term, title: str) -> str:
    """Return the code of a group from its title: grades have their number in theirs."""
    if title == SCHOOL or title in {one.code for one in term.closed.classes}:
        return title
    (number,) = re.findall(r"\d", title)
    return f"grade P{number}"


@pytest.mark.slow
def test_no_page_of_no_term_tells_a_hidden_number(terms: tuple[Surveyed, list[Term]]) -> None:
    at, held = terms
    client = sign_in(Client(), at.teacher)
    shown = Counter[bool]()
    for term in held:
        address = reverse("surveys:survey", args=[term.survey.pk])
        results = read_off(client.get(address, headers={"accept-language": "en"}).content, term)
        for row in results.rows.values():
            shown.update(isinstance(cell.count, int) for cell in row.cells)
        known = [each for each in told(term.closed, results) if each.low == each.high]
        assert known == []
    assert min(shown[True], shown[False]) > 20, "nothing to attack, or nothing shown"


@pytest.mark.slow
def test_the_attacker_would_find_a_number_that_the_page_should_not_show(
    terms: tuple[Surveyed, list[Term]],
) -> None:
    at, (term, _later) = terms
    client = sign_in(Client(), at.teacher)
    page = client.get(reverse("surveys:survey", args=[term.survey.pk])).content
    results = read_off(page, term)
    rows = dict(results.rows)
    for one in term.closed.classes[1:3]:  # the smallest class of its grade is still hidden
        for question in term.closed.questions:
            counts = one.counts[question.code]
            cells = tuple(Cell((code,), counts.get(code, 0)) for code in question.answers)
            rows[one.code, question.code] = Row(one.code, question.code, Why.SHOWN, cells)
    smallest = term.closed.classes[0].code
    known = [
        each
        for each in told(term.closed, replace(results, rows=rows))
        if each.low == each.high and each.group == smallest
    ]
    assert known


@pytest.mark.slow
def test_there_is_no_other_cut_and_no_table_while_it_is_open(
    terms: tuple[Surveyed, list[Term]],
) -> None:
    at, held = terms
    client = sign_in(Client(), at.teacher)
    for term in held:
        address = reverse("surveys:survey", args=[term.survey.pk])
        every = [read_off(client.get(address + more).content, term) for more in FILTERS]
        assert all(one == every[0] for one in every)
    still = open_survey(by=at.lead, survey=planned(at))
    answer(codes_of(at, still, at.third)[0], {"hurt-now": "yes"})
    page = client.get(reverse("surveys:survey", args=[still.pk])).content
    assert b'id="results"' not in page
