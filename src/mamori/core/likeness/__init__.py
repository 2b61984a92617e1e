"""Near copies: a document leaves a fingerprint that nobody can read, and its like is known again.

What is withdrawn is fingerprinted once (`fingerprint(text, key).kept()`), and every paper that
wants to leave is looked up (`Shelf.like`). See docs/adr/0018.
"""

from mamori.core.likeness.comparing import NOTHING, Ordinary, is_copy, is_telling, likeness
from mamori.core.likeness.fingerprint import Fingerprint, fingerprint
from mamori.core.likeness.learning import ordinary_in
from mamori.core.likeness.shelf import Like, Shelf

__all__ = [
    "NOTHING",
    "Fingerprint",
    "Like",
    "Ordinary",
    "Shelf",
    "fingerprint",
    "is_copy",
    "is_telling",
    "likeness",
    "ordinary_in",
]
