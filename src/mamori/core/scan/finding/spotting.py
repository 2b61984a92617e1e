"""Where a text is worth a finder's look: one pass for the words of all finders, one for digits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from daachorse import CharwiseDoubleArrayAhoCorasick
from numpy.typing import NDArray

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.folding import codes_of

# What people write between digits: 090-1234-5678, (03) 1234 5678, 123.456.789; three at most.
# The long vowel mark of kana stands for a hyphen in ０９０ー１２３４ー５６７８.
_BETWEEN = "()./ -ー・·"
_MARKS = np.zeros(0x3100, dtype=bool)
_MARKS[[ord(mark) for mark in _BETWEEN]] = True
_FAR = 4

Numbers = NDArray[np.intp]


class Spotter:
    """Finds the words of many finders in one pass."""

    def __init__(self, finders: Iterable[Finder]) -> None:
        finders = tuple(finders)
        self._always = tuple(each.name for each in finders if not each.words and not each.digits)
        self._digits = {each.name: each.digits for each in finders if each.digits}
        wanting: dict[str, list[str]] = defaultdict(list)
        for finder in finders:
            for word in dict.fromkeys(finder.words):
                wanting[word].append(finder.name)
        self._names = tuple(wanting.values())
        self._automaton = CharwiseDoubleArrayAhoCorasick(list(wanting)) if wanting else None

    def spots(self, plain: str, titles: Sequence[str] = ()) -> Mapping[str, Sequence[int]]:
        """Return for each finder by its name where it is to look; absent means nowhere.

        A finder looks too, perhaps without spots, where the title of a column has a word of its.
        """
        found: dict[str, list[int]] = defaultdict(list)
        for start, _, number in self._automaton.find_overlapping(plain) if self._automaton else ():
            for name in self._names[number]:
                found[name].append(start)
        if self._digits:
            starts, counts = _runs(plain)
            for name, digits in self._digits.items():
                found[name] += starts[counts >= digits].tolist()
        spots = {name: sorted(set(starts)) for name, starts in found.items() if starts}
        looking = {*self._always, *self._wanted("\n".join(titles))}
        return {**{name: [] for name in looking}, **spots}

    def _wanted(self, text: str) -> Iterator[str]:
        for _, _, number in self._automaton.find_overlapping(text) if self._automaton else ():
            yield from self._names[number]


def digit_runs(plain: str) -> Iterator[tuple[int, int]]:
    """Yield the start of each run of two or more digits and how many digits it has."""
    starts, counts = _runs(plain)
    yield from zip(starts.tolist(), counts.tolist(), strict=True)


def _runs(plain: str) -> tuple[Numbers, Numbers]:
    """Return the starts of the runs and their numbers of digits."""
    codes = codes_of(plain)
    digits = np.flatnonzero((codes >= ord("0")) & (codes <= ord("9")))
    gaps = np.diff(digits)
    joined = gaps == 1
    # Few pairs of digits have something between them, so only those are looked at.
    apart = np.flatnonzero((gaps > 1) & (gaps <= _FAR))
    ends, between = digits[apart + 1], np.ones(len(apart), dtype=bool)
    for step in range(1, _FAR):
        at = np.minimum(digits[apart] + step, ends)
        between &= (at == ends) | _is_between(codes[at])
    joined[apart] = between
    firsts = np.flatnonzero(np.concatenate(([True], ~joined))[: len(digits)])
    counts = np.diff(np.append(firsts, len(digits)))
    long = counts > 1
    return digits[firsts[long]], counts[long]


def _is_between(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    between: NDArray[np.bool_] = _MARKS[np.minimum(codes, len(_MARKS) - 1)]
    return between
