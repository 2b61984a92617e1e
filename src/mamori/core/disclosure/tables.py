"""What may be shown: rows of cells, each a number or a mark in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from mamori.core.disclosure.rounds import Answers


class Mark(Enum):
    """What stands where no number may."""

    HIDDEN = "hidden"
    FEW = "few"  # fewer than the rules allow to be told; of the whole school only
    MOST = "most"  # all but a few; of the whole school only


class Why(Enum):
    """Why a row holds numbers, or none. That says nothing of what was answered in this group."""

    SHOWN = "shown"
    NOBODY = "nobody"  # nobody answered
    SMALL = "small"  # too few answered
    BESIDE = "beside"  # hidden with a small one, which could be subtracted else
    ALIKE = "alike"  # here or in a group beside it, too few gave an answer, or too many the same


Count = int | Mark


@dataclass(frozen=True, slots=True)
class Cell:
    """How many gave an answer, or one of several that are counted as one.

    Attributes:
        answers: the codes of the answers.
        count: the number, or what stands in its place.
    """

    answers: Answers
    count: Count


@dataclass(frozen=True, slots=True)
class Row:
    """One group and one question.

    Attributes:
        group: the code of the group.
        question: the code of the question.
        why: why it holds numbers, or none.
        cells: in the order of the answers.
        answered: to how many the numbers add up, or of how many they are where several answers
            could be given; None where no number is shown.
    """

    group: str
    question: str
    why: Why
    cells: Sequence[Cell]
    answered: int | None = None

    def percent(self, cell: Cell) -> int | None:
        """Return a cell's share in whole per cent; None where there is no number."""
        if not self.answered or isinstance(cell.count, Mark):
            return None
        return round(100 * cell.count / self.answered)


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of a group took part. Whoever handed out the sheets knows that of each class."""

    members: int
    respondents: int

    @property
    def percent(self) -> int | None:
        """The share in whole per cent: 100 only if all did, 0 only if nobody did."""
        if not self.members:
            return None
        share = round(100 * self.respondents / self.members)
        if 0 < self.respondents < self.members:
            return min(max(share, 1), 99)
        return share


@dataclass(frozen=True, slots=True)
class Results:
    """All that may be shown of a round.

    Attributes:
        rows: by group and question; the school first, each group before its parts.
        rates: by group.
    """

    rows: Mapping[tuple[str, str], Row]
    rates: Mapping[str, Rate]


def trend(terms: Sequence[Results], group: str, question: str) -> list[Row | None]:
    """Return one row a term, None where the group or the question was not there.

    The rows are those of each term's own tables: a group that is hidden in a term is hidden here.
    """
    return [results.rows.get((group, question)) for results in terms]
