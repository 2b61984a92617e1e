"""An attacker with every table of every level and term reconstructs no hidden count."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.disclosure.attacker import told
from tests.core.disclosure.witness import hidden, twin

from mamori.core.disclosure import (
    Cell,
    Class,
    Mark,
    Question,
    Results,
    Round,
    Row,
    Rules,
    Why,
    publish,
)

YES_NO = Question("hurt", ("yes", "no"))
SCALE = Question(
    "well",
    ("always", "often", "seldom", "never"),
    wider=(("always", "often"), ("seldom", "never")),
)
TICKS = Question("where", ("hall", "yard", "net"), several=True)
QUESTIONS = (YES_NO, SCALE, TICKS)


@st.composite
def classes(draw: st.DrawFn, code: str, grade: str) -> Class:
    """Draw a class: empty, small or large; answering alike, or not."""
    respondents = draw(st.sampled_from([0, 1, 2, 3, 4, 5, 6, 9, 20, 28]))
    counts = {}
    for question in QUESTIONS:
        left = respondents
        given: dict[str, int] = {}
        for answer in question.answers:
            most = respondents if question.several else left
            few = st.integers(0, min(most, 4))
            given[answer] = draw(st.one_of(few, st.integers(0, most), st.just(most)))
            left -= given[answer]
        if not question.several and draw(st.booleans()):  # else they left it out
            given[question.answers[-1]] += left
        counts[question.code] = given
    return Class(code, (grade,), respondents + draw(st.integers(0, 3)), respondents, counts)


@st.composite
def schools(draw: st.DrawFn) -> Round:
    """Draw a closed round of a school of up to four grades."""
    drawn = [
        draw(classes(f"{grade}-{number}", f"P{grade}"))
        for grade in range(1, draw(st.integers(1, 4)) + 1)
        for number in range(1, draw(st.integers(1, 4)) + 1)
    ]
    rules = draw(st.sampled_from([Rules(), Rules(group=3, answer=2), Rules(group=10, answer=5)]))
    return Round("school", drawn, QUESTIONS, rules)


@given(schools())
@settings(deadline=None, max_examples=60)
@pytest.mark.slow
def test_no_range_has_one_value(closed: Round) -> None:
    assert [each for each in told(closed, publish(closed)) if each.low == each.high] == []


@given(schools())
@settings(deadline=None, max_examples=60)
@pytest.mark.slow
def test_another_school_has_the_same_tables(closed: Round) -> None:
    results = publish(closed)
    for group, question, answer in hidden(closed, results):
        assert twin(closed, results, group, question, answer), (group, question.code, answer)


@given(schools())
@settings(deadline=None, max_examples=60)
@pytest.mark.slow
def test_whatever_is_shown_is_true(closed: Round) -> None:
    results = publish(closed)
    by_code = {each.code: each for each in closed.classes}
    for (group, code), row in results.rows.items():
        if group in by_code:
            for cell in row.cells:
                if not isinstance(cell.count, Mark):
                    counts = by_code[group].counts[code]
                    assert cell.count == sum(counts[answer] for answer in cell.answers)
                    assert closed.rules.answer <= cell.count
                    assert cell.count <= by_code[group].respondents - closed.rules.answer


def room(code: str, yes: int, no: int) -> Class:
    return Class(code, (f"P{code[0]}",), yes + no, yes + no, {"hurt": {"yes": yes, "no": no}})


def shown_unless(closed: Round, out: Sequence[str]) -> Results:
    """Return the tables of a careless program: everything but the groups named."""
    all_shown = publish(replace(closed, rules=Rules(2, 2)))
    rows = {}
    groups = {each.code: [each] for each in closed.classes}
    groups["school"] = list(closed.classes)
    for each in closed.classes:
        groups.setdefault(each.above[0], []).append(each)
    for group, code in all_shown.rows:
        counts = [
            sum(each.counts[code][answer] for each in groups[group]) for answer in YES_NO.answers
        ]
        is_out = group in out
        rows[group, code] = Row(
            group,
            code,
            Why.SMALL if is_out else Why.SHOWN,
            tuple(
                Cell((answer,), Mark.HIDDEN if is_out else count)
                for answer, count in zip(YES_NO.answers, counts, strict=True)
            ),
        )
    return replace(all_shown, rows=rows)


def found(closed: Round, results: Results) -> set[tuple[str, str, int]]:
    return {
        (each.group, each.answer, each.low)
        for each in told(closed, results)
        if each.low == each.high
    }


def test_the_attacker_subtracts_what_is_shown_from_the_total() -> None:
    closed = Round("school", [room("1-1", 2, 1), room("1-2", 9, 9), room("2-1", 8, 8)], [YES_NO])
    assert found(closed, shown_unless(closed, ["1-1"])) == {("1-1", "yes", 2), ("1-1", "no", 1)}
    assert found(closed, publish(closed)) == set()


def test_the_attacker_goes_round_by_the_grades() -> None:
    closed = Round("school", [room("1-1", 2, 1), room("2-1", 9, 9), room("3-1", 8, 8)], [YES_NO])
    careless = shown_unless(closed, ["P1", "1-1", "2-1"])  # but the grade of 2-1 is shown
    assert ("1-1", "yes", 2) in found(closed, careless)
    assert found(closed, publish(closed)) == set()


def test_the_attacker_knows_what_everybody_said_where_all_said_the_same() -> None:
    closed = Round("school", [room("1-1", 0, 3), room("1-2", 0, 18), room("2-1", 9, 9)], [YES_NO])
    careless = shown_unless(closed, ["1-1", "1-2"])
    assert ("1-1", "no", 3) in found(closed, careless)
    assert found(closed, publish(closed)) == set()


def test_the_attacker_finds_nothing_by_holding_every_term() -> None:
    """A pupil moves from the small class to another; each term's tables stand for themselves."""
    terms = [
        Round("school", [room("1-1", 2, 2), room("1-2", 9, 9), room("1-3", 8, 10)], [YES_NO]),
        Round("school", [room("1-1", 1, 2), room("1-2", 10, 9), room("1-3", 8, 10)], [YES_NO]),
    ]
    assert [found(term, publish(term)) for term in terms] == [set(), set()]
