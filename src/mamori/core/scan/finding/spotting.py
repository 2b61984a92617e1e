"""Where a text is worth a finder's look: one pass for the words of all finders, one for digits."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from daachorse import CharwiseDoubleArrayAhoCorasick

from mamori.core.scan.finding.finder import Finder

# Digits with what people write between them: 090-1234-5678, (03) 1234 5678, 123.456.789.
_RUNS = re.compile(r"\d(?:[\d()./ -]{0,3}\d)+")


class Spotter:
    """Finds the words of many finders in one pass."""

    def __init__(self, finders: Iterable[Finder]) -> None:
        self._finders = tuple(finders)
        self._wanting: dict[str, list[str]] = defaultdict(list)
        for finder in self._finders:
            for word in finder.words:
                self._wanting[word].append(finder.name)
        self._words = tuple(self._wanting)
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._words) if self._words else None

    def spots(self, plain: str) -> Mapping[str, Sequence[int]]:
        """Return for each finder by its name where it is to look; who has nothing to do is absent."""
        always = (each.name for each in self._finders if not each.words and not each.digits)
        found: dict[str, set[int]] = {name: set() for name in always}
        for start, _, number in self._automaton.find_overlapping(plain) if self._automaton else ():
            for name in self._wanting[self._words[number]]:
                found.setdefault(name, set()).add(start)
        waiting = [each for each in self._finders if each.digits]
        for start, count in digit_runs(plain) if waiting else ():
            for each in waiting:
                if count >= each.digits:
                    found.setdefault(each.name, set()).add(start)
        return {name: sorted(spots) for name, spots in found.items()}


def digit_runs(plain: str) -> Iterable[tuple[int, int]]:
    """Yield the start of each run of digits and how many digits it has."""
    for run in _RUNS.finditer(plain):
        yield run.start(), sum(letter.isdigit() for letter in run[0])
