"""Units of Vietnamese text, and what is asked of them beside what is asked of all Latin words."""

import numpy as np

from mamori.core.scan.names import latin
from mamori.core.scan.names.crf import Features
from mamori.core.scan.names.hashing import feature
from mamori.core.scan.names.latin_features import Seen
from mamori.core.scan.names.latin_features import features as of_words
from mamori.core.scan.names.lexicon import lexicon
from mamori.core.scan.names.units import Units

_PLACE = np.uint64(13)  # the bit of two words that stand together in the name of a place
_REACH = 2


def units(text: str, *, every: bool = False) -> Units:
    """Return the words of the Vietnamese sentences of a text; of all sentences, to learn from."""
    return latin.read(text, lexicon("vietnamese"), features, vietnamese=None if every else True)


def features(seen: Seen) -> Features:
    """Return the features of Vietnamese words that stand in sequences."""
    place = lexicon("vietnamese").look(seen.both) >> _PLACE & np.uint64(1)
    places = [seen.within.shifted(place, by) for by in range(-_REACH, _REACH)]
    far, before, here, after = places
    words = [seen.within.shifted(seen.small, by) for by in range(-_REACH, 1)]
    shapes = [seen.within.shifted(seen.shape, by) for by in (-1, 1)]
    rows = [
        feature(100, before, here, seen.shape),
        feature(101, far, before, here, after, seen.shape, *shapes),
        feature(102, before, here, words[0], seen.shape),
        feature(103, before, here, words[1], seen.shape),
    ]
    return np.concatenate((of_words(seen), np.stack(rows)))
