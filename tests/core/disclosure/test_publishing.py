"""What is shown of a round, and what is not."""

from collections.abc import Callable, Mapping

import pytest

from mamori.core.disclosure import (
    Cell,
    Class,
    Count,
    Mark,
    Question,
    Results,
    Round,
    Rules,
    Why,
    publish,
    trend,
)

WELL = Question("well", ("yes", "no"))
OFTEN = Question(
    "often",
    ("never", "seldom", "often", "always"),
    wider=(("never", "seldom"), ("often", "always")),
)
WHERE = Question("where", ("hall", "yard", "net"), several=True)


def room(
    code: str, question: Question, *given: int, members: int = 30, respondents: int | None = None
) -> Class:
    answered = sum(given) if respondents is None else respondents
    counts = {question.code: dict(zip(question.answers, given, strict=True))}
    return Class(code, (f"P{code[0]}",), members, answered, counts)


def results(*classes: Class, question: Question = WELL) -> Results:
    return publish(Round("school", classes, [question]))


def counts(told: Results, question: Question = WELL) -> Mapping[str, list[Count]]:
    return {
        group: [cell.count for cell in row.cells]
        for (group, code), row in told.rows.items()
        if code == question.code
    }


H, FEW, MOST = Mark.HIDDEN, Mark.FEW, Mark.MOST


def test_where_every_group_is_large_and_mixed_everything_is_shown() -> None:
    told = results(room("1-1", WELL, 10, 9), room("1-2", WELL, 3, 20), room("2-1", WELL, 8, 8))
    assert counts(told) == {
        "school": [21, 37],
        "P1": [13, 29],
        "1-1": [10, 9],
        "1-2": [3, 20],
        "P2": [8, 8],
        "2-1": [8, 8],
    }
    assert {row.why for row in told.rows.values()} == {Why.SHOWN}
    assert told.rows["1-2", "well"].answered == 23


def test_a_small_class_is_hidden_and_the_next_smallest_with_it() -> None:
    told = results(room("1-1", WELL, 2, 2), room("1-2", WELL, 9, 9), room("1-3", WELL, 10, 9))
    assert counts(told)["1-1"] == counts(told)["1-2"] == [H, H]
    assert counts(told)["1-3"] == [10, 9]
    assert told.rows["1-1", "well"].why is Why.SMALL
    assert told.rows["1-2", "well"].why is Why.BESIDE


def test_a_small_grade_hides_the_next_smallest_grade_with_all_its_classes() -> None:
    told = results(
        room("1-1", WELL, 2, 2),
        *(room(f"2-{number}", WELL, 8, 8) for number in (1, 2)),
        *(room(f"3-{number}", WELL, 9, 9) for number in (1, 2)),
    )
    assert [group for group, given in counts(told).items() if given == [H, H]] == [
        *("P1", "1-1", "P2", "2-1", "2-2")
    ]


def test_two_small_classes_are_not_enough_if_they_are_small_together() -> None:
    told = results(
        room("1-1", WELL, 1, 1),
        room("1-2", WELL, 1, 1),
        room("1-3", WELL, 7, 7),
        room("1-4", WELL, 8, 8),
    )
    assert [group for group, given in counts(told).items() if given == [H, H]] == [
        *("1-1", "1-2", "1-3")
    ]


@pytest.mark.parametrize("alike", [(20, 0), (0, 20), (19, 1), (18, 2), (2, 18)])
def test_where_one_class_answers_nearly_alike_no_class_of_its_grade_is_shown(
    alike: tuple[int, int],
) -> None:
    told = results(room("1-1", WELL, *alike), room("1-2", WELL, 9, 9), room("2-1", WELL, 9, 9))
    assert counts(told)["1-1"] == counts(told)["1-2"] == [H, H]
    assert {told.rows[code, "well"].why for code in ("1-1", "1-2")} == {Why.ALIKE}
    assert counts(told)["P1"] == [alike[0] + 9, alike[1] + 9]
    assert counts(told)["2-1"] == [9, 9]


@pytest.mark.parametrize(("yes", "shown"), [(0, [FEW, MOST]), (2, [FEW, MOST]), (3, [3, 57])])
def test_of_the_school_a_rare_answer_is_told_as_few(yes: int, shown: list[Count]) -> None:
    told = results(room("1-1", WELL, yes, 30 - yes), room("1-2", WELL, 0, 30))
    assert counts(told)["school"] == shown
    assert counts(told)["1-1"] == counts(told)["1-2"] == [H, H]


