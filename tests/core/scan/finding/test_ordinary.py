"""Ordinary papers of a school hold nothing of a person; papers about somebody tell what they say.

The papers are invented, in four languages. Those in `ordinary/*-later.toml` were written when the
finders were done with the others.
"""

from collections import Counter

import pytest
from tests.core.scan.finding.ordinary import STRICT, Paper, papers, sure

PAPERS = list(papers())


def test_there_are_papers_enough_in_each_language() -> None:
    counts = Counter((str(each)[:2], bool(each.says)) for each in PAPERS)
    for language in ("ja", "vi", "nl", "en"):
        assert counts[language, False] >= 25
        assert counts[language, True] >= 15


@pytest.mark.parametrize("paper", [each for each in PAPERS if not each.says], ids=str)
def test_an_ordinary_paper_says_nothing_of_a_person(paper: Paper) -> None:
    allowed = {"person-list"} if paper.staff else set()
    assert not STRICT & set(sure(paper.block)) - allowed


@pytest.mark.parametrize("paper", [each for each in PAPERS if each.says], ids=str)
def test_what_a_paper_says_of_a_person_is_told(paper: Paper) -> None:
    assert paper.says in sure(paper.block)
