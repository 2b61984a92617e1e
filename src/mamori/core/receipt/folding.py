"""What a child typed, taken apart: letters however they were written, where words end, digits.

Letter by letter, so that words typed without a space between them fold as they do alone.
"""

from dataclasses import dataclass
from unicodedata import category, normalize

# A mark of voice that stands alone would be taken for a space.
_ALONE = str.maketrans("", "", "゛゜")
_SMALL = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True))
_TO_HIRAGANA = ord("ァ") - ord("ぁ")
_LONG = {"ー": ""}
_LETTERS: dict[int, str] = str.maketrans({"đ": "d", **_SMALL, **_LONG})
_LETTERS |= {
    code: chr(code - _TO_HIRAGANA).translate(_LETTERS) for code in range(ord("ァ"), ord("ヶ") + 1)
}

# Kana that make the one before longer, by the row it is of: "ぞう" is also written "ぞお", "ぞー".
_ROWS = {
    "あかさたなはまやらわ": "あ",
    "いきしちにひみり": "い",
    "うくすつぬふむゆる": "う",
    "えけせてねへめれ": "えい",
    "おこそとのほもよろ": "おう",
}
_LENGTHENS = {kana: vowels for row, vowels in _ROWS.items() for kana in row}


@dataclass(frozen=True, slots=True)
class Typed:
    """A receipt as it was typed."""

    letters: str  # of all words, folded, without anything between them
    cuts: tuple[int, ...]  # where in `letters` something stood between two of them
    pieces: tuple[str, ...]  # what stood between the cuts, as it was typed
    number: int | None  # the check number; None if there was none


def fold(text: str) -> str:
    """Return letters alone, one form for all in which a child may type them.

    Case, full and half width, hiragana and katakana, small and large kana, marks of voice and of
    tone, "đ" and "d", and the mark of a long vowel make no difference.
    """
    return "".join(_fold(letter) for letter in _spread(text) if category(letter)[0] == "L")


def take_apart(text: str) -> Typed:
    """Divide what was typed into letters, places where a word may end, and digits."""
    letters, pieces, piece = "", [], ""
    cuts: list[int] = []
    numbers: list[tuple[int, str]] = []
    for letter in _spread(text) + " ":
        kind = category(letter)
        if kind[0] in "LM":
            letters += _fold(letter) if kind[0] == "L" else ""
            piece += letter
            continue
        if fold(piece):
            pieces.append(normalize("NFC", piece))
            cuts.append(len(letters))
        piece = ""
        if kind == "Nd":
            numbers.append((len(letters), letter))
    return Typed(letters, tuple(cuts[:-1]), tuple(pieces), _number(numbers, len(letters)))


def _number(digits: list[tuple[int, str]], end: int) -> int | None:
    """Return the digits behind the last word, or else before the first; others number the words."""
    behind = "".join(digit for at, digit in digits if at == end)
    before = "".join(digit for at, digit in digits if at == 0)
    if behind or len(before) == len(digits) > 0:
        return int(behind or before)
    return None


def ways_of_writing(word: str) -> set[str]:
    """Return the folded forms of a word of a list: as it is, and with its long vowels otherwise."""
    ways = {""}
    before = ""
    for letter in normalize("NFKC", word):
        folded = fold(letter)
        vowels = _LENGTHENS.get(before, "")
        if letter == "ー" or (folded and folded in vowels):
            ways = {way + end for way in ways for end in ("", *vowels)}
        else:
            ways = {way + folded for way in ways}
        before = folded or before
    return ways


def _spread(text: str) -> str:
    return normalize("NFD", normalize("NFKC", text.translate(_ALONE)).casefold())


def _fold(letter: str) -> str:
    return letter.translate(_LETTERS)
