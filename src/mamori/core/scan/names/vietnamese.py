"""Units of Vietnamese text, and what is asked of them beside what is asked of all Latin words."""

from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.names import latin
from mamori.core.scan.names.crf import Features
from mamori.core.scan.names.hashing import Numbers, feature
from mamori.core.scan.names.latin_features import Seen
from mamori.core.scan.names.latin_features import features as of_words
from mamori.core.scan.names.lexicon import lexicon
from mamori.core.scan.names.units import Units

# What the lexicon has of two words: together in the name of a place; an everyday word.
_PLACE, _COMPOUND = np.uint64(13), np.uint64(14)
# What it has of one beside names and ranks: how it stands alone.
_ALONE, _NAMES = np.uint64(14), np.uint64((1 << 13) - 1)
_REACH = 2
_MISSED = 4  # to learn how a compound is read that nobody listed, one of so many is left out


def units(text: str, *, every: bool = False) -> Units:
    """Return the words of the Vietnamese sentences of a text; of all sentences, to learn from."""
    words = lexicon("vietnamese")
    return latin.read(
        text, words, partial(features, learned=every), vietnamese=None if every else True
    )


def features(seen: Seen, *, learned: bool = False) -> Features:
    """Return the features of Vietnamese words that stand in sequences."""
    alone, named = seen.known >> _ALONE, replace(seen, known=seen.known & _NAMES)
    pairs = lexicon("vietnamese").look(seen.both)
    compound = pairs >> _COMPOUND & np.uint64(1)
    if learned:
        compound[::_MISSED] = 0
    rows = of_words(named)
    places = _of_places(named, pairs >> _PLACE & np.uint64(1))
    return np.concatenate((rows, np.stack(places + _of_compounds(named, compound, alone))))


def _of_places(seen: Seen, place: Numbers) -> list[NDArray[np.uint32]]:
    places = [seen.within.shifted(place, by) for by in range(-_REACH, _REACH)]
    far, before, here, after = places
    words = [seen.within.shifted(seen.small, by) for by in range(-_REACH, 1)]
    shapes = [seen.within.shifted(seen.shape, by) for by in (-1, 1)]
    return [
        feature(100, before, here, seen.shape),
        feature(101, far, before, here, after, seen.shape, *shapes),
        feature(102, before, here, words[0], seen.shape),
        feature(103, before, here, words[1], seen.shape),
    ]


def _of_compounds(seen: Seen, compound: Numbers, alone: Numbers) -> list[NDArray[np.uint32]]:
    """Ask whether a word makes an everyday one with the next or the last: liên hệ, hoa hồng."""
    compounds = [seen.within.shifted(compound, by) for by in range(-_REACH, _REACH + 1)]
    far, before, here, after, _ = compounds
    last, _, following = (seen.within.shifted(seen.shape, by) for by in (-1, 0, 1))
    known, next_known = seen.known, seen.within.shifted(seen.known, 1)
    word, next_alone = seen.within.shifted(seen.small, -1), seen.within.shifted(alone, 1)
    return [
        feature(104, before, here, last, seen.shape, following),
        feature(105, before, here, seen.shape, following, word),
        feature(106, before, here, seen.shape, following, seen.first),
        feature(107, *compounds, seen.shape, last, following),
        feature(108, here, next_alone, seen.shape, following),
        feature(109, here, after, next_alone, known, seen.shape, following),
        feature(110, far, before, here, known, next_known, seen.shape, following),
        feature(111, before, here, known, seen.shape, following),
        feature(112, alone, before, here, seen.shape, last, following),
    ]
