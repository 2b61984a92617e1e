"""How much of one document stands in another, leaving out what stands in every paper."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mamori.core.likeness.fingerprint import ALL, Fingerprint, Marks

# Two texts shorter than so many runs are not enough to call one a copy of the other.
FEW = 50
# Likewise the marks of a sample.
_FEW_OF_SAMPLE = 8
# Papers that must have been seen to know what is ordinary.
_ENOUGH = 20
_COPY, _COPY_OF_ALL = 0.3, 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Ordinary:
    """The marks of what stands in every paper, which do not count; see `ordinary_in`."""

    marks: Marks = field(default_factory=lambda: np.zeros(0, np.uint32))
    papers: int = 0

    @property
    def least(self) -> float:
        """From this likeness on a document is a copy.

        As long as little is known of what is ordinary, the frames of letters and forms count too,
        so a copy must be more alike to be told from a paper of the same kind.
        """
        return _COPY if self.papers >= _ENOUGH else _COPY_OF_ALL

    def without(self, marks: Marks) -> Marks:
        """Return those of sorted marks that count."""
        if not len(self.marks):
            return marks
        at = np.minimum(np.searchsorted(self.marks, marks), len(self.marks) - 1)
        counts: NDArray[np.bool_] = self.marks[at] != marks
        return marks[counts]


NOTHING = Ordinary()


def likeness(one: Fingerprint, other: Fingerprint, ordinary: Ordinary = NOTHING) -> float:
    """Return how much of the smaller of two documents stands in the larger one, from 0 to 1.

    So a document that was copied into a longer one is all there, and so is a page of a longer one.
    """
    reach = min(one.reach, other.reach)
    mine, others = (ordinary.without(each.below(reach)) for each in (one, other))
    shared = len(np.intersect1d(mine, others, assume_unique=True))
    return shared / max(min(len(mine), len(others)), float(least_of(reach)))


def is_copy(one: Fingerprint, other: Fingerprint, ordinary: Ordinary = NOTHING) -> bool:
    """Tell whether one document is a copy or near copy of another, or of a part of it."""
    return likeness(one, other, ordinary) >= ordinary.least


def is_telling(one: Fingerprint, ordinary: Ordinary = NOTHING) -> bool:
    """Tell whether a document has enough of its own for a near copy of it to be known."""
    return likeness(one, one, ordinary) >= (1 + ordinary.least) / 2


def least_of(reach: int | NDArray[np.int64]) -> NDArray[np.float64]:
    """Return how many marks count at the least as the whole of a document; see `FEW`."""
    return np.maximum(FEW * np.asarray(reach) / ALL, _FEW_OF_SAMPLE)
