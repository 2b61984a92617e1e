"""The finder of the people on a school's roster."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Self

from mamori.core.roster import Kind, Person
from mamori.core.scan.blocks import Block
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.resolving import stand
from mamori.core.scan.hits import GROWN, Hit
from mamori.core.scan.roster.beside import beside
from mamori.core.scan.roster.cells import in_cells
from mamori.core.scan.roster.checking import checked
from mamori.core.scan.roster.folding import Folded, fold
from mamori.core.scan.roster.index import Index, Owners, indexed
from mamori.core.scan.roster.match import Found, Match
from mamori.core.scan.roster.readings import without_readings
from mamori.core.scan.roster.tolerant import Tolerant, tolerant
from mamori.core.scan.view import View

KIND = "roster-name"
_GROWN = frozenset({Kind.STAFF, Kind.GUARDIAN})
_LIKELY = 0.5  # below, nothing is judged by a hit


def people_finder(
    persons: Iterable[Person],
    *,
    nicknames: Mapping[str, Sequence[str]] | None = None,
    typos: bool = False,
) -> Finder:
    """Return the finder of these people, for `Scanner.people`; the arguments are `People.of`'s."""
    return Finder("people", (KIND,), People.of(persons, nicknames=nicknames, typos=typos).find)


@dataclass(slots=True)
class People:
    """Finds the people of an index. What is tolerant of wrong letters is made when it is needed."""

    index: Index
    typos: bool = False
    _tolerant: dict[bool, Tolerant] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls,
        persons: Iterable[Person],
        *,
        nicknames: Mapping[str, Sequence[str]] | None = None,
        typos: bool = False,
    ) -> Self:
        """Make what finds these people, in every way in which their names are written.

        Args:
            persons: the people of a roster, in its order.
            nicknames: by the person's key, further names by which somebody is called.
            typos: find whole names with a letter wrong, too; much slower.
        """
        return cls(indexed(persons, nicknames or {}), typos)

    def find(self, view: View, _spots: Sequence[int] = ()) -> Iterator[Hit]:
        """Yield where people of the roster are named."""
        rows = bool(view.block.table)
        for found, owners in _longest(self._certain(view, rows=rows)):
            yield self._hit(found, owners)
        if view.block.ocr or self.typos:
            for found, owners in self._nearly(loose=view.block.ocr).find(view.text, rows=rows):
                yield self._hit(found, owners)

    def _certain(self, view: View, *, rows: bool) -> Iterator[tuple[Found, Owners]]:
        yield from self._exact(view.text, rows=rows)
        yield from in_cells(view, self.index)
        for stretch in without_readings(view.text):
            for found, owners in self._exact(stretch.text, rows=rows):
                if stretch.crosses(found.start, found.end):
                    start, end = stretch.back(found.start), stretch.behind(found.end)
                    yield found._replace(start=start, end=end), owners

    def names_in(self, text: str, *, ocr: bool = False) -> list[Hit]:
        """Return who is named in a text by itself, such as what was read from a picture."""
        return stand(self.find(View(Block(text=text, ocr=ocr))))

    def _nearly(self, *, loose: bool) -> Tolerant:
        if loose not in self._tolerant:
            self._tolerant[loose] = tolerant(self.index, loose=loose)
        return self._tolerant[loose]

    def _exact(self, text: str, *, rows: bool) -> Iterator[tuple[Found, Owners]]:
        if not self.index.automaton:
            return
        folded = fold(text)
        matches = self._worth(text, folded, self.index.automaton.find_overlapping(folded.text))
        for (start, end), alike in groupby(matches, key=itemgetter(0, 1)):
            match = Match(text, folded.text[start:end], folded.kept[start:end].tolist(), rows)
            if named := self._named(match, [pattern for _, _, pattern in alike]):
                yield named

    def _worth(
        self, text: str, folded: Folded, matches: Iterable[tuple[int, int, int]]
    ) -> Iterator[tuple[int, int, int]]:
        """Yield the matches that may be names, as far as that is told at a glance."""
        capital, letters = self.index.capital, folded.text
        for start, end, pattern in matches:
            if "a" <= letters[end : end + 1] <= "z":  # the word goes on
                continue
            at = capital[pattern]
            if at < 0 or not text[folded.kept[start + at]].islower():
                yield start, end, pattern

    def _named(self, match: Match, patterns: Sequence[int]) -> tuple[Found, Owners] | None:
        """Return who is named there: of several ways to read it the surest, with all its owners."""
        best: dict[Found, Owners] = {}
        for pattern in patterns:
            found, owners = self._read(match, pattern)
            if found:
                best[found] = (*best.get(found, ()), *owners)
        if not best:
            return None
        found = max(best, key=attrgetter("sure"))
        return found, best[found]

    def _read(self, match: Match, pattern: int) -> tuple[Found | None, Owners]:
        index, whole = self.index, len(self.index.forms)
        if pattern < whole:
            return checked(match, index.forms[pattern]), index.owners[pattern]
        part, company, owners = index.parts[pattern - whole]
        return beside(match, part, company), owners

    def _hit(self, found: Found, numbers: Owners) -> Hit:
        keys = tuple(dict.fromkeys(self.index.people[number].key for number in numbers))
        why = (*found.why, f"shared:{len(keys)}") if len(keys) > 1 else found.why
        if all(self.index.people[number].kind in _GROWN for number in numbers):
            why = (*why, GROWN)
        return Hit(
            kind=KIND, start=found.start, end=found.end, confidence=found.sure, why=why,
            person=keys[0], others=keys[1:],
        )  # fmt: skip


def _longest(names: Iterable[tuple[Found, Owners]]) -> Iterator[tuple[Found, Owners]]:
    """Yield the names that are not part of a longer one: An Bình in Nguyễn An Bình."""
    longest = (0, 0)
    for name in sorted(names, key=lambda each: (each[0].start, -each[0].end)):
        span, sure = name[0][:2], name[0].sure
        if span[1] > longest[1] or span == longest:
            yield name
            longest = span if sure >= _LIKELY else longest
