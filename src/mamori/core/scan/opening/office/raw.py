"""Words in binary parts: printer settings, drawings of old kinds, streams of old formats."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.folding import text_of

_LETTER = rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2})"
# Five letters or more; of plain ones, which most are, many at a time.
_NARROW = re.compile(rb"[\x20-\x7e]{5,}+%b*+|%b{5,}" % (_LETTER, _LETTER))
_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())
# Letters, figures and marks of the languages that are read; other codes are no words.
_READ = (
    *(("\u0020", "\u007e"), ("\u00a0", "\u024f"), ("\u1ea0", "\u1ef9")),
    *(("\u3000", "\u30ff"), ("\u4e00", "\u9fff"), ("\uff00", "\uffef")),
)
_LEAST = 4
_LETTERS = "".join(f"{first}-{last}" for first, last in _READ)
_WIDE = re.compile(f"[{_LETTERS}]{{{_LEAST},}}")


class Words(NamedTuple):
    """Bytes `[start, end)` of a part that are text in an encoding."""

    start: int
    end: int
    encoding: str
    text: str


def words(data: bytes) -> Iterator[Words]:
    """Yield what may be words in bytes of an unknown kind, in both common encodings."""
    for found in _NARROW.finditer(data):
        plain = found.group()
        # Most are plain letters, which are counted faster as bytes.
        if plain.isascii() and len(plain.translate(None, _MARKS)) * 2 <= len(plain):
            continue
        text = plain.decode("utf-8", "ignore")
        if plain.isascii() or _speaks(text):
            yield Words(found.start(), found.end(), "utf-8", text)
    for odd in (0, 1):
        count = max(0, len(data) - odd) // 2
        units = np.frombuffer(data, "<u2", count, odd) if count else np.zeros(0, np.uint16)
        if not _may_be_wide(units):
            continue
        for wide in _WIDE.finditer(text_of(units.astype(np.uint32))):
            text, begin = wide.group(), odd + 2 * wide.start()
            # Plain letters, taken in twos or by the wrong half, look like kanji.
            if not _is_narrow(text) and _speaks(text) and _is_written(text):
                yield Words(begin, begin + 2 * len(text), "utf-16-le", text)


def _may_be_wide(units: NDArray[np.uint16]) -> bool:
    """Tell whether `_WIDE` finds anything that is not narrow.

    To ask each find takes long where narrow letters, taken in twos, all look like kanji.
    """
    kinds = _kinds()[units]
    read = kinds > 0
    begins = read[: 1 - _LEAST].copy()
    for after in range(1, _LEAST):
        begins &= read[after : len(begins) + after]
    found = np.flatnonzero(kinds == _BROAD)
    ahead = np.concatenate([np.zeros(_LEAST - 1, bool), begins, np.zeros(_LEAST - 1, bool)])
    # It stands in one that begins at it, or up to three before it.
    return any(ahead[found + shift].any() for shift in range(_LEAST))


_NARROW_TWO, _BROAD = 1, 2


@cache
def _kinds() -> NDArray[np.uint8]:
    """Return of each unit whether it is read, and if so whether it is two narrow letters."""
    kinds = np.zeros(1 << 16, np.uint8)
    for first, last in _READ:
        kinds[ord(first) : ord(last) + 1] = _BROAD
    units = np.arange(1 << 16)
    two = (units & 0x8080 == 0) & (units & 0xFF > 0) & (units >> 8 > 0)
    kinds[two & (kinds > 0)] = _NARROW_TWO
    return kinds


def _is_narrow(text: str) -> bool:
    data = text.encode("utf-16-le")
    return data.isascii() and b"\0" not in data


def _speaks(text: str) -> bool:
    """Tell words from bytes that only happen to be letters: most of those are of many kinds."""
    return sum(map(str.isalnum, text)) * 2 > len(text)


def _is_written(text: str) -> bool:
    """Tell whether all letters are in use in one of the countries: most of Unicode's are not."""
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return all(letter < "\u2000" for letter in text)
    return True
