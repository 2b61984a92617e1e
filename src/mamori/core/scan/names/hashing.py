"""Numbers for words and for what is true of them, many at once.

A word is known by a hash of its letters, a feature by a hash of its template and its values. The
same functions serve training and use, so a model is a table of weights by such numbers. They are
64-bit sums that overflow on purpose.
"""

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.folding import Codes

Numbers = NDArray[np.uint64]
Offsets = NDArray[np.intp]

BITS = 20  # of a feature; two of a model's features seldom share a number
_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse
_INVERSE = pow(_BASE, -1, 1 << 64)
_SPREAD = np.uint64(0xD6E8FEB86659FD93)


class Letters:
    """The letters of a text, of which any span has its number at once."""

    def __init__(self, codes: Codes) -> None:
        self.codes = codes
        count = len(codes) + 1
        powers, self._back = (_powers(base, count) for base in (_BASE, _INVERSE))
        self._sums = np.zeros(count, np.uint64)
        np.cumsum((codes.astype(np.uint64) + np.uint64(1)) * powers[:-1], out=self._sums[1:])

    def spans(self, starts: Offsets, ends: Offsets) -> Numbers:
        """Return a number for each span `[start, end)`; equal spans have equal numbers."""
        return spread((self._sums[ends] - self._sums[starts]) * self._back[starts])


def number_of(word: str) -> int:
    """Return the number of one word, as `Letters` gives it."""
    total, power = 0, 1
    for letter in word:
        total += (ord(letter) + 1) * power
        power *= _BASE
    return int(spread(np.array([total % (1 << 64)], np.uint64))[0])


def spread(numbers: Numbers) -> Numbers:
    """Mix the bits of numbers, so that near ones come far apart."""
    mixed = (numbers ^ (numbers >> np.uint64(32))) * _SPREAD
    return mixed ^ (mixed >> np.uint64(29))


def feature(template: int, *values: Numbers) -> NDArray[np.uint32]:
    """Return the numbers of a feature: what it asks, and the values it found."""
    mixed = np.full(len(values[0]), template * _BASE % (1 << 64), np.uint64)
    for value in values:
        mixed = spread(mixed ^ value) + np.uint64(1)
    return (spread(mixed) >> np.uint64(64 - BITS)).astype(np.uint32)


def _powers(base: int, count: int) -> Numbers:
    factors = np.full(count, base, np.uint64)
    factors[0] = 1
    return np.cumprod(factors, dtype=np.uint64)
