"""Fits a random field to samples, and writes it as the small table that the program reads."""

import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from mamori.core.scan.names.crf import LABELS, OUTSIDE
from mamori.core.scan.names.units import Units
from training.samples import Sample, Span

# A step that no sample takes is not taken; a step weighs e to the power of this.
_NEVER = -20.0


def fit(samples: Sequence[Sample], read: Callable[[str], Units], out: Path, rounds: int) -> None:
    """Train on samples and write the model.

    Args:
        samples: what to learn from.
        read: cuts a text into units.
        out: the file of the model.
        rounds: at most so many steps of the optimizer.
    """
    text, persons, others = _together(samples)
    units = read(text)
    labels = labels_of(units, persons, others)
    settings = {
        "c1": 0.1,
        "c2": 0.05,
        "max_iterations": rounds,
        "feature.minfreq": 2,
        "feature.possible_transitions": True,
    }
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=settings, verbose=False)
    for first, last in zip(units.firsts.tolist(), units.lasts.tolist(), strict=True):
        columns = units.features[:, first:last].T.tolist()
        items = pycrfsuite.ItemSequence([list(map(str, column)) for column in columns])
        trainer.append(items, [LABELS[label] for label in labels[first:last].tolist()])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "model"))
        trainer.train(path)
        _write(path, out)


def labels_of(units: Units, persons: Sequence[Span], others: Sequence[Span]) -> np.ndarray:
    """Return the number of the label of each unit."""
    labels = np.full(len(units.starts), OUTSIDE)
    for start, end in others:
        first, last = _covered(units, start, end)
        labels[first:last] = LABELS.index("X")
    for start, end in persons:
        first, last = _covered(units, start, end)
        if last - first == 1:
            labels[first] = LABELS.index("S")
        elif last > first:
            labels[first:last] = LABELS.index("I")
            labels[first], labels[last - 1] = LABELS.index("B"), LABELS.index("E")
    return labels


def _covered(units: Units, start: int, end: int) -> tuple[int, int]:
    first = int(np.searchsorted(units.ends, start, side="right"))
    return first, int(np.searchsorted(units.starts, end))


def _together(samples: Sequence[Sample]) -> tuple[str, list[Span], list[Span]]:
    """Return the samples as one text, a line each: many are read much faster than one by one."""
    persons: list[Span] = []
    others: list[Span] = []
    at = 0
    for sample in samples:
        persons += [(start + at, end + at) for start, end in sample.persons]
        others += [(start + at, end + at) for start, end in sample.others]
        at += len(sample.text) + 1
    return "\n".join(sample.text for sample in samples), persons, others


def _write(path: str, out: Path) -> None:
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    info = tagger.info()
    weights: dict[int, np.ndarray] = defaultdict(lambda: np.zeros(len(LABELS), np.float32))
    for (feature, label), weight in info.state_features.items():
        weights[int(feature)][LABELS.index(label)] = weight
    steps = np.full((len(LABELS), len(LABELS)), _NEVER, np.float32)
    for (before, after), weight in info.transitions.items():
        steps[LABELS.index(before), LABELS.index(after)] = weight
    keys = np.array(sorted(weights))
    table = np.array([weights[int(key)] for key in keys])
    scale = np.float32(np.abs(table).max() / np.iinfo(np.int16).max)
    np.savez_compressed(
        out,
        gaps=np.diff(keys, prepend=0).astype(np.uint32),
        weights=np.round(table / scale).astype(np.int16),
        scale=scale,
        steps=steps,
    )
