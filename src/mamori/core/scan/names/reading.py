"""The names that a model reads in a text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np

from mamori.core.scan.names import japanese, japanese_rules, latin, latin_rules, vietnamese
from mamori.core.scan.names.crf import LABELS, OUTSIDE, Model
from mamori.core.scan.names.name import Name
from mamori.core.scan.names.units import Units

_MODELS = Path(__file__).parent / "models"
_BEGIN, _SINGLE = 1, 4
_SURELY = -20.0  # the score of what a unit is surely not


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads names in one kind of writing. Below `least`, a unit is no part of a name.

    Each of its models cuts a text into units of its own.
    """

    model: str
    cuts: tuple[tuple[str, Callable[[str], Units]], ...]
    least: float
    ruled: Callable[[str, Iterable[Name]], Iterator[Name]]

    def names(self, text: str) -> Iterator[Name]:
        """Return the names in a text, in their order."""
        read = (self._read(_model(model), cut(text)) for model, cut in self.cuts)
        return self.ruled(text, sorted(chain.from_iterable(read), key=lambda name: name.start))

    def _read(self, model: Model, units: Units) -> Iterator[Name]:
        if not len(units.starts):
            return
        scores = np.full((len(units.starts), len(LABELS)), _SURELY, np.float32)
        scores[:, OUTSIDE] = 0
        scores[units.chosen] = model.scores(units.features)
        likely = model.marginals(scores, units.firsts, units.lasts)
        inside = likely[:, _BEGIN : _SINGLE + 1].sum(axis=1)
        part = inside >= self.least
        begins = likely[:, _BEGIN] + likely[:, _SINGLE] >= inside / 2
        first = np.zeros(len(part), bool)
        first[units.firsts] = True
        begins |= first | ~np.concatenate(([False], part[:-1]))
        starts = np.flatnonzero(part & begins)
        # A name ends before the next one, or before what is no part of one.
        breaks = np.flatnonzero(~part | begins)
        at = np.searchsorted(breaks, starts, side="right")
        ends = np.append(breaks, len(part))[at]
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            chance = float(inside[start:end].min())
            yield Name(int(units.starts[start]), int(units.ends[end - 1]), chance)


READERS = (
    Reader("japanese", (("japanese", japanese.units),), 0.45, japanese_rules.ruled),
    Reader(
        "latin",
        (("latin", latin.units), ("vietnamese", vietnamese.units)),
        0.35,
        latin_rules.ruled,
    ),
)


@cache
def _model(name: str) -> Model:
    return Model.load(_MODELS / f"{name}.npz")
