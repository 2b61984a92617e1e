"""A linear-chain conditional random field, used on many sequences at once.

It is trained by `training/`; here it is only used. Its weights are a table by the numbers of
features (see `hashing`), so a model is a small file of plain arrays: no pickle, no code.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.names.hashing import BITS, Offsets

Features = NDArray[np.uint32]  # a row for each template, a column for each unit
Scores = NDArray[np.float32]

LABELS = ("O", "B", "I", "E", "S", "X")  # outside, a name's begin, inside, end, single; other names
OUTSIDE = 0
# A unit whose best label is this much worse than "outside" cannot be part of a name.
_HOPELESS = -4.0


@dataclass(frozen=True, slots=True)
class Model:
    """Weights: of labels by feature, of one label after another, of the first and the last one."""

    rows: NDArray[np.int32]  # feature -> its row in `weights`; row 0 is all zeroes
    weights: Scores
    steps: Scores

    @classmethod
    def load(cls, path: Path) -> "Model":
        """Read a model from its file."""
        with np.load(path, allow_pickle=False) as stored:
            features = np.cumsum(stored["gaps"], dtype=np.int64)
            rows = np.zeros(1 << BITS, np.int32)
            rows[features] = np.arange(1, len(features) + 1)
            weights = np.zeros((len(features) + 1, len(LABELS)), np.float32)
            weights[1:] = stored["weights"] * stored["scale"]
            return cls(rows, weights, stored["steps"].astype(np.float32))

    def scores(self, features: Features) -> Scores:
        """Return for each unit the score of each label by what the unit is and what is around."""
        total = np.zeros((features.shape[1], len(LABELS)), np.float32)
        for row in features:
            total += self.weights[self.rows[row]]
        return total

    def marginals(self, scores: Scores, starts: Offsets, ends: Offsets) -> Scores:
        """Return for each unit how likely each label is, seen in its whole sequence.

        Sequences are `[start, end)` of units; those in which nothing can be a name are left out,
        and their units are surely outside.
        """
        likely = np.zeros_like(scores)
        likely[:, OUTSIDE] = 1
        hopeful = _hopeful(scores)
        sums = np.concatenate(([0], np.cumsum(hopeful)))
        wanted = np.flatnonzero(sums[ends] > sums[starts])
        wanted = wanted[np.argsort(ends[wanted] - starts[wanted], kind="stable")]
        for part in _batches(ends[wanted] - starts[wanted]):
            chosen = wanted[part]
            self._fill(likely, scores, starts[chosen], ends[chosen])
        return likely

    def _fill(self, likely: Scores, scores: Scores, starts: Offsets, ends: Offsets) -> None:
        """Forward and backward over sequences of about the same length, side by side."""
        lengths = ends - starts
        at = np.minimum(starts[:, None] + np.arange(lengths.max()), len(scores) - 1)
        inside = np.arange(lengths.max()) < lengths[:, None]
        best = scores[at] - scores[at].max(axis=2, keepdims=True)
        local = np.exp(np.where(inside[..., None], best, 0))
        steps = np.exp(self.steps)
        forward, backward = np.ones_like(local), np.ones_like(local)
        forward[:, 0] = _even(local[:, 0])
        for step in range(1, local.shape[1]):
            forward[:, step] = _even(forward[:, step - 1] @ steps * local[:, step])
        for step in range(local.shape[1] - 2, -1, -1):
            before = _even(local[:, step + 1] * backward[:, step + 1]) @ steps.T
            backward[:, step] = np.where(inside[:, step + 1, None], before, 1)
        both = forward * backward
        likely[at[inside]] = (both / both.sum(axis=2, keepdims=True))[inside]


def _hopeful(scores: Scores) -> NDArray[np.bool_]:
    names: Scores = scores[:, 1:5].max(axis=1) - scores[:, OUTSIDE]
    return names > _HOPELESS


def _even(scores: Scores) -> Scores:
    """Scale scores so that they neither vanish nor overflow."""
    even: Scores = scores / scores.sum(axis=1, keepdims=True)
    return even


def _batches(lengths: Offsets, units: int = 50_000) -> list[slice]:
    """Cut sequences, shortest first, into batches of so many units when filled to the longest."""
    parts, start = [], 0
    for number, length in enumerate(lengths):
        if length * (number + 1 - start) > units and number > start:
            parts.append(slice(start, number))
            start = number
    return [*parts, slice(start, len(lengths))] if len(lengths) else []
