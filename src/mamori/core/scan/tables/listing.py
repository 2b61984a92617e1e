"""One table: its titles, which column holds the names, how many of its rows are people."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from mamori.core.roster.tables.values import is_total
from mamori.core.scan.folding import plain
from mamori.core.scan.hits import KINDS, Hit
from mamori.core.scan.places import column_of
from mamori.core.scan.tables.columns import (
    COLUMNS,
    STANDING_IN,
    TELLING,
    WITHIN,
    header_of,
    is_vague,
    kind_of,
    titles_of,
)
from mamori.core.scan.tables.guessing import GUESS, guessed_birth_dates
from mamori.core.scan.tables.namelike import (
    built_as_name,
    known_families,
    name_like,
    word_like,
)

_SAMPLE = 60  # rows
_NAMES = frozenset({"roster-name", "unknown-name"})
_OF_PERSONS = frozenset({"identifier", "contact", "birth-date", "special-care", "grade"})
_WORD = re.compile(r"[^\W_]")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
# Hits of a kind tell what a column holds when they stand in this share of the rows.
_SHARE = 0.3
_SURE = 0.8
_KNOWN = 0.94  # people of the roster stand in the column

Row = Sequence[str]


class _Names(NamedTuple):
    """The columns that tell whom a row is about, and how sure it is that they do.

    They are several where lists stand side by side.
    """

    sure: float
    columns: tuple[int, ...]
    is_one: Callable[[str], object]  # tells whether a cell of them is filled with a person


@dataclass(slots=True)
class Listing:
    """What is known of a table while its blocks come.

    `titles` are for `View.headers`. `first` is the span of the first row of a person, in the block
    that was counted when it turned up.
    """

    titles: tuple[str, ...] = ()
    kinds: dict[int, str] = field(default_factory=dict)  # of columns, by their titles
    rows: int = 0  # of persons
    first: tuple[int, int] | None = None
    _below: int = 0  # the row below the titles, in the block that comes next
    _names: _Names | None = None
    _tally: Counter[tuple[int, str]] = field(default_factory=Counter)
    _lines: int = 0

    @classmethod
    def begun(cls, text: str, within: int = WITHIN) -> Self:
        """Return a listing that has learnt the titles from the first rows of its first block."""
        rows = _sample(text)
        at = header_of(rows, within)
        if at is None:
            return cls._guessed(rows)
        titles, below = titles_of(rows, at)
        kinds = {column: kind for column, title in enumerate(titles) if (kind := kind_of(title))}
        return cls(tuple(map(plain, titles)), kinds, _below=below)

    @classmethod
    def _guessed(cls, rows: Sequence[Row]) -> Self:
        born = guessed_birth_dates(rows)
        if born is None:
            return cls()
        return cls((*[""] * born, f"{GUESS}birthdate"), {born: "birth-date"})

    def count(self, text: str, hits: Iterable[Hit], own: tuple[int, int] | None = None) -> None:
        """Count the rows of persons in a block. `own` is its `Block.core`."""
        below, self._below = self._below, 0
        self._lines += text.count("\n") + 1 - below
        for hit in hits:
            if hit.count:  # it is not a further letter of a name in several cells
                self._tally[column_of(text, hit.start), hit.kind] += hit.confidence >= 0.5
        self._names = self._names or self._find_names(_sample(text)[below:])
        if self._names:
            self._count_rows(text, self._names, below, own or (0, len(text) + 1))

    def hit(self) -> Hit | None:
        """Return the list of persons that the table was, if it was one."""
        if not self._names or not self.first or self.rows < 2:
            return None
        others = self._telling() - {self.kinds.get(self._names.columns[0], "")}
        if not others and (self.rows < 3 or self._names.sure < _SURE):
            return None
        columns = sorted({*self.kinds.values(), *self._kinds_of_hits()})
        start, end = self.first
        return Hit(
            kind="person-list",
            start=start,
            end=end,
            confidence=round(self._names.sure + (0.05 if others else 0.0), 2),
            why=(*(f"column:{kind}" for kind in columns), f"rows:{self.rows}"),
            count=self.rows,
        )

    def _find_names(self, rows: Sequence[Row]) -> _Names | None:
        """Return the columns that hold the names, of several the surest and its like."""
        sure: dict[int, float] = {}
        for column in range(min(max(map(len, rows), default=0), COLUMNS)):
            cells = [row[column].strip() for row in rows if column < len(row)]
            sure[column] = self._names_in(column, [cell for cell in cells if _WORD.search(cell)])
        best = max(sure, key=lambda column: (sure[column], -column), default=None)
        if best is None or not sure[best]:
            return None
        self.kinds.setdefault(best, "name")
        title = self._title(best)
        alike = [at for at in sure if sure[at] == sure[best] and self._title(at) == title]
        lone = self.kinds[best] in STANDING_IN
        told = title or sure[best] == _KNOWN
        is_one = _DIGIT.search if lone else _LETTER.search if told else built_as_name
        return _Names(sure[best], tuple(alike), is_one)

    def _names_in(self, column: int, cells: Sequence[str]) -> float:
        kind = self.kinds.get(column, "")
        known = sum(self._tally[column, name] for name in _NAMES)
        if known > 1 and known * 2 >= min(len(cells), self._lines):
            return _KNOWN
        if kind in {"name", "reading", "guardian"}:
            lesser = 0.0 if kind == "name" else 0.02  # where there are several, the pupil's own
            if name_like(cells) and (not is_vague(self._title(column)) or known_families(cells)):
                return 0.9 - lesser
            return 0.7 - lesser if word_like(cells) and self._telling() - {kind} else 0.0
        if kind in STANDING_IN:
            return 0.6
        if kind or self._title(column) or not name_like(cells):
            return 0.0
        return 0.85 if known_families(cells) else 0.5 if self._telling() else 0.0

    def _title(self, column: int) -> str:
        return self.titles[column] if column < len(self.titles) else ""

    def _telling(self) -> set[str]:
        return {*TELLING.intersection(self.kinds.values()), *self._kinds_of_hits()}

    def _kinds_of_hits(self) -> set[str]:
        least = max(2, (self.rows or self._lines) * _SHARE)
        found = {kind for (_, kind), count in self._tally.items() if count >= least}
        return {kind for kind in found - _NAMES if _OF_PERSONS.intersection(KINDS[kind])}

    def _count_rows(self, text: str, names: _Names, below: int, own: tuple[int, int]) -> None:
        for start, line in _lines(text, below):
            if not own[0] <= start < own[1]:
                continue
            cells = line.split("\t", names.columns[-1] + 1)
            for column in names.columns:
                cell = cells[column].strip() if column < len(cells) else ""
                if cell and names.is_one(cell) and not is_total(cell):
                    self.rows += 1
                    self.first = self.first or (start, start + len(line))


def _sample(text: str) -> list[list[str]]:
    """Return the cells of the first rows of a block."""
    return [line.split("\t") for line in text.split("\n", _SAMPLE)[:_SAMPLE]]


def _lines(text: str, skip: int) -> Iterator[tuple[int, str]]:
    start = 0
    for number, line in enumerate(text.split("\n")):
        if number >= skip:
            yield start, line
        start += len(line) + 1
