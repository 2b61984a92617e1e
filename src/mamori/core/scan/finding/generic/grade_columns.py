"""Columns of marks beside a column of names: each cell is the mark of a person."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.beside import NEAR, SAME, names_people, row_person, trimmed
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.generic.grades import NUMBER, RATING
from mamori.core.scan.hits import Hit
from mamori.core.scan.tables.columns import kind_of
from mamori.core.scan.view import View

_MARK = re.compile(f"{NUMBER}|{RATING}")
# Points are also those of a match.
_ANY_SCORE = re.compile(r"得点|score|point|punten|順位|result|xếp hạng")


def find(view: View, _: Sequence[int]) -> Iterator[Hit]:
    """Yield the cells that hold a mark in a table of people, by the titles of its columns."""
    if not (view.block.table and names_people(view.headers)):
        return
    marks = {at: title for at, title in enumerate(view.headers) if kind_of(title) == "mark"}
    for column, start, end in view.cells(marks):
        if _MARK.fullmatch(view.plain[start:end].strip()) and row_person(view, start):
            title = marks[column]
            sure = NEAR if _ANY_SCORE.search(title) else SAME
            first, last = trimmed(view.plain, start, end)
            yield Hit(
                kind="grade", start=first, end=last, confidence=sure, why=(f"header:{title}",)
            )


FINDER = Finder("grade-columns", ("grade",), find)
