"""Counting out every school of a small size: nothing that is hidden can be told from the tables."""

from collections.abc import Sequence

import pytest
from tests.core.disclosure.worlds import Told, every_hidden

from mamori.core.disclosure import Class, Question, Round, Rules

YES_NO = Question("q", ("yes", "no"))
THREE = Question("q", ("never", "seldom", "often"), wider=(("never",), ("seldom", "often")))
FOUR = Question(
    "q",
    ("never", "seldom", "often", "always"),
    wider=(("never", "seldom"), ("often", "always")),
)
TICKS = Question("q", ("hall", "yard"), several=True)
USUAL, SMALL = Rules(), Rules(group=3, answer=2)

# Grades of classes: how many answered in each. One that is small, two, all; one with nobody; a
# grade that is small; grades of one class; a class as large as its neighbour.
SHAPES = (
    [[1, 6, 7]],
    [[1, 2, 7, 9]],
    [[4, 4, 9]],
    [[0, 6, 7]],
    [[5, 5], [5, 6]],
    [[1, 6], [2, 5]],
    [[3], [9], [8]],
    [[1, 5], [8]],
    [[2, 3], [10, 9]],
    [[1], [1], [2], [9]],
    [[2, 2]],
)


def school(shape: Sequence[Sequence[int]], question: Question, rules: Rules) -> Round:
    first = question.answers[0]
    classes = [
        Class(f"{grade}-{number}", (f"P{grade}",), size + 1, size, {"q": {first: size}})
        for grade, sizes in enumerate(shape, start=1)
        for number, size in enumerate(sizes, start=1)
    ]
    return Round("school", classes, [question], rules)


def hidden(shape: Sequence[Sequence[int]], question: Question, rules: Rules) -> list[Told]:
    found = list(every_hidden(school(shape, question, rules)))
    assert found, "nothing is hidden: this shows nothing"
    return found


@pytest.mark.parametrize("rules", [USUAL, SMALL, Rules(group=2, answer=2)])
@pytest.mark.parametrize("shape", SHAPES)
def test_no_answer_to_yes_or_no_is_told(shape: list[list[int]], rules: Rules) -> None:
    assert [each for each in hidden(shape, YES_NO, rules) if len(each.values) < 2] == []


@pytest.mark.parametrize(
    ("shape", "question", "rules"),
    [
        ([[1, 6]], THREE, SMALL),
        ([[6, 7]], THREE, SMALL),
        ([[6], [7]], THREE, SMALL),
        ([[1, 1, 6]], THREE, SMALL),
        ([[4, 4], [4]], THREE, SMALL),
        ([[1, 9]], FOUR, SMALL),
        ([[4, 6]], FOUR, SMALL),
        ([[1, 4]], TICKS, SMALL),
        ([[3, 5]], TICKS, SMALL),
    ],
)
@pytest.mark.slow
def test_no_answer_of_several_is_told(
    shape: list[list[int]], question: Question, rules: Rules
) -> None:
    assert [each for each in hidden(shape, question, rules) if len(each.values) < 2] == []


@pytest.mark.parametrize("shape", [[[6, 6]], [[4, 4, 9]], [[6, 6], [6, 7]], [[3], [9], [8]]])
def test_of_groups_of_several_a_range_remains(shape: list[list[int]]) -> None:
    """A range is as wide as the smallest of group, its neighbours, and `Rules.answer` allow."""
    assert min(each.width for each in hidden(shape, YES_NO, USUAL)) >= USUAL.answer - 1
