"""All written forms of all people in one automaton, and whose they are."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from daachorse import CharwiseDoubleArrayAhoCorasick

from mamori.core.roster import Person
from mamori.core.scan.roster.bare import COMPANIES, Company, Part, parts_of
from mamori.core.scan.roster.folding import fold
from mamori.core.scan.roster.forms import Form, forms_of

_BETWEEN = "\ue000"  # stands between texts that are folded together; the fold leaves it
_TOGETHER = 4096
_LEAST = 3  # letters of a form in Latin letters or kana; shorter ones need company


@dataclass(frozen=True, slots=True)
class Owned:
    """A part of a name and the numbers of the people who have it."""

    part: Part
    people: tuple[int, ...]


@dataclass(slots=True)
class Index:
    """The forms of the people, by the number of the pattern in the automaton.

    Forms are not kept, because a hundred thousand people have two million: they are made again from
    the person they belong to. `first` and `which` say whose and which one of that person's, `more`
    holds the others who write themselves the same way. After the whole names come the parts with
    their company: `part` and `company` are numbers in `parts` and in `COMPANIES`.
    """

    people: tuple[Person, ...]
    nicknames: Mapping[str, Sequence[str]]
    first: "array[int]" = field(default_factory=lambda: array("I"))
    which: "array[int]" = field(default_factory=lambda: array("H"))
    more: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    parts: list[Owned] = field(default_factory=list)
    part: "array[int]" = field(default_factory=lambda: array("I"))
    company: "array[int]" = field(default_factory=lambda: array("B"))
    bare: dict[str, list[int]] = field(default_factory=dict)
    automaton: CharwiseDoubleArrayAhoCorasick | None = None

    def forms(self, number: int) -> list[Form]:
        """Return the forms of a person's whole name."""
        person = self.people[number]
        return forms_of(person, self.nicknames.get(person.key, ()))

    def owners(self, pattern: int) -> Iterator[tuple[int, int]]:
        """Yield the people whose whole name a pattern is: their number and which form."""
        yield self.first[pattern], self.which[pattern]
        yield from self.more.get(pattern, ())

    def with_company(self, pattern: int) -> tuple[Owned, Company] | None:
        """Return the part and its company that a pattern is, None if it is a whole name."""
        at = pattern - len(self.first)
        if at < 0:
            return None
        owned = self.parts[self.part[at]]
        return owned, COMPANIES[owned.part.kind][self.company[at]]


def indexed(people: Sequence[Person], nicknames: Mapping[str, Sequence[str]]) -> Index:
    """Build the index of all written forms."""
    index = Index(tuple(people), nicknames)
    patterns = [*_whole(index), *_parts(index)]
    if patterns:
        index.automaton = CharwiseDoubleArrayAhoCorasick(patterns)
    return index


def _whole(index: Index) -> list[str]:
    numbers: dict[str, int] = {}
    for key, person, which in _keys(index):
        if len(key) < (_LEAST if key[:1].isascii() or "ァ" <= key[:1] <= "ヿ" else 2):
            continue
        known = numbers.setdefault(key, len(numbers))
        if known == len(index.first):
            index.first.append(person)
            index.which.append(which)
        elif (person, which) != (index.first[known], index.which[known]):
            owners = index.more.setdefault(known, [])
            owners.append((person, which))
    return list(numbers)


def _keys(index: Index) -> Iterator[tuple[str, int, int]]:
    """Yield each form folded, with the number of its person and of the form."""
    for low in range(0, len(index.people), _TOGETHER):
        numbers, texts = [], []
        for person in range(low, min(low + _TOGETHER, len(index.people))):
            for which, form in enumerate(index.forms(person)):
                numbers.append((person, which))
                texts.append(" ".join(form.parts))
        for key, (person, which) in zip(folded(texts), numbers, strict=True):
            yield key, person, which


def _parts(index: Index) -> list[str]:
    people: dict[Part, list[int]] = defaultdict(list)
    for number, person in enumerate(index.people):
        for part in dict.fromkeys(parts_of(person, index.nicknames.get(person.key, ()))):
            people[part].append(number)
    index.parts = [Owned(part, tuple(numbers)) for part, numbers in people.items()]
    for number, key in enumerate(folded([owned.part.text for owned in index.parts])):
        index.bare.setdefault(key, []).append(number)
    texts = []
    for number, owned in enumerate(index.parts):
        for count, company in enumerate(COMPANIES[owned.part.kind]):
            index.part.append(number)
            index.company.append(count)
            texts.append(f"{company.before} {owned.part.text} {company.after}")
    return folded(texts)


def folded(texts: Sequence[str]) -> list[str]:
    """Fold many short texts at once."""
    stretches = (texts[low : low + _TOGETHER] for low in range(0, len(texts), _TOGETHER))
    return list(
        chain.from_iterable(fold(_BETWEEN.join(each)).text.split(_BETWEEN) for each in stretches)
    )
