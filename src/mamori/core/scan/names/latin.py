"""Units of Dutch, English and Vietnamese text: words and marks, all of a text at once."""

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.folding import Codes, codes_of, plain
from mamori.core.scan.names.crf import Features
from mamori.core.scan.names.hashing import Offsets
from mamori.core.scan.names.latin_features import (
    DIGIT,
    LOWER,
    OTHER,
    SPACE,
    UPPER,
    Seen,
    Written,
    features,
)
from mamori.core.scan.names.lexicon import Lexicon, lexicon
from mamori.core.scan.names.tongue import tongues
from mamori.core.scan.names.units import Sequences, Units

_JOINING = np.frombuffer("-.'’".encode("utf-32-le"), np.uint32)
_HYPHEN, _DOT = ord("-"), ord(".")
_STOPS = np.frombuffer("!?。！？".encode("utf-32-le"), np.uint32)
_EASTERN = 0x2E80  # from here on letters are not Latin, and part words as spaces do
_LONGEST = 200  # units of a sequence: what has no full stop is cut


def units(text: str) -> Units:
    """Return the words and marks of the sentences of a text that are not Vietnamese."""
    return read(text, lexicon("latin"), features, vietnamese=False)


def read(
    text: str, words: Lexicon, asked: Callable[[Seen], Features], *, vietnamese: bool | None
) -> Units:
    """Return the words and marks of the Vietnamese sentences of a text, of the others, or of all.

    Args:
        text: the text.
        words: what is known of words.
        asked: what is asked of each word.
        vietnamese: which sentences are read; None for all, to learn from.
    """
    codes, folded = codes_of(text), codes_of(plain(text))
    kinds = _kinds()[np.minimum(codes, 0x2FFF)]
    starts, ends = _tokens(codes, kinds)
    if not len(starts):
        return _none()
    firsts = _firsts(codes, kinds, starts, ends)
    counts = np.diff(np.append(firsts, len(starts)))
    spoken = tongues(codes, starts, ends, firsts)
    wanted = np.ones_like(spoken) if vietnamese is None else spoken == vietnamese
    if not wanted.any():
        return _none()
    kept = np.repeat(wanted, counts)
    starts, ends, lasts = starts[kept], ends[kept], np.cumsum(counts[wanted])
    firsts = lasts - counts[wanted]
    within = Sequences(firsts, lasts)
    tongue = np.repeat(spoken, counts)[kept].astype(np.uint64)
    seen = Seen.of(Written(codes, folded, kinds, starts, ends), within, words, tongue)
    return Units(starts, ends, firsts, lasts, asked(seen), np.arange(len(starts)))


def _none() -> Units:
    nothing = np.zeros(0, np.intp)
    return Units(nothing, nothing, nothing, nothing, np.zeros((0, 0), np.uint32), nothing)


def _tokens(codes: Codes, kinds: NDArray[np.uint8]) -> tuple[Offsets, Offsets]:
    """Return the spans of words (with marks inside them) and of single marks."""
    word = (kinds != SPACE) & (kinds != OTHER)
    inner = np.zeros(len(codes), bool)
    marks = np.flatnonzero(np.isin(codes, _JOINING))
    marks = marks[(marks > 0) & (marks < len(codes) - 1)]
    beside = word[marks - 1] & word[marks + 1]
    # An apostrophe joins before a capital (O'Neill) and parts elsewhere (Anna's).
    joins = (codes[marks] == _HYPHEN) | (codes[marks] == _DOT) | (kinds[marks + 1] == UPPER)
    inner[marks[beside & joins]] = True
    word |= inner
    begins = word & ~np.concatenate(([False], word[:-1]))
    finals = word & ~np.concatenate((word[1:], [False]))
    mark = (kinds == OTHER) & ~inner
    starts = np.flatnonzero(begins | mark)
    return starts, np.flatnonzero(finals | mark) + 1


def _firsts(codes: Codes, kinds: NDArray[np.uint8], starts: Offsets, ends: Offsets) -> Offsets:
    """Return the units with which sequences begin: after a line break or a full stop."""
    lines = np.cumsum(codes == ord("\n"))[starts]
    new = np.ones(len(starts), bool)
    new[1:] = lines[1:] != lines[:-1]
    stop = np.isin(codes[starts], _STOPS)
    dot = np.flatnonzero((codes[starts] == _DOT) & (ends - starts == 1))
    dot = dot[(dot > 0) & (dot < len(starts) - 1)]
    # No full stop: after an initial or a short title, or before a small letter.
    full = (ends[dot - 1] - starts[dot - 1] > 4) & (kinds[starts[dot + 1]] != LOWER)
    stop[dot[full]] = True
    new[1:] |= stop[:-1]
    firsts = np.flatnonzero(new)
    gaps = np.diff(np.append(firsts, len(starts)))
    if gaps.max() > _LONGEST:
        extra = [np.arange(at, at + gap, _LONGEST) for at, gap in zip(firsts, gaps, strict=True)]
        return np.concatenate(extra)
    return firsts


@cache
def _kinds() -> NDArray[np.uint8]:
    table = np.full(0x3000, OTHER, np.uint8)
    for code in range(0x3000):
        letter = chr(code)
        if letter.isspace() or code >= _EASTERN:
            table[code] = SPACE
        elif letter.isdigit():
            table[code] = DIGIT
        elif letter.isalpha() or 0x300 <= code < 0x370:  # marks that stand on a letter
            table[code] = UPPER if letter.isupper() else LOWER
    return table
