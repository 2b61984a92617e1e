"""What is asked of each letter of a Japanese text: itself, its word, and what stands around."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.folding import text_of
from mamori.core.scan.names.crf import Features
from mamori.core.scan.names.hashing import Letters, Numbers, Offsets, feature
from mamori.core.scan.names.units import NOTHING, Runs, Sequences

_KINDS = (
    (0x30, 0x39, 1), (0x41, 0x5A, 2), (0x61, 0x7A, 2), (0xFF10, 0xFF19, 1), (0xFF21, 0xFF3A, 2),
    (0xFF41, 0xFF5A, 2), (0xC0, 0x24F, 2), (0x3041, 0x309F, 3), (0x30A1, 0x30FA, 4),
    (0x30FC, 0x30FF, 4), (0xFF66, 0xFF9F, 4), (0x3400, 0x4DBF, 5), (0x4E00, 0x9FFF, 5),
    (0xF900, 0xFAFF, 5), (0x20000, 0x2FFFF, 5), (0x3005, 0x3007, 5),
)  # fmt: skip
_DOTS = "・＝=･"
_HIRAGANA, _KATAKANA, _DOT, _SPACE = 3, 4, 6, 7
_PERSON = 2  # of `Words.names`
_AFFIXES = (1, 2, 3, 4)
_NEAREST = (0, -1, 1, -2, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text: where each begins among the letters, and its part of speech.

    `pos` is a number for the part of speech, `names` is 2 for persons' names, 1 for other names,
    and `senses` is what the dictionary knows the word as, a bit each.
    """

    begins: Offsets
    pos: Numbers
    names: NDArray[np.uint8]
    senses: Numbers

    @property
    def lengths(self) -> Offsets:
        """How long each is, but for the last one, of which that is not known."""
        return np.diff(self.begins, append=self.begins[-1] + 1)


def features(
    text: Letters, words: Words, within: Sequences, senses_of: Callable[[str], int], *, every: bool
) -> tuple[Features, Offsets]:
    """Return the features of letters that stand in sequences and in words, and which letters.

    Without `every`, those are left out that no name is written with: kana of common words.
    """
    ends = np.append(words.begins[1:], len(text.codes))
    word_of = np.repeat(np.arange(len(ends)), ends - words.begins)
    kind = _kinds()[np.minimum(text.codes, 0x2FFFF)]
    chosen = np.flatnonzero(_possible(kind, words)[word_of] | (kind > _HIRAGANA) | every)
    firsts = word_of[within.firsts]
    around = Sequences(firsts, np.append(firsts[1:], len(ends)))
    surface = text.spans(words.begins, ends)
    length = np.minimum(ends - words.begins, 6).astype(np.uint64)
    of_words = [
        *_of_words(surface, words.pos, length, around),
        *_of_senses(words.senses, words.pos, around),
    ]
    of_runs = _of_runs(words.names, surface, kind[words.begins], around)
    word = word_of[chosen]
    placed = (chosen == words.begins[word]) * 1 + (chosen == ends[word] - 1) * 2
    place = placed.astype(np.uint64)
    rows = _of_letters(text.codes.astype(np.uint64), kind.astype(np.uint64), within, chosen)
    rows += _of_katakana(text, kind == _KATAKANA, within, chosen, senses_of)
    rows += [feature(100 + number, row[word], place) for number, row in enumerate(of_words)]
    rows += [feature(200 + number, row[word], place) for number, row in enumerate(of_runs)]
    return np.stack(rows), chosen


def _possible(kind: NDArray[np.uint8], words: Words) -> NDArray[np.bool_]:
    """Tell which words in kana may be a name, or are unknown."""
    known: NDArray[np.bool_] = (words.senses & np.uint64(0b111)) > 0
    unknown = (words.senses == 0) & (kind[words.begins] == _HIRAGANA)
    possible: NDArray[np.bool_] = (words.names > 0) | unknown | (known & (words.lengths > 1))
    return possible


def _of_letters(
    letter: Numbers, kind: Numbers, within: Sequences, chosen: Offsets
) -> list[NDArray[np.uint32]]:
    near = {by: within.shifted(letter, by)[chosen] for by in range(-2, 3)}
    kinds = {by: within.shifted(kind, by)[chosen] for by in range(-2, 3)}
    rows = [feature(10 + by, near[by]) for by in near]
    rows += [feature(20 + by, near[by], near[by + 1]) for by in range(-2, 2)]
    rows += [feature(30 + by, near[by], near[by + 1], near[by + 2]) for by in range(-2, 1)]
    rows += [feature(40, *kinds.values()), feature(41, kinds[-1], kinds[0], kinds[1])]
    return [*rows, feature(42, np.zeros(len(chosen), np.uint64))]


