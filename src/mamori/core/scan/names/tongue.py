"""Which sentences are Vietnamese."""

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.folding import Codes
from mamori.core.scan.names.hashing import Offsets

# Letters that only Vietnamese has, or hardly another language of Latin letters.
_LETTERS = ((0x102, 0x103), (0x110, 0x111), (0x128, 0x129), (0x168, 0x169), (0x1A0, 0x1A1),
            (0x1AF, 0x1B0), (0x1EA0, 0x1EF9))  # fmt: skip
_TOP = 0x1EFF
# In Vietnamese one word of so many has such a letter, at least.
_OFTEN = 6
# A sentence of fewer words that has none is what the sentences around it are.
_SHORT, _AROUND = 16, 3


def tongues(codes: Codes, starts: Offsets, ends: Offsets, firsts: Offsets) -> NDArray[np.bool_]:
    """Tell which sequences of words are Vietnamese.

    Args:
        codes: the letters of the text.
        starts: where words begin.
        ends: where they end.
        firsts: the words with which sequences begin.
    """
    table = np.zeros(_TOP + 1, np.int64)
    for low, high in _LETTERS:
        table[low : high + 1] = 1
    sums = np.concatenate(([0], np.cumsum(table[np.minimum(codes, _TOP)])))
    letters = np.add.reduceat(sums[ends] - sums[starts], firsts)
    words = np.diff(np.append(firsts, len(starts)))
    alone = letters * _OFTEN >= words
    many = _around(letters) * _OFTEN >= _around(words)
    told: NDArray[np.bool_] = alone | ((words < _SHORT) & many)
    return told


def _around(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each sequence the sum of those around it, itself among them."""
    sums = np.concatenate(([0], np.cumsum(counts)))
    at = np.arange(len(counts))
    low, high = np.maximum(at - _AROUND, 0), np.minimum(at + _AROUND + 1, len(counts))
    around: NDArray[np.int64] = sums[high] - sums[low]
    return around
