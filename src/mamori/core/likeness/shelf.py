"""Many fingerprints, asked at once whether one of them is of the same document."""

from collections.abc import Hashable, Mapping
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from mamori.core.likeness.comparing import NOTHING, Ordinary, least_of
from mamori.core.likeness.fingerprint import Fingerprint

Places = NDArray[np.intp]
Id = TypeVar("Id", bound=Hashable)


class Like(NamedTuple, Generic[Id]):
    """A document on the shelf that another one is like, and how much, from 0 to 1."""

    id: Id
    likeness: float


class Shelf(Generic[Id]):
    """Fingerprints of withdrawn documents, sorted together: ten thousand are asked in no time."""

    def __init__(self, known: Mapping[Id, Fingerprint], ordinary: Ordinary = NOTHING) -> None:
        self._ids, self._ordinary = tuple(known), ordinary
        marks = [ordinary.without(each.marks) for each in known.values()]
        owners = [np.full(len(each), at, np.int32) for at, each in enumerate(marks)]
        joined = np.concatenate([*marks, np.zeros(0, np.uint32)])
        order = np.argsort(joined, kind="stable")
        self._marks = joined[order]
        self._owners = np.concatenate([*owners, np.zeros(0, np.int32)])[order]
        self._sizes = np.bincount(self._owners, minlength=len(self._ids))
        self._reaches = np.array([each.reach for each in known.values()], np.int64)

    def like(self, seen: Fingerprint, least: float | None = None) -> list[Like[Id]]:
        """Return what a document is a copy of, the likest first.

        Args:
            seen: its whole fingerprint.
            least: the likeness from which on it is one; None for what is usual.
        """
        theirs, count = self._ordinary.without(seen.marks), len(self._ids)
        left, right = (np.searchsorted(self._marks, theirs, side) for side in ("left", "right"))
        shared = np.bincount(self._owners[_spans(left, right)], minlength=count)
        below = np.searchsorted(self._marks, seen.reach)
        mine = self._sizes
        if below < len(self._marks):
            mine = np.bincount(self._owners[:below], minlength=count)
        reaches = np.minimum(self._reaches, seen.reach)
        others = np.searchsorted(theirs, reaches)
        alike = shared / np.maximum(np.minimum(mine, others), least_of(reaches))
        found = np.flatnonzero(alike >= (self._ordinary.least if least is None else least))
        ordered = found[np.argsort(-alike[found], kind="stable")]
        return [Like(self._ids[at], float(alike[at])) for at in ordered.tolist()]


def _spans(left: Places, right: Places) -> Places:
    """Return all numbers of the spans `[left, right)`."""
    lengths = right - left
    before = np.cumsum(lengths) - lengths
    spans: Places = np.arange(lengths.sum(), dtype=np.intp) + np.repeat(left - before, lengths)
    return spans
