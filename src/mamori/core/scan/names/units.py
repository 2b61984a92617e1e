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

    Sequence `j` is the units `[firsts[j], lasts[j])`. `features` has a column for each unit that
    is named in `chosen`; the others are surely outside of names.
    """

    starts: Offsets
    ends: Offsets
    firsts: Offsets
    lasts: Offsets
    features: Features
    chosen: Offsets


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


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of units of one sort, none longer than its sequence; run `i` is `[starts[i], ends[i])`.

    `of` tells for each unit the number of its run, counted from 1; 0 for a unit of none.
    """

    starts: Offsets
    ends: Offsets
    of: Offsets

    @classmethod
    def where(cls, part: NDArray[np.bool_], within: Sequences) -> "Runs":
        """Return the runs of the units of which it is true."""
        before = np.concatenate(([False], part[:-1]))
        before[within.firsts] = False
        after = np.concatenate((part[1:], [False]))
        after[within.lasts - 1] = False
        starts, ends = np.flatnonzero(part & ~before), np.flatnonzero(part & ~after) + 1
        of = np.zeros(len(part), np.intp)
        of[part] = np.repeat(np.arange(1, len(starts) + 1), ends - starts)
        return cls(starts, ends, of)

    def spread(self, facts: Numbers) -> Numbers:
        """Return for each unit the fact of its run; nothing for a unit of none."""
        return np.concatenate((np.array([NOTHING]), facts))[self.of]
