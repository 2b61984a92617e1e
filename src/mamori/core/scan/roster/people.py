"""The finder of the people on a school's roster."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mamori.core.roster import Person
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.hits import Hit
from mamori.core.scan.roster.beside import beside
from mamori.core.scan.roster.checking import Found, Match, checked
from mamori.core.scan.roster.folding import fold
from mamori.core.scan.roster.index import Index, indexed
from mamori.core.scan.view import View

KIND = "roster-name"


def people_finder(
    persons: Iterable[Person],
    *,
    nicknames: Mapping[str, Sequence[str]] | None = None,
    typos: bool = False,
) -> Finder:
    """Return the finder of these people, in every way in which their names are written.

    Args:
        persons: the people of a roster, in its order.
        nicknames: by the person's key, further names by which somebody is called.
        typos: find whole names with one letter wrong, too; much slower.
    """
    people = People(indexed(tuple(persons), nicknames or {}), typos=typos)
    return Finder("people", (KIND,), people.find)


@dataclass(slots=True)
class People:
    """Finds the people of an index."""

    index: Index
    typos: bool = False

    def find(self, view: View, _spots: Sequence[int] = ()) -> Iterator[Hit]:
        """Yield where people of the roster are named."""
        yield from self._exact(view.text, rows=bool(view.block.table))

    def _exact(self, text: str, *, rows: bool) -> Iterator[Hit]:
        if not self.index.automaton:
            return
        folded = fold(text)
        for start, end, pattern in self.index.automaton.find_overlapping(folded.text):
            if "a" <= folded.text[end : end + 1] <= "z":  # the word goes on
                continue
            match = Match(text, folded.text[start:end], folded.kept[start:end].tolist(), rows)
            yield from self._named(match, pattern)

    def _named(self, match: Match, pattern: int) -> Iterator[Hit]:
        if company := self.index.with_company(pattern):
            owned, beside_it = company
            if found := beside(match, owned.part, beside_it):
                yield self._hit(found, owned.people)
            return
        best: dict[Found, list[int]] = {}
        for person, which in self.index.owners(pattern):
            form = self.index.forms(person)[which]
            if found := checked(match, form):
                best.setdefault(found, []).append(person)
        if best:
            found = max(best, key=lambda each: each.sure)
            yield self._hit(found, best[found])

    def _hit(self, found: Found, numbers: Sequence[int]) -> Hit:
        keys = tuple(dict.fromkeys(self.index.people[number].key for number in numbers))
        why = (*found.why, f"shared:{len(keys)}") if len(keys) > 1 else found.why
        return Hit(
            kind=KIND, start=found.start, end=found.end, confidence=found.sure, why=why,
            person=keys[0], others=keys[1:],
        )  # fmt: skip
