"""Which engine reads a picture: no more of them than it takes to read it well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PIL import Image

from mamori.core.scan.opening.ocr import rapid, tesseract
from mamori.core.scan.opening.ocr.preparing import prepared, unruled
from mamori.core.scan.opening.ocr.rows import is_vertical
from mamori.core.scan.opening.ocr.words import Missing, Word, certainty
from mamori.core.scan.places import Box

# Measured on class lists: the right model is .91 to .95 sure of a page, one of another language
# with the same letters .82 to .92, and any of them .45 to .50 of Japanese.
SURE, FAIR = 0.93, 0.75
EDGE = 0.02  # by so much another language must be surer than one that is likelier
GUESSED = 0.3  # below this an engine sees letters in a texture
# Below this a page may lie on its side or head: measured, its letters are then at most .82 sure.
DOUBTED = 0.85
TURNS = (90, 270, 180)  # degrees against the clock
# Letters that only Japanese has; a page with hardly any of them is for the other engine.
JAPANESE = range(0x3040, 0xA000)
A_TENTH = 0.1
MUCH = 12  # words; textures of photographs look like a few


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. `missing` is a reason if an engine that may have read more is not there.

    Boxes are in pixels of the picture as it is after it was turned, `turn` degrees against the
    clock, so that its lines run as they are read; `before` leads back.
    """

    words: Sequence[Word]
    missing: str = ""
    turn: int = 0
    size: tuple[int, int] = (0, 0)  # of the picture before it was turned

    def before(self, box: Box) -> Box:
        """Return where a box of the turned picture was in the picture."""
        (wide, high), (left, top, right, bottom) = self.size, box
        if self.turn == 90:
            return wide - bottom, left, wide - top, right
        if self.turn == 180:
            return wide - right, high - bottom, wide - left, high - top
        return (top, high - right, bottom, high - left) if self.turn == 270 else box


def read_picture(image: Image.Image, languages: Sequence[str]) -> Reading:
    """Read a picture in which writing of these languages is expected, the likeliest first.

    `missing` is `no-ocr` or `no-ocr-data` where what it takes is not installed.
    """
    try:
        grey, times = prepared(image)
    except Missing as error:
        return Reading((), error.reason)
    reading = _upright(grey, languages) if _has_ink(grey) else Reading(())
    sure = [word for word in reading.words if word.confidence >= GUESSED]
    kept = [word.moved((0, 0), 1 / times) for word in sure]
    return replace(reading, words=kept, size=image.size)


def _upright(grey: Any, languages: Sequence[str]) -> Reading:
    """Return the reading of the picture as it lies, or turned if that is the clearer one."""
    import numpy as np  # noqa: PLC0415 -- loaded with the engines alone

    best = _best(grey, languages)
    for turn in TURNS if _may_lie_askew(best.words) else ():
        turned = _best(np.ascontiguousarray(np.rot90(grey, turn // 90)), languages)
        if _clear(turned.words) > _clear(best.words):
            best = replace(turned, turn=turn)
        if not _may_lie_askew(best.words):
            break
    return best


def _may_lie_askew(words: Sequence[Word]) -> bool:
    return bool(words) and (certainty(words) < DOUBTED or is_vertical(words))


def is_illegible(words: Sequence[Word]) -> bool:
    """Tell whether there is writing, and no engine knew what most of it says."""
    return len(words) >= MUCH and certainty(words) < FAIR


def _clear(words: Sequence[Word]) -> float:
    """Return how much was read, of each word as much as it is surer than a wrong one."""
    return sum(len(word.text) * max(0.0, word.confidence - FAIR) for word in words)


def _best(grey: Any, languages: Sequence[str]) -> Reading:
    """Return the surest reading, the surest kind of engine first."""
    best, missing = Reading(()), ""
    for words in _tries(grey, languages):
        if isinstance(words, Missing):
            missing = missing or words.reason
        elif certainty(words) > certainty(best.words) + (EDGE if best.words else 0):
            best = Reading(words)
    return best if certainty(best.words) >= FAIR else replace(best, missing=missing)


def _tries(grey: Any, languages: Sequence[str]) -> Iterator[Sequence[Word] | Missing]:
    latin = [each for each in languages if each in tesseract.MODELS]
    japanese_first = "ja" in languages[:1]
    read_well = False
    if japanese_first:
        words = _try(grey, "ja")
        yield words
        read_well = not isinstance(words, Missing) and _is_japanese(words)
    for language in latin if not read_well else ():
        words = _try(grey, language)
        yield words
        sure = 0.0 if isinstance(words, Missing) else certainty(words)
        read_well = read_well or sure >= FAIR
        if sure >= SURE:
            break
    if "ja" in languages and not japanese_first and not read_well:
        yield _try(grey, "ja")


def _try(grey: Any, language: str) -> Sequence[Word] | Missing:
    try:
        return rapid.read(grey) if language == "ja" else tesseract.read(unruled(grey), language)
    except Missing as error:
        return error


def _is_japanese(words: Sequence[Word]) -> bool:
    letters = [letter for word in words for letter in word.text if letter.isalpha()]
    return sum(ord(each) in JAPANESE for each in letters) > A_TENTH * len(letters)


def _has_ink(grey: Any) -> bool:
    """Whether anything stands out: an empty page is told in no time."""
    return bool(grey.size and int(grey.max()) - int(grey.min()) > 40)
