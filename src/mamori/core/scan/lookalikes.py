"""Letters of other scripts that look like Latin ones, such as the Cyrillic а in pаssword.

Whoever finds things looks at the text with Latin letters in their place, where a word mixes
scripts. What is all Greek or Cyrillic is left as it is, as it means what it says.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from unicodedata import normalize

import numpy as np

from mamori.core.scan.blocks import Block

# Cyrillic, Greek and Armenian letters to the eye the same as ours, small and capital ones apart:
# a small Greek ν is like v, its capital one is N.
_PAIRS = (
    ("аеорсухіјѕԁһӏвнкмтԛԝѵ", "aeopcyxijsdhlbhkmtqwv"),
    ("АВЕКМНОРСТУХЅІЈԚԜѴЬ", "ABEKMHOPCTYXSIJQWVb"),
    ("οανικρυχϲϳ", "oavikpuxcj"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "ABEZHIKMNOPTYXC"),
    ("օսհոցզՕՍ", "ouhngqOU"),
)
LOOK_ALIKES: Mapping[str, str] = {
    theirs: ours for pair in _PAIRS for theirs, ours in zip(*pair, strict=True)
}
_FIRST, _LAST = 0x370, 0x58F  # the blocks they are of
_LATIN, _FOREIGN, _MARKS = r"a-zA-ZÀ-ɏḀ-ỿ", r"Ͱ-֏", r"\u0300-\u036f"
_WORD = re.compile(rf"[{_LATIN}{_FOREIGN}][{_LATIN}{_FOREIGN}{_MARKS}]*")
_OURS, _THEIRS = re.compile(rf"[{_LATIN}]"), re.compile(rf"[{_FOREIGN}]")
_BESIDE = re.compile(rf"[{_LATIN}{_MARKS}][{_FOREIGN}]|[{_FOREIGN}][{_LATIN}{_MARKS}]")


def without_look_alikes(block: Block) -> Block:
    """Return the block with Latin letters for their look-alikes, where words mix scripts.

    Letter stands for letter, so offsets are the same; it is the same block if there are none.
    """
    text = block.text
    if not _has_others(text):
        return block
    parts, done = list[str](), 0
    for start, end in _mixed_lines(text):
        parts += text[done:start], _read(text[start:end])
        done = end
    return replace(block, text="".join(parts) + text[done:]) if parts else block


def _has_others(text: str) -> bool:
    """Tell whether there are letters of the other scripts; a look that costs next to nothing."""
    if text.isascii():
        return False
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    above = units - np.uint16(_FIRST)  # what is below wraps, and is large
    return bool((above <= _LAST - _FIRST).any())


def _mixed_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines in which two scripts touch."""
    found = _BESIDE.search(text)
    while found:
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield start, end
        found = _BESIDE.search(text, end)


def _read(line: str) -> str:
    """Return a line as the eye reads it."""
    table = _table()
    words = [(found, _as_ours(found[0], table)) for found in _WORD.finditer(line)]
    mixed = {found.start() for found, ours in words if ours and _OURS.search(found[0])}
    # Among words that are surely of another script, one that could be Latin is of it, too.
    other = any(not ours and _THEIRS.search(found[0]) for found, ours in words)
    read, done = list[str](), 0
    for found, ours in words:
        if ours and mixed and (found.start() in mixed or not other):
            read += line[done : found.start()], ours
            done = found.end()
    return "".join(read) + line[done:]


def _as_ours(word: str, table: Mapping[int, str]) -> str:
    """Return a word in Latin letters; "" if it has none to change, or some that are like none."""
    if not _THEIRS.search(word):
        return ""
    ours = word.translate(table)
    return "" if _THEIRS.search(ours) else ours


@cache
def _table() -> dict[int, str]:
    """Return the look-alikes with those that bear a mark: ё is like ë, ό like ó."""
    table = {}
    for code in range(_FIRST, _LAST + 1):
        parted = normalize("NFD", chr(code))
        base = parted[0]
        ours = normalize("NFC", LOOK_ALIKES.get(base, base) + parted[1:])
        if base in LOOK_ALIKES and len(ours) == 1:
            table[code] = ours
    return table