def _of_words(surface: Numbers, pos: Numbers, length: Numbers, around: Sequences) -> list[Numbers]:
    words = {by: around.shifted(surface, by) for by in range(-2, 3)}
    parts = {by: around.shifted(pos, by) for by in range(-2, 3)}
    plain = [*(words[by] for by in _NEAREST), *(parts[by] for by in _NEAREST)]
    joined = (
        (pos, length), (parts[-1], pos), (pos, parts[1]), (parts[-1], pos, parts[1]),
        (pos, words[1]), (words[-1], pos), (pos, parts[1], words[2]), (words[-2], parts[-1], pos),
        (pos, parts[1], parts[2]), (parts[-2], parts[-1], pos), (words[-1], words[1]),
    )  # fmt: skip
    return plain + _features(0, joined)


def _of_senses(senses: Numbers, pos: Numbers, around: Sequences) -> list[Numbers]:
    before, after = around.shifted(senses, -1), around.shifted(senses, 1)
    joined = ((senses, pos), (before, senses), (senses, after), (before, senses, after))
    return _features(30, (*joined, (before,), (after,)))


def _of_katakana(
    text: Letters,
    part: NDArray[np.bool_],
    within: Sequences,
    chosen: Offsets,
    senses_of: Callable[[str], int],
) -> list[NDArray[np.uint32]]:
    """Say of a run of katakana how it begins and ends, what it is known as, and what is around."""
    found = Runs.where(part, within)
    starts, ends = found.starts, found.ends
    written = text_of(text.codes)
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    senses = np.array([senses_of(written[start:end]) for start, end in spans], np.uint64)
    facts = [text.spans(starts, ends), senses]
    facts += [_hashed(300 + n, text.spans(np.maximum(starts, ends - n), ends)) for n in _AFFIXES]
    facts += [_hashed(310 + n, text.spans(starts, np.minimum(ends, starts + n))) for n in _AFFIXES]
    facts += [np.minimum(ends - starts, 9).astype(np.uint64)]
    letter = text.codes.astype(np.uint64)
    facts += [within.shifted(letter, -1)[starts]]
    facts += [within.shifted(letter, by)[ends - 1] for by in (1, 2)]
    run = found.of[chosen]
    *facts, before, after, second = (np.append(NOTHING, fact)[run] for fact in facts)
    inside = part.astype(np.uint64)
    where = within.shifted(inside, -1) * np.uint64(2) + within.shifted(inside, 1)
    where = where[chosen]
    known, tail, size = facts[1], facts[3], facts[-1]
    return [
        *(feature(320 + number, fact, where) for number, fact in enumerate(facts)),
        feature(340, before, after, where),
        feature(341, known, before, after, where),
        feature(342, known, after, second, where),
        feature(343, tail, after, second),
        feature(344, known, size, after, second),
    ]


def _of_runs(
    names: NDArray[np.uint8], surface: Numbers, kind: NDArray[np.uint8], around: Sequences
) -> list[Numbers]:
    """Say what stands before and after a run of names, and what the run is made of."""
    part = (names > 0) | (kind == _KATAKANA) | (kind == _DOT)
    found = Runs.where(part, around)
    before = around.shifted(surface, -1)[found.starts]
    after = around.shifted(surface, 1)[found.ends - 1]
    persons = np.concatenate(([0], np.cumsum(names == _PERSON)))
    made = (persons[found.ends] - persons[found.starts]) * 8 + np.minimum(
        found.ends - found.starts, 5
    )
    before, after, of = (found.spread(fact.astype(np.uint64)) for fact in (before, after, made))
    here = np.where(part, names + 1, 0).astype(np.uint64)
    return _features(60, ((before, here), (after, here), (of, here), (after, of), (before, of)))


def _features(template: int, asked: Iterable[tuple[Numbers, ...]]) -> list[Numbers]:
    return [_hashed(template + number, *each) for number, each in enumerate(asked)]


def _hashed(template: int, *values: Numbers) -> Numbers:
    return feature(template, *values).astype(np.uint64)


@cache
def _kinds() -> NDArray[np.uint8]:
    table = np.zeros(0x30000, np.uint8)
    for first, last, kind in _KINDS:
        table[first : last + 1] = kind
    for dot in _DOTS:
        table[ord(dot)] = _DOT
    table[ord(" ")] = table[0x3000] = _SPACE
    return table
