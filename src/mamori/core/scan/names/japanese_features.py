"""What is asked of each letter of a Japanese text: itself, its word, and what stands around."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.folding import Codes, text_of
from mamori.core.scan.names.crf import Features
from mamori.core.scan.names.hashing import Letters, Numbers, Offsets, feature
from mamori.core.scan.names.units import NOTHING, Sequences, runs

_KINDS = (
    (0x30, 0x39, 1), (0x41, 0x5A, 2), (0x61, 0x7A, 2), (0xFF10, 0xFF19, 1), (0xFF21, 0xFF3A, 2),
    (0xFF41, 0xFF5A, 2), (0xC0, 0x24F, 2), (0x3041, 0x309F, 3), (0x30A1, 0x30FA, 4),
    (0x30FC, 0x30FF, 4), (0xFF66, 0xFF9F, 4), (0x3400, 0x4DBF, 5), (0x4E00, 0x9FFF, 5),
    (0xF900, 0xFAFF, 5), (0x20000, 0x2FFFF, 5), (0x3005, 0x3007, 5),
)  # fmt: skip
_DOTS = "・＝=･"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text: where each begins among the letters, and its part of speech.

    `pos` is a number for the part of speech, `names` is 2 for persons' names, 1 for other names.
    """

    begins: Offsets
    pos: Numbers
    names: NDArray[np.uint8]
    senses: Numbers


def features(
    codes: Codes, words: Words, within: Sequences, senses_of: Callable[[str], int]
) -> Features:
    """Return the features of letters that stand in sequences and in words."""
    count = len(codes)
    ends = np.append(words.begins[1:], count)
    word_of = np.repeat(np.arange(len(ends)), ends - words.begins)
    letters = Letters(codes)
    surface = letters.spans(words.begins, ends)
    kind = _kinds()[np.minimum(codes, 0x2FFFF)]
    at = np.arange(count)
    place = (at == words.begins[word_of]) * 1 + (at == ends[word_of] - 1) * 2
    firsts = word_of[within.firsts]
    around = Sequences(firsts, np.append(firsts[1:], len(ends)))
    length = np.minimum(ends - words.begins, 6).astype(np.uint64)
    of_letters = _of_letters(codes.astype(np.uint64), kind.astype(np.uint64), within)
    of_words = _of_words(surface, words.pos, length, around)
    of_words += _of_senses(words.senses, words.pos, around)
    of_runs = _of_runs(words.names, surface, kind[words.begins], around)
    placed = place.astype(np.uint64)
    rows = [*of_letters, *_of_katakana(codes, kind, letters, within, senses_of)]
    rows += [feature(100 + number, row[word_of], placed) for number, row in enumerate(of_words)]
    rows += [feature(200 + number, row[word_of], placed) for number, row in enumerate(of_runs)]
    return np.stack(rows)


def _of_letters(letter: Numbers, kind: Numbers, within: Sequences) -> list[NDArray[np.uint32]]:
    near = {by: within.shifted(letter, by) for by in range(-2, 3)}
    kinds = {by: within.shifted(kind, by) for by in range(-2, 3)}
    rows = [feature(10 + by, near[by]) for by in near]
    rows += [feature(20 + by, near[by], near[by + 1]) for by in range(-2, 2)]
    rows += [feature(30 + by, near[by], near[by + 1], near[by + 2]) for by in range(-2, 1)]
    rows += [feature(40, *kinds.values()), feature(41, kinds[-1], kinds[0], kinds[1])]
    return [*rows, feature(42, np.zeros(len(letter), np.uint64))]


def _of_words(surface: Numbers, pos: Numbers, length: Numbers, around: Sequences) -> list[Numbers]:
    words = {by: around.shifted(surface, by) for by in range(-2, 3)}
    parts = {by: around.shifted(pos, by) for by in range(-3, 4)}
    plain = [
        surface,
        words[-1],
        words[1],
        words[-2],
        words[2],
        pos,
        parts[-1],
        parts[1],
        parts[-2],
        parts[2],
    ]
    joined = [
        (pos, length), (parts[-1], pos), (pos, parts[1]), (parts[-1], pos, parts[1]),
        (pos, words[1]), (words[-1], pos), (pos, parts[1], words[2]), (words[-2], parts[-1], pos),
        (pos, parts[1], parts[2]), (parts[-2], parts[-1], pos), (words[-1], words[1]),
    ]  # fmt: skip
    return [
        *plain,
        *(feature(number, *each).astype(np.uint64) for number, each in enumerate(joined)),
    ]


