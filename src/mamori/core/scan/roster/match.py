"""What the automaton found, on the original."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from mamori.core.scan.roster.folding import hides

_WIDE = 24  # the spaces that lists put between the two parts of a name
_NARROW = 6  # what else stands between two parts


class Found(NamedTuple):
    """A name on the original: its span, how sure it is, and what that came from."""

    start: int
    end: int
    sure: float
    why: tuple[str, ...]


@dataclass(slots=True)
class Match:
    """What the automaton found: the folded letters and the place of each in the original.

    `written` is the original from the first letter to the last one, with its marks.
    """

    text: str
    key: str
    where: list[int]
    rows: bool = False  # a line of the text is a row of a table
    start: int = field(init=False)
    end: int = field(init=False)
    written: str = field(init=False)

    def __post_init__(self) -> None:
        self.start, self.end = self.where[0], end_of(self.text, self.where[-1])
        self.written = self.text[self.start : self.end]

    def cut(self, first: int, last: int) -> "Match":
        """Return the match of some of the letters."""
        return Match(self.text, self.key[first:last], self.where[first:last], self.rows)


def end_of(text: str, last: int) -> int:
    """Return the end of the letter at `last`, with the marks that belong to it."""
    end = last + 1
    while end < len(text) and (hides(text[end]) and category(text[end]) != "Cf"):
        end += 1
    return end


def gaps_in(match: Match) -> list[tuple[int, str]]:
    """Return what stands between the letters: after how many of them, and what."""
    found = []
    for count, (one, two) in enumerate(pairwise(match.where), 1):
        if two - one > 1:
            between = "".join(c for c in match.text[one + 1 : two] if not hides(c))
            if between:
                found.append((count, between))
    return found


def is_narrow(between: str, *, rows: bool) -> bool:
    """Tell whether what stands between two parts of a name is little enough."""
    if between.count("\n") > (0 if rows else 1):
        return False
    return len(between) <= (_NARROW if between.strip() else _WIDE)
