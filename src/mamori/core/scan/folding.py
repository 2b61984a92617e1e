"""Text folded so that one way of writing a thing is found by another. Offsets lead back.

`plain` folds letter by letter, so that offsets stay: for finders that match patterns. The roster's
harder fold, which drops letters too, is in `mamori.core.scan.roster`.
"""

import sys
from functools import cache
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]

# What stands for a hyphen between digits, and what looks like a space.
_DASHES = "‐‑‒–—―−﹘﹣－ｰ"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"


def codes_of(text: str) -> Codes:
    """Return the code points of a text, one number a character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def text_of(codes: Codes) -> str:
    """Return the text of code points; the other way of `codes_of`."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def plain(text: str) -> str:
    """Return the text with full width, case, dashes and spaces folded; as long as it was.

    Letters keep their marks, and half-width kana become full-width without joining their marks.
    """
    if text.isascii():
        return text.lower()
    # Every code point is within the table; told so, numpy does not check each.
    return text_of(np.take(_table(), codes_of(text), mode="clip"))


@cache
def _table() -> Codes:
    """One code point for each; those that would become several stay as they are."""
    table = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    for code in range(0x20000):
        if 0xD800 <= code < 0xE000:
            continue
        folded = normalize("NFKC", chr(code)).casefold()
        if len(folded) == 1:
            table[code] = ord(folded)
    for letter in _DASHES:
        table[ord(letter)] = ord("-")
    for letter in _SPACES:
        table[ord(letter)] = ord(" ")
    # A sharp s and the like have no single small letter; capital letters with one do.
    table[ord("İ")] = ord("i")
    return table
