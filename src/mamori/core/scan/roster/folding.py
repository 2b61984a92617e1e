"""The hard fold: texts in which a name looks the same however it was written, and the way back.

Width, case, kana, old kanji and marks are folded; spaces and most punctuation are dropped, so that
a name split over lines or cells is whole again. What tells words apart in Latin letters is kept in
their size: the first letter of a word is a capital one, all others are small.
"""

import sys
from dataclasses import dataclass
from functools import cache
from unicodedata import category, normalize

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.folding import codes_of, text_of
from mamori.core.scan.roster.variants import KANJI, LOOK_ALIKES

# What may stand between the letters of a name, beside spaces.
SEPARATORS = "'’‘ʼ`´\"“”-‐‑‒–—−.,/_|*()（）［］[]〔〕《》【】・･·‧•，．＝゠"

DROPPED, SPACE = 0, ord(" ")
_SEVERAL = 0x110000  # from here on: places in the list of letters that become several
_UNDECOMPOSED = {
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "ŧ": "t", "ß": "ss", "æ": "ae",
    "œ": "oe", "þ": "th", "ŋ": "ng",
}  # fmt: skip
_SMALL = str.maketrans("ァィゥェォッャュョヮヵヶヰヱヲ", "アイウエオツヤユヨワカケイエオ")
# The marks of voiced kana that stand for themselves.
_VOICED = "\u3099\u309a\u309b\u309c\uff9e\uff9f"

Codes = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. Its letter `i` comes from the letter `kept[i]` of the original."""

    text: str
    kept: NDArray[np.intp]


def fold(text: str, *, loose: bool = False) -> Folded:
    """Fold a text hard.

    `loose` is for text read from pixels: letters that look alike become one, and words are not told
    apart, because spaces are lost and invented.
    """
    codes = np.take(_table(loose=loose), codes_of(text), mode="clip")
    codes, kept = _several(codes, loose=loose)
    if not codes.all():
        there = np.flatnonzero(codes)
        codes, kept = codes[there], there if kept is None else kept[there]
    if not loose:
        _capitalise(codes)
    there = np.flatnonzero(codes != SPACE)
    return Folded(text_of(codes[there]), there if kept is None else kept[there])


def _several(codes: Codes, *, loose: bool) -> tuple[Codes, NDArray[np.intp] | None]:
    """Put several letters where one becomes several, such as a ligature; seldom."""
    if not len(codes) or codes.max() < _SEVERAL:
        return codes, None
    letters = _letters(loose=loose)[1]
    found = np.flatnonzero(codes >= _SEVERAL)
    counts = np.ones(len(codes), dtype=np.intp)
    counts[found] = [len(letters[codes[at] - _SEVERAL]) for at in found]
    firsts = np.cumsum(counts) - counts
    kept = np.repeat(np.arange(len(codes)), counts)
    spread = np.repeat(codes, counts)
    for at in found:
        new = letters[codes[at] - _SEVERAL]
        spread[firsts[at] : firsts[at] + len(new)] = [ord(letter) for letter in new]
    return spread, kept


def _capitalise(codes: Codes) -> None:
    """Make the first letter of each word a capital one, in place."""
    small = (codes >= ord("a")) & (codes <= ord("z"))
    first = small.copy()
    first[1:] &= ~small[:-1]
    codes -= first.astype(np.uint32) << 5


def _table(*, loose: bool) -> Codes:
    return _letters(loose=loose)[0]


@cache
def _letters(*, loose: bool) -> tuple[Codes, list[str]]:
    """Return for each code point what it becomes, and the list of those that become several."""
    table = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    several: list[str] = []
    for code in _folding():
        new = _letter(chr(code))
        if loose:
            new = "".join(LOOK_ALIKES.get(letter, letter) for letter in new)
        if len(new) < 2:
            table[code] = ord(new) if new else DROPPED
        else:
            table[code] = _SEVERAL + len(several)
            several.append(new)
    return table, several


def _folding() -> list[int]:
    """Return the code points that may become something else."""
    stretches = ((0, 0x3400), (0xA640, 0xABF0), (0xF900, 0x10000), (0x1D400, 0x1D800))
    more = ((0x1F100, 0x1F200), (0x2F800, 0x2FA20), (0xE0000, 0xE01F0))
    codes = [code for low, high in (*stretches, *more) for code in range(low, high)]
    return codes + [ord(letter) for letter in (*KANJI, *LOOK_ALIKES) if ord(letter) >= 0x3400]


def _letter(letter: str) -> str:
    """Return what a letter becomes: nothing, a space for what parts words, or letters."""
    if letter in _VOICED or category(letter) in {"Mn", "Me", "Cf"}:
        return ""
    if normalize("NFKC", letter) in SEPARATORS or letter.isspace() or category(letter) == "Cc":
        return " "
    folded = normalize("NFD", normalize("NFKC", letter).casefold())
    bare = "".join(_bare(each) for each in folded if category(each) != "Mn")
    return bare.strip() or " "


def _bare(letter: str) -> str:
    letter = katakana(_UNDECOMPOSED.get(letter, letter)).translate(_SMALL)
    return KANJI.get(letter, letter)


def katakana(text: str) -> str:
    """Return the text with hiragana made katakana."""
    return text.translate(_KATAKANA)


_KATAKANA = {code: code + 0x60 for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}


def hides(letter: str) -> bool:
    """Tell whether a letter is only a mark on another one, or is not seen at all."""
    return letter in _VOICED or (letter > "~" and category(letter) in {"Mn", "Me", "Cf"})


def soft(text: str) -> str:
    """Return a Japanese name without spaces and with kana and old kanji folded, marks kept."""
    joined = "".join(
        letter
        for letter in normalize("NFKC", text)
        if letter not in SEPARATORS and not letter.isspace() and category(letter) != "Cf"
    )
    return katakana(normalize("NFC", joined).casefold()).translate(_SOFT)


_SOFT: dict[int, int | str | None] = {**_SMALL, **{ord(old): new for old, new in KANJI.items()}}
_SOFT |= dict.fromkeys((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))  # variation selectors
