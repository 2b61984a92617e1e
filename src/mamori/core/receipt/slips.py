"""Which of the words that were typed are in no list, and which words of a list they are near to."""

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract, extractOne

from mamori.core.receipt.folding import fold
from mamori.core.receipt.lists import LANGUAGES, Words, words_of
from mamori.core.receipt.receipt import COUNT

NEAREST = 3  # how many are offered
FAR = 4  # edits; farther away all words are alike
PIECES = 18  # more of them are no receipt, and each takes its time


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that is in no list."""

    number: int  # the first word is 1
    typed: str = field(repr=False)
    nearest: tuple[str, ...] = field(repr=False)  # words of the list, the most likely first


def slips_in(pieces: tuple[str, ...]) -> tuple[int, tuple[Slip, ...]]:
    """Return how many words were typed, and those of them that are in no list.

    Args:
        pieces: what was typed, divided where something stands between two letters.
    """
    if len(pieces) > PIECES:
        return len(pieces), ()
    words = min(map(words_of, LANGUAGES), key=lambda words: _distance(pieces, words))
    parts = [part for piece in _joined(pieces, words) for part in _divided(piece, words)]
    slips = tuple(
        Slip(number, part, nearest(part, words))
        for number, part in enumerate(parts, 1)
        if fold(part) not in words.places
    )
    return len(parts), slips


def nearest(typed: str, words: Words) -> tuple[str, ...]:
    """Return the words of a list that differ in one or two letters, the most like first.

    Behind them come those of which a whole syllable was typed: "mèo" for "con mèo".
    """
    folded = fold(typed)
    most = 1 if len(folded) <= 3 else 2
    found = extract(folded, words.places.keys(), scorer=OSA.distance, score_cutoff=most, limit=9)
    likely = [words.words[words.places[way]] for way, *_ in found]
    second = [word for word in words.words if folded in map(fold, word.split()[1:])]
    likely += sorted(second, key=lambda word: not word.endswith(f" {typed.lower()}"))
    return tuple(dict.fromkeys(likely))[:NEAREST]


def _distance(pieces: tuple[str, ...], words: Words) -> int:
    """Return how many letters are otherwise than in words of a list."""
    return sum(_edits(fold(part), words) for part in _joined(pieces, words))


def _edits(folded: str, words: Words) -> int:
    if folded in words.places:
        return 0
    found = extractOne(folded, words.places.keys(), scorer=OSA.distance, score_cutoff=FAR)
    return FAR + 1 if found is None else int(found[1])


def _joined(pieces: tuple[str, ...], words: Words) -> list[str]:
    """Put pieces together that are a word of the list only with each other."""
    parts: list[str] = []
    at = strange = 0
    while at < len(pieces):
        length = next(
            (n for n in (3, 2, 1) if fold("".join(pieces[at : at + n])) in words.places), 0
        )
        if length or strange == words.syllables:
            parts += [" ".join(pieces[at - strange : at])] if strange else []
            strange = 0
        if length:
            parts.append(" ".join(pieces[at : at + length]))
        else:
            strange += 1
        at += length or 1
    return [*parts, " ".join(pieces[at - strange :])] if strange else parts


def _divided(piece: str, words: Words) -> list[str]:
    """Divide what was typed without spaces so that the least letters are otherwise."""
    if not words.longest + 1 < len(piece) <= COUNT * (words.longest + 1):
        return [piece]
    # For each place the fewest edits up to there, and where the words before it end.
    best: list[tuple[int, list[int]]] = [(0, [0])]
    for end in range(1, len(piece) + 1):
        options = []
        for start in range(max(0, end - words.longest - 1), end):
            edits, ends = best[start]
            options.append((edits + _cost(piece[start:end], words), [*ends, end]))
        best.append(min(options, key=lambda option: (option[0], len(option[1]))))
    return [piece[start:end] for start, end in pairwise(best[-1][1])]


def _cost(part: str, words: Words) -> int:
    """Return no more than one edit for a word, and each letter for what is none."""
    folded = fold(part)
    if folded in words.places:
        return 0
    shorter = _shorter(folded)
    near = _all_shorter(words.language)
    like = folded in near or not shorter.isdisjoint(words.places) or not shorter.isdisjoint(near)
    return 1 if like and len(folded) > 2 else len(folded)


@cache
def _all_shorter(language: str) -> set[str]:
    return {way for word in words_of(language).places for way in _shorter(word)}


def _shorter(folded: str) -> set[str]:
    """Return a word without each of its letters; words that differ in one letter share some."""
    return {folded[:at] + folded[at + 1 :] for at in range(len(folded))}
