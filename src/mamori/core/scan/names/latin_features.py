"""What is asked of each word of a text in Latin letters: itself, its shape, and what is around."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.folding import Codes
from mamori.core.scan.names.crf import Features
from mamori.core.scan.names.hashing import Letters, Numbers, Offsets, feature
from mamori.core.scan.names.lexicon import Lexicon
from mamori.core.scan.names.units import Sequences

SPACE, OTHER, LOWER, UPPER, DIGIT = range(5)  # kinds of letters
# Shapes of words.
_MARK, _SMALL, _CAPITAL, _CAPITALS, _INITIAL, _MIXED, _NUMBER = range(7)


@dataclass(frozen=True, slots=True)
class Written:
    """A text as numbers of letters, and where in it words stand: `[starts[i], ends[i])`."""

    codes: Codes
    folded: Codes  # in small letters
    kinds: NDArray[np.uint8]
    starts: Offsets
    ends: Offsets


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The words of a text as numbers."""

    word: Numbers  # as written
    small: Numbers  # in small letters
    both: Numbers  # it and the next one, in small letters
    ends: tuple[Numbers, ...]  # how it ends and begins
    shape: Numbers
    known: Numbers  # what the lexicon has of it
    tongue: Numbers  # 1 in a Vietnamese sequence
    first: Numbers  # 1 for the first word of a sequence
    within: Sequences

    @classmethod
    def of(cls, written: "Written", within: Sequences, words: Lexicon, tongue: Numbers) -> "Seen":
        """Look at the words of a text."""
        codes, folded = written.codes, written.folded
        starts, ends = written.starts, written.ends
        small = Letters(folded)
        lowered = small.spans(starts, ends)
        follows = np.append(ends[1:], ends[-1])
        follows[within.lasts - 1] = ends[within.lasts - 1]
        affixes = [
            feature(number, small.spans(np.maximum(starts, ends - number), ends))
            for number in (1, 2, 3, 4)
        ] + [
            feature(number + 4, small.spans(starts, np.minimum(ends, starts + number)))
            for number in (1, 2, 3)
        ]
        first = np.zeros(len(starts), np.uint64)
        first[within.firsts] = 1
        return cls(
            word=Letters(codes).spans(starts, ends),
            small=lowered,
            both=small.spans(starts, follows),
            ends=tuple(each.astype(np.uint64) for each in affixes),
            shape=_shapes(written.kinds, starts, ends),
            known=words.look(lowered),
            tongue=tongue,
            first=first,
            within=within,
        )


def _shapes(kinds: NDArray[np.uint8], starts: Offsets, ends: Offsets) -> Numbers:
    upper, lower, digit = (
        np.concatenate(([0], np.cumsum(kinds == kind))) for kind in (UPPER, LOWER, DIGIT)
    )
    uppers, lowers, digits = (sums[ends] - sums[starts] for sums in (upper, lower, digit))
    begins = kinds[starts] == UPPER
    choices = [
        (digits > 0, _NUMBER),
        (uppers + lowers == 0, _MARK),
        (uppers == 0, _SMALL),
        ((lowers == 0) & (uppers <= 1), _INITIAL),
        ((lowers == 0), _CAPITALS),
        (begins & (uppers == 1), _CAPITAL),
    ]
    shape = np.select([test for test, _ in choices], [value for _, value in choices], _MIXED)
    # Initials written together: J.K
    shape[(shape == _CAPITALS) & (ends - starts == 2 * uppers - 1)] = _INITIAL
    return shape.astype(np.uint64)


def features(seen: Seen) -> Features:
    """Return the features of words that stand in sequences."""
    rows = _of_words(seen) + _of_knowledge(seen) + _of_runs(seen)
    return np.stack(rows)


def _near(values: Numbers, within: Sequences, reach: int = 2) -> dict[int, Numbers]:
    return {by: within.shifted(values, by) for by in range(-reach, reach + 1)}


def _of_words(seen: Seen) -> list[NDArray[np.uint32]]:
    small, shape = _near(seen.small, seen.within), _near(seen.shape, seen.within)
    rows = [feature(1, seen.word), feature(2, np.zeros_like(seen.word)), feature(3, seen.tongue)]
    rows += [feature(10 + by, small[by]) for by in small]
    rows += [feature(20 + by, small[by], seen.shape) for by in (-2, -1, 1, 2)]
    rows += [feature(30 + by, shape[by], seen.shape, seen.tongue) for by in shape]
    rows += [
        feature(40, shape[-1], shape[0], shape[1]),
        feature(41, *shape.values()),
        feature(42, seen.first, seen.shape),
        feature(43, small[-2], small[-1], seen.shape),
        feature(44, small[1], small[2], seen.shape),
        feature(45, small[-1], shape[0], shape[1]),
        feature(46, small[1], shape[0], shape[-1]),
        feature(47, small[-1], shape[0], small[1]),
    ]
    rows += [feature(50 + number, each) for number, each in enumerate(seen.ends)]
    return rows


def _of_knowledge(seen: Seen) -> list[NDArray[np.uint32]]:
    known, shape = _near(seen.known, seen.within), _near(seen.shape, seen.within)
    small = _near(seen.small, seen.within)
    rows = [feature(70 + by, known[by], shape[by]) for by in known]
    rows += [
        feature(80, known[-1], known[0], seen.shape),
        feature(81, known[0], known[1], seen.shape, shape[1]),
        feature(82, known[-1], known[0], known[1], shape[-1], seen.shape, shape[1]),
        feature(83, known[0], seen.shape, seen.first),
        feature(84, known[0], seen.shape, small[-1]),
        feature(85, known[0], seen.shape, small[1]),
        feature(86, known[0], seen.shape, seen.tongue),
        feature(87, known[1], known[2], seen.shape, shape[1], shape[2]),
        feature(88, known[-1], known[-2], seen.shape, shape[-1], shape[-2]),
    ]
    return rows


def _of_runs(seen: Seen) -> list[NDArray[np.uint32]]:
    """Say what stands before and after a run of words with capitals, and how long it is."""
    capital = np.isin(seen.shape, (_CAPITAL, _CAPITALS, _INITIAL, _MIXED))
    breaks = np.zeros(len(capital), bool)
    breaks[seen.within.firsts] = True
    number = np.cumsum(~capital | breaks | ~np.concatenate(([False], capital[:-1])))
    _, starts, counts = np.unique(number, return_index=True, return_counts=True)
    ends = starts + counts
    run_of = np.repeat(np.arange(len(starts)), counts)
    before = seen.within.shifted(seen.small, -1)[starts][run_of]
    after = seen.within.shifted(seen.small, 1)[ends - 1][run_of]
    left = np.minimum(np.arange(len(capital)) - starts[run_of], 3).astype(np.uint64)
    right = np.minimum(ends[run_of] - 1 - np.arange(len(capital)), 3).astype(np.uint64)
    heads, tails = seen.known[starts][run_of], seen.known[ends - 1][run_of]
    begins = seen.first[starts][run_of]
    return [
        feature(90, before, capital.astype(np.uint64)),
        feature(91, after, capital.astype(np.uint64)),
        feature(92, left, right, seen.shape),
        feature(93, before, left, seen.shape),
        feature(94, after, right, seen.shape),
        feature(95, heads, left, right, seen.shape),
        feature(96, tails, left, right, seen.shape),
        feature(97, heads, tails, left, right, begins),
        feature(98, seen.known, left, right, seen.shape, begins),
        feature(99, before, after, capital.astype(np.uint64)),
    ]
