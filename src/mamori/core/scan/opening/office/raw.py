"""Words in binary parts: printer settings, drawings of old kinds, streams of old formats."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from mamori.core.scan.folding import text_of

_LETTER = rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2})"
# Five letters or more; of plain ones, which most are, many at a time.
_NARROW = re.compile(rb"[\x20-\x7e]{5,}+%b*+|%b{5,}" % (_LETTER, _LETTER))
_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())
# Letters, figures and marks of the languages that are read; other codes are no words.
_WIDE = re.compile("[ -~\u00a0-\u024f\u1ea0-\u1ef9\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]{4,}")


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
        units = np.frombuffer(data, "<u2", (len(data) - odd) // 2, odd) if len(data) > 1 else ()
        for wide in _WIDE.finditer(text_of(np.asarray(units, np.uint32))):
            text, begin = wide.group(), odd + 2 * wide.start()
            # Plain letters, taken in twos or by the wrong half, look like kanji.
            if not _is_narrow(text) and _speaks(text) and _is_written(text):
                yield Words(begin, begin + 2 * len(text), "utf-16-le", text)


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