def _of_senses(senses: Numbers, pos: Numbers, around: Sequences) -> list[Numbers]:
    s = {by: around.shifted(senses, by) for by in range(-2, 3)}
    joined = [
        (senses, pos),
        (s[-1], senses),
        (senses, s[1]),
        (s[-1], senses, s[1]),
        (s[-1],),
        (s[1],),
    ]
    return [feature(30 + number, *each).astype(np.uint64) for number, each in enumerate(joined)]


def _of_katakana(
    codes: Codes,
    kind: NDArray[np.uint8],
    letters: Letters,
    within: Sequences,
    senses_of: Callable[[str], int],
) -> list[NDArray[np.uint32]]:
    part = kind == 4
    starts, ends = runs(part)
    run_of = np.zeros(len(codes), np.intp)
    run_of[part] = np.repeat(np.arange(1, len(starts) + 1), ends - starts)
    text = text_of(codes)
    senses = np.array(
        [senses_of(text[a:b]) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)],
        np.uint64,
    )
    whole = letters.spans(starts, ends)
    facts = [whole, senses]
    facts += [
        feature(300 + n, letters.spans(np.maximum(starts, ends - n), ends)).astype(np.uint64)
        for n in (1, 2, 3, 4)
    ]
    facts += [
        feature(310 + n, letters.spans(starts, np.minimum(ends, starts + n))).astype(np.uint64)
        for n in (1, 2, 3, 4)
    ]
    facts += [np.minimum(ends - starts, 9).astype(np.uint64)]
    facts = [np.concatenate(([NOTHING], fact))[run_of] for fact in facts]
    letter = codes.astype(np.uint64)
    before = np.concatenate(([NOTHING], letter))[np.concatenate(([0], starts))][run_of]
    after = np.concatenate((letter, [NOTHING, NOTHING]))[np.concatenate(([len(codes)], ends))][
        run_of
    ]
    after2 = np.concatenate((letter, [NOTHING, NOTHING, NOTHING]))[
        np.concatenate(([len(codes)], ends + 1))
    ][run_of]
    begin = within.shifted(np.where(part, 1, 0).astype(np.uint64), -1)
    last = within.shifted(np.where(part, 1, 0).astype(np.uint64), 1)
    where = begin * np.uint64(2) + last
    rows = [feature(320 + n, fact, where) for n, fact in enumerate(facts)]
    rows += [
        feature(340, before, after, where),
        feature(341, facts[1], before, after, where),
        feature(342, facts[1], after, after2, where),
        feature(343, facts[3], after, after2),
        feature(344, facts[1], facts[-1], after, after2),
    ]
    return rows


def _of_runs(
    names: NDArray[np.uint8], surface: Numbers, kind: NDArray[np.uint8], around: Sequences
) -> list[Numbers]:
    """Say what stands before and after a run of names, and what the run is made of."""
    part = (names > 0) | (kind == 4) | (kind == 6)
    part[around.firsts[1:]] &= ~part[around.firsts[1:] - 1]  # a run ends with its sentence
    starts, ends = runs(part)
    run_of = np.zeros(len(part), np.intp)
    run_of[part] = np.repeat(np.arange(1, len(starts) + 1), ends - starts)
    before, after = around.shifted(surface, -1), around.shifted(surface, 1)
    made = np.add.reduceat(np.where(names == 2, 1, 0), starts) if len(starts) else starts
    size = np.minimum(ends - starts, 5)
    facts = [before[starts], after[ends - 1], (made * 8 + size).astype(np.uint64)]
    facts = [np.concatenate(([NOTHING], fact))[run_of] for fact in facts]
    here = np.where(part, names + 1, 0).astype(np.uint64)
    pairs = [(fact, here) for fact in facts] + [(facts[1], facts[2]), (facts[0], facts[2])]
    return [feature(60 + number, *pair).astype(np.uint64) for number, pair in enumerate(pairs)]


@cache
def _kinds() -> NDArray[np.uint8]:
    table = np.zeros(0x30000, np.uint8)
    for first, last, kind in _KINDS:
        table[first : last + 1] = kind
    for dot in _DOTS:
        table[ord(dot)] = 6
    table[ord(" ")] = table[0x3000] = 7
    return table
