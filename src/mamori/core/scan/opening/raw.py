"""Words in binary parts: printer settings, drawings of old kinds, streams of old formats."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Letters, figures and marks of the languages that are read; other codes are no words.
_WIDE = re.compile(
    rb"(?:[\x20-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01\x30\x4e-\x9f]|[\xa0-\xf9]\x1e|[\x00-\xef]\xff){4,}"
)
_NARROW = re.compile(rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){5,}")


class Words(NamedTuple):
    """Bytes `[start, end)` of a part that are text in an encoding."""

    start: int
    end: int
    encoding: str
    text: str


def words(data: bytes) -> Iterator[Words]:
    """Yield what may be words in bytes of an unknown kind, in both common encodings."""
    for found in _NARROW.finditer(data):
        text = found.group().decode("utf-8", "ignore")
        if _speaks(text):
            yield Words(found.start(), found.end(), "utf-8", text)
    for found in _WIDE.finditer(data):
        # Plain letters, taken in twos, look like kanji.
        text = "" if _is_narrow(found.group()) else found.group().decode("utf-16-le", "ignore")
        if _speaks(text) and _is_written(text):
            yield Words(found.start(), found.end(), "utf-16-le", text)


def _is_narrow(data: bytes) -> bool:
    return data.isascii() and b"\0" not in data


def _speaks(text: str) -> bool:
    """Tell words from bytes that only happen to be letters: most of those are of many kinds."""
    return sum(letter.isalnum() for letter in text) * 2 > len(text)


def _is_written(text: str) -> bool:
    """Tell whether all letters are in use in one of the countries: most of Unicode's are not."""
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return all(letter < "\u2000" for letter in text)
    return True
