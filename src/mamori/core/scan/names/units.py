"""What a model reads: units of a text, their features, and their sequences."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.names.crf import Features
from mamori.core.scan.names.hashing import Numbers, Offsets

NOTHING = np.uint64(0x5EED)  # what stands before the first unit and after the last one


@dataclass(frozen=True, slots=True)
class Units:
    """Units of a text: unit `i` is `[starts[i], ends[i])` of it.

    Sequence `j` is the units `[firsts[j], lasts[j])`. `features` has a column for each unit.
    """

    starts: Offsets
    ends: Offsets
    firsts: Offsets
    lasts: Offsets
    features: Features


@dataclass(frozen=True, slots=True)
class Sequences:
    """Where sequences begin and end among units, to look at neighbours without leaving one."""

    firsts: Offsets
    lasts: Offsets

    def shifted(self, values: Numbers, by: int) -> Numbers:
        """Return for each unit the value of the unit `by` further on in its sequence."""
        moved = np.full(len(values), NOTHING, np.uint64)
        if abs(by) >= len(values):
            return values if by == 0 else moved
        if by < 0:
            moved[-by:] = values[:by]
        else:
            moved[: len(values) - by] = values[by:]
        for step in range(abs(by)):
            edge = self.firsts + step if by < 0 else self.lasts - 1 - step
            moved[edge[(edge >= self.firsts) & (edge < self.lasts)]] = NOTHING
        return moved


def runs(of: NDArray[np.bool_]) -> tuple[Offsets, Offsets]:
    """Return the starts and the ends of the runs of what is true."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], of.astype(np.int8), [0]))))
    return edges[::2], edges[1::2]
