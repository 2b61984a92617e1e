"""What is known of words apart from a text, by their numbers alone."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.names.hashing import Numbers


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A value for each word that is known; 0 for one that is not.

    Words are kept as half of their number: a table of names that nobody can read as a list.
    """

    keys: NDArray[np.uint32]  # in order
    values: NDArray[np.uint16]

    @classmethod
    def load(cls, path: Path) -> "Lexicon":
        """Read a lexicon from its file."""
        with np.load(path, allow_pickle=False) as stored:
            return cls(np.cumsum(stored["gaps"], dtype=np.uint32), stored["values"])

    def look(self, numbers: Numbers) -> Numbers:
        """Return the value of each word."""
        halves = (numbers >> np.uint64(32)).astype(np.uint32)
        at = np.minimum(np.searchsorted(self.keys, halves), len(self.keys) - 1)
        return np.where(self.keys[at] == halves, self.values[at], 0).astype(np.uint64)


@cache
def lexicon(name: str) -> Lexicon:
    """Return the lexicon of a reader, as it ships with the project."""
    return Lexicon.load(Path(__file__).parent / "models" / f"{name}-words.npz")
