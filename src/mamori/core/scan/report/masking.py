"""Words that may be told without telling them: the first letter of each, and how long it is."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from mamori.core.scan.blocks import Block
from mamori.core.scan.judging import SURE
from mamori.core.scan.scanner import Scanner

MASK = "•"
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+")
_PARTS = re.compile(r"[^!/]+")
_CACHED = 4096  # names of parts; most files have the same

# Masks what it finds in the name of a part or sheet.
Cover = Callable[[str], str]


def mask(text: str) -> str:
    """Return a text of which only the first letter of each longer word can be read.

    Digits are hidden too but for the first: `山田 太郎` becomes `山• 太•`, `03-1234` `0•-1•••`, and
    `8.5` `8••`. Of a word of one letter nothing is left.
    """
    return _WORD.sub(_masked, text)


def cover_with(scanner: Scanner) -> Cover:
    """Return what masks all that a scanner finds in the name of a file, a part of it or a sheet."""

    @lru_cache(_CACHED)
    def covered(name: str) -> str:
        # What ends a name says nothing of a person, and may hide one from a finder.
        texts = dict.fromkeys((name, name.rpartition(".")[0] or name))
        hits = (hit for text in texts for hit in scanner.hits(Block(text=text)))
        return _without(name, ((hit.start, hit.end) for hit in hits if hit.confidence >= SURE))

    def cover(text: str) -> str:
        return _PARTS.sub(lambda part: covered(part[0]), text)

    return cover


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    gone = {
        start + at
        for start, end in spans
        for at, letter in enumerate(mask(text[start:end]))
        if letter == MASK
    }
    return "".join(MASK if at in gone else letter for at, letter in enumerate(text))


def _masked(word: re.Match[str]) -> str:
    text = word[0]
    return text[0] + MASK * (len(text) - 1) if len(text) > 1 else MASK
