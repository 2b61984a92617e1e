"""Units of Japanese text: letters, each with what SudachiPy says of the word that it is in.

Letters, because a name often begins or ends within what a dictionary takes for a word.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Any

import numpy as np

from mamori.core.scan.folding import codes_of
from mamori.core.scan.names.hashing import Letters, number_of
from mamori.core.scan.names.japanese_features import Words, features
from mamori.core.scan.names.units import Sequences, Units

# A sentence is read only if it has something that a name is written with, beside kana.
WRITTEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々〆ヶァ-ヺ]")
_SENTENCES = re.compile(r"[^\n。！？]*[。！？]?")
_HALVES = re.compile(
    r"[\ud800-\udfff]"
)  # half a letter, as broken files have: no tokenizer takes it
# SudachiPy refuses longer ones; a sentence of a human is shorter by far.
_LONGEST = 4000
_SENSES = (
    ("名詞", "固有名詞", "人名", "姓"),
    ("名詞", "固有名詞", "人名", "名"),
    ("名詞", "固有名詞", "人名"),
    ("名詞", "固有名詞", "地名"),
    ("名詞", "固有名詞"),
    ("名詞", "普通名詞"),
)
_PERSON, _PROPER = "人名", "固有名詞"


def ready() -> bool:
    """Tell whether SudachiPy and its dictionary are installed."""
    return find_spec("sudachipy") is not None and find_spec("sudachidict_core") is not None


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences in which a name may stand."""
    for found in _SENTENCES.finditer(text):
        for start in range(found.start(), found.end(), _LONGEST):
            end = min(start + _LONGEST, found.end())
            if WRITTEN.search(text, start, end):
                yield start, end


def units(text: str, *, every: bool = False) -> Units:
    """Return the letters of the sentences of a text that are worth reading.

    With `every`, all of these letters have features, as training wants it.
    """
    spans = list(sentences(text))
    starts = np.array([span[0] for span in spans], np.intp)
    lengths = np.array([span[1] - span[0] for span in spans], np.intp)
    lasts = np.cumsum(lengths)
    firsts = lasts - lengths
    at = np.arange(lengths.sum()) + np.repeat(starts - firsts, lengths)
    if not spans:
        return Units(starts, starts, starts, starts, np.zeros((0, 0), np.uint32), starts)
    letters = Letters(codes_of(text)[at])
    words, within = _words(text, spans), Sequences(firsts, lasts)
    found, chosen = features(letters, words, within, senses_of, every=every)
    return Units(at, at + 1, firsts, lasts, found, chosen)


def _words(text: str, spans: list[tuple[int, int]]) -> Words:
    """Return the words of the spans, one span after the other."""
    tokenize = _tokenizer().tokenize
    begins: list[int] = []
    parts: list[int] = []
    senses: list[int] = []
    base = 0
    for start, end in spans:
        told = -1
        for word in tokenize(_HALVES.sub("?", text[start:end])):
            begin = word.begin()
            # Of one letter that it takes for several, such as a ligature, it makes empty words.
            if told < begin < end - start and word.end() > begin:
                begins.append(base + (begin if told >= 0 else 0))
                parts.append(word.part_of_speech_id())
                senses.append(senses_of(word.surface()))
                told = begin
        base += end - start
    known = np.array([_part(part) for part in parts], np.uint64).reshape(-1, 2)
    return Words(
        begins=np.array(begins, np.intp),
        pos=known[:, 0],
        names=known[:, 1].astype(np.uint8),
        senses=np.array(senses, np.uint64),
    )


@cache
def _dictionary() -> Any:
    import sudachipy  # noqa: PLC0415 -- an extra: the rest of the scanner works without

    return sudachipy.Dictionary(dict="core")


@cache
def _tokenizer() -> Any:
    return _dictionary().tokenizer(fields={"pos"})


@cache
def _part(number: int) -> tuple[int, int]:
    """Return the number of a part of speech, by its words, and what it says of names."""
    words = _dictionary().pos_of(number)[:4]
    person = 2 if words[2] == _PERSON else 1 if words[1] == _PROPER else 0
    return number_of(",".join(words)), person


@lru_cache(maxsize=50_000)
def senses_of(word: str) -> int:
    """Return what the dictionary knows a word as, a bit each; 0 if it does not know it."""
    bits = 0
    for found in _dictionary().lookup(word):
        bits |= _sense(found.part_of_speech_id())
    return bits


@cache
def _sense(number: int) -> int:
    part = _dictionary().pos_of(number)
    for bit, words in enumerate(_SENSES):
        if part[: len(words)] == words:
            return 1 << bit
    return 1 << len(_SENSES)
