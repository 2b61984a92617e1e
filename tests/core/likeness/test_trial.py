"""Near copies are recognised, other papers are not: the trial of `bench likeness`, in the suite."""

from dataclasses import replace
from functools import cache

import pytest
from tests.core.likeness.papers import Paper, filler, papers
from tests.core.likeness.pictures import photographed
from tests.core.likeness.trial import KEY, changed, halves, read, unrelated
from tests.core.likeness.variants import CHANGES

from mamori.core.likeness import Shelf, fingerprint

PHOTOGRAPHS = 4  # each takes seconds; `bench likeness` takes more of them


@cache
def shelves(*, learned: bool = True) -> tuple[Shelf[str], ...]:
    return tuple(half.shelf(learned=learned) for half in halves())


def test_there_are_many_papers_and_each_says_something_else() -> None:
    assert len({paper.text() for paper in papers()}) == len(papers()) >= 200


@pytest.mark.slow
@pytest.mark.parametrize("learned", [True, False])
def test_a_paper_is_not_taken_for_another_one(*, learned: bool) -> None:
    score = unrelated(shelves(learned=learned))
    assert score.asked == len(papers())
    assert score.false < 0.01, score.mistaken


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_a_paper_is_known_however_it_comes_back(name: str) -> None:
    score = changed(CHANGES[name], shelves())
    assert score.recognised >= 0.95, score.missed
    assert score.false < 0.01, score.mistaken


@pytest.mark.slow
@pytest.mark.parametrize("name", ["re-dated", "another school", "retyped", "re-ordered"])
def test_most_copies_are_known_before_anything_was_learned(name: str) -> None:
    score = changed(CHANGES[name], shelves(learned=False))
    assert score.recognised >= 0.9, score.missed
    assert score.false < 0.01, score.mistaken


@pytest.mark.slow
def test_a_photograph_of_a_paper_is_known() -> None:
    def again(paper: Paper, number: int) -> str:
        return photographed(paper.text(), paper.language, number)

    score = read(again, PHOTOGRAPHS, shelves())
    assert not score.missed
    assert not score.mistaken


@pytest.mark.slow
def test_a_sheet_of_2020_is_known_in_2021_at_another_school_photographed_and_filled_in() -> None:
    sheet = next(each for each in papers() if each.id == "ja phones survey")
    password = "SNSのパスワードを書いて、保護者の印をもらってください。（　　　　　　　　）"
    bad = replace(sheet, body=(*sheet.body, password))
    shelf = Shelf({"withdrawn in 2020": fingerprint(bad.text(), KEY).kept()})
    there = bad.text(filler("ja", "another school", 2021)).replace(
        "（　　　　　　　　）", "（ひみつ123）"
    )
    seen = photographed(there, "ja", 1)
    assert "令和3年" in seen
    assert [each.id for each in shelf.like(fingerprint(seen, KEY))] == ["withdrawn in 2020"]
