"""The letters of a text as every copy has them, and the short runs of letters it is known by.

What changes from one copy to the next is left out: digits and dates, spaces and line ends, marks
above and below letters, capital letters, and what cameras and readers of print take for each other.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import category, normalize

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.folding import Codes, codes_of
from mamori.core.scan.lookalikes import LOOK_ALIKES

# How many letters make a run: in scripts whose letters are words or syllables, and in others.
DENSE, SPARSE = 5, 9
# Up to so many letters a line or a cell stands for itself: rows of a table come in any order.
_SHORT = {True: 12, False: 24}
_FIRST_DENSE = "\u2e80"  # the radicals of Chinese writing; kana and kanji follow
_CUT = "\1"  # no run goes over it
_FILL = "\2"
_PARTS = re.compile(r"[\t\n]+")
_NUMERALS = "一二三四五六七八九十百千万〇零元"
_NO_LETTERS = "ーｰ"  # to a camera, a stroke as any other
_LARGE, _SMALL = (
    "あいうえおつやゆよわアイウエオツヤユヨワカケ",
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ",
)
# One to a camera, or typed for each other; small kana are in `_SMALL`.
_ALIKE = dict(zip(_SMALL + "力口工夕卜ヘđłøßıæœ", _LARGE + "カロエタトへdlosiao", strict=True))
# Of other scripts to the eye the same as of ours, whoever typed them and why.
_ALIKE |= {theirs: ours for theirs, ours in LOOK_ALIKES.items() if theirs.islower()}
_TOP = np.uint64(63)  # the highest bit of a number
_STEP = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits well spread


def runs(text: str) -> NDArray[np.uint64]:
    """Return a number for each run of letters in a text, sorted; none of them is secret."""
    codes = codes_of("".join(_with_cuts(text)))
    dense = codes >= ord(_FIRST_DENSE)
    whole = codes != ord(_CUT)
    signs = _numbers(codes, DENSE)[_starts(dense & whole, whole, DENSE)]
    sounds = _numbers(codes, SPARSE)[_starts(~dense & whole, whole, SPARSE)]
    # A letter that is a sound says half as much as one that is a word: every other run is enough.
    return np.unique(np.concatenate((signs, sounds[sounds >> _TOP == 0])))


def _with_cuts(text: str) -> Iterator[str]:
    """Yield the letters of a text, with cuts around what is short enough to stand for itself."""
    # Marks above and below part from their letters, wide and joined letters become plain ones.
    folded = normalize("NFKD", text).casefold().translate(_table())
    for part in _in_rows(_PARTS.split(folded)):
        is_dense = part[:1] >= _FIRST_DENSE
        if len(part) <= _SHORT[is_dense]:
            least = DENSE if is_dense else SPARSE
            yield f"{_CUT}{part.ljust(least, _FILL)}{_CUT}" if part else ""
        else:
            yield part


def _in_rows(parts: Iterable[str]) -> Iterator[str]:
    """Yield the parts of a text; letters that stand one below the other are one row of them."""
    row = ""
    for part in parts:
        if len(part) == 1:
            row += part
            continue
        if row:
            yield row
            row = ""
        yield part
    if row:
        yield row


def _starts(kind: NDArray[np.bool_], whole: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    """Tell where a run of this length starts: on a letter of its kind, and without a cut in it."""
    count = max(len(kind) - length + 1, 0)
    starts = kind[:count].copy()
    for at in range(1, length):
        starts &= whole[at : at + count]
    return starts


def _numbers(codes: Codes, length: int) -> NDArray[np.uint64]:
    count = max(len(codes) - length + 1, 0)
    number = np.full(count, length, np.uint64)
    for at in range(length):
        number = number * _STEP + codes[at : at + count]
    return number


class _Letters(dict[int, str | None]):
    """What each code point becomes, looked up once: itself, its like, or nothing."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        kept = letter in "\t\n" or category(letter)[0] == "L"
        gone = not kept or letter in _NUMERALS or letter in _NO_LETTERS
        self[code] = None if gone else _ALIKE.get(letter, letter)
        return self[code]


@cache
def _table() -> _Letters:
    return _Letters()
