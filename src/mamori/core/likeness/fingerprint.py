"""What is kept of a document so that its like is known again, and nobody can read it."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB
from numpy.typing import NDArray

from mamori.core.likeness.letters import runs

Marks = NDArray[np.uint32]

KEPT = 2048  # marks; enough to tell a share of a document to 0.02
ALL = 1 << 32  # marks are below it
_VERSION = b"\x01"


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """The marks of a document's runs of letters: all of them, or the lowest ones.

    `marks` are sorted and different. `size` is how many runs the document has; if there are more of
    them than marks, only the lowest marks are here, which is a fair sample.
    """

    marks: Marks
    size: int

    @property
    def reach(self) -> int:
        """Below this number every mark of the document is here."""
        return ALL if len(self.marks) >= self.size else int(self.marks[-1]) + 1

    def below(self, reach: int) -> Marks:
        """Return the marks below a number."""
        return self.marks[: np.searchsorted(self.marks, reach)]

    def kept(self, most: int = KEPT) -> Self:
        """Return as much of it as is worth keeping: eight kilobytes at most."""
        return type(self)(self.marks[:most], self.size)

    def to_bytes(self) -> bytes:
        """Return it as it is stored; nothing in it can be read without the key."""
        return _VERSION + self.size.to_bytes(4, "little") + self.marks.astype("<u4").tobytes()

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        """Undo `to_bytes`.

        Raises:
            ValueError: it is no fingerprint, or one of another version.
        """
        if stored[:1] != _VERSION or len(stored) % 4 != 1 or len(stored) < 5:
            raise ValueError("no fingerprint of this version")
        marks = np.frombuffer(stored[5:], "<u4").astype(np.uint32)
        size = int.from_bytes(stored[1:5], "little")
        rising = np.diff(marks.astype(np.int64)) > 0
        if not rising.all() or not min(size, 1) <= len(marks) <= size:
            raise ValueError("the marks of a fingerprint are not in order")
        return cls(marks, size)


def fingerprint(text: str, key: bytes) -> Fingerprint:
    """Return the whole fingerprint of a document; store what its `kept` returns.

    The whole one is for looking a document up: of a long one with a copied part in it, a sample
    would show too little.

    Args:
        text: what the scanner's openers read in it, in any order.
        key: 32 bytes that never lie beside the fingerprints. Only fingerprints under one key can
            be compared.
    """
    numbers = runs(text)
    blocks = np.zeros((len(numbers), 2), "<u8")
    blocks[:, 0] = numbers
    # One block a run, and all runs differ: as ECB is used here, it is a keyed hash, not a mode.
    cipher = Cipher(AES(key), ECB()).encryptor()  # noqa: S305 -- see above
    sealed = np.frombuffer(cipher.update(blocks.tobytes()), "<u4")[::4]
    marks = np.unique(sealed).astype(np.uint32)
    return Fingerprint(marks, len(marks))