def test_four_children_show_nothing_at_all() -> None:
    assert set(map(tuple, counts(results(room("1-1", WELL, 2, 2))).values())) == {(H, H)}


def test_answers_that_are_too_rare_one_by_one_are_shown_in_a_wider_reading() -> None:
    told = results(room("1-1", OFTEN, 10, 8, 6, 4), room("1-2", OFTEN, 12, 8, 7, 0), question=OFTEN)
    assert counts(told, OFTEN)["school"] == [22, 16, 13, 4]
    assert told.rows["1-2", "often"].cells == (
        Cell(("never", "seldom"), 20),
        Cell(("often", "always"), 7),
    )


def test_of_several_answers_each_is_judged_by_itself() -> None:
    told = results(
        room("1-1", WHERE, 9, 5, 0, respondents=20),
        room("1-2", WHERE, 7, 1, 1, respondents=20),
        question=WHERE,
    )
    assert counts(told, WHERE) == {
        "school": [16, 6, FEW],
        "P1": [16, 6, H],
        "1-1": [9, H, H],
        "1-2": [7, H, H],
    }
    assert told.rows["school", "where"].answered == 40


def test_nobody_hides_nobody() -> None:
    told = results(room("1-1", WELL, 0, 0), room("1-2", WELL, 9, 9), room("1-3", WELL, 10, 9))
    assert told.rows["1-1", "well"].why is Why.NOBODY
    assert counts(told)["1-2"] == [9, 9]


def test_who_took_part_is_shown_of_each_group_and_rounding_never_says_all_or_nobody() -> None:
    told = results(
        room("1-1", WELL, 300, 299, members=600),
        room("1-2", WELL, 1, 0, members=600),
        room("1-3", WELL, 2, 2, members=4),
    )
    assert told.rates["1-1"].percent == 99
    assert told.rates["1-2"].percent == 1
    assert told.rates["1-3"].percent == 100
    assert (told.rates["P1"].respondents, told.rates["P1"].members) == (604, 1204)


def test_shares_are_whole_per_cents_of_what_is_shown() -> None:
    row = results(room("1-1", WELL, 5, 10)).rows["school", "well"]
    assert [row.percent(cell) for cell in row.cells] == [33, 67]
    few = results(room("1-1", WELL, 1, 10)).rows["school", "well"]
    assert [few.percent(cell) for cell in few.cells] == [None, None]


def test_a_trend_takes_each_term_as_it_was_shown() -> None:
    spring = results(room("1-1", WELL, 10, 9))
    autumn = results(room("1-1", WELL, 1, 1))
    rows = trend([spring, autumn, results()], "1-1", "well")
    assert [row.why if row else None for row in rows] == [Why.SHOWN, Why.SMALL, None]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Rules(group=2, answer=3),
        lambda: Rules(answer=1),
        lambda: Question("q", ("yes",)),
        lambda: Question("q", ("yes", "yes")),
        lambda: Question("q", ("a", "b", "c"), wider=(("a",), ("b",))),
        lambda: Question("q", ("a", "b", "c"), wider=(("a", "b", "c"),)),
        lambda: Question("q", ("a", "b"), several=True, wider=(("a",), ("b",))),
        lambda: Class("1-1", (), 3, 4, {}),
        lambda: Round("school", [room("1-1", WELL, 9, 9), room("1-1", WELL, 9, 9)], [WELL]),
        lambda: Round("school", [room("1-1", WELL, 9, 9, respondents=17)], [WELL]),
        lambda: Round("school", [room("1-1", WELL, 9, -1)], [WELL]),
        lambda: Round("school", [Class("1-1", (), 9, 9, {"well": {"perhaps": 1}})], [WELL]),
        lambda: Round("school", [Class("school", (), 9, 9, {})], [WELL]),
        lambda: publish(
            Round("s", [Class("a", ("P1", "X"), 9, 9, {}), Class("b", ("P2", "X"), 9, 9, {})], [])
        ),
    ],
)
def test_what_does_not_add_up_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        wrong()
