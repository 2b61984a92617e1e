"""Which engine reads a picture: no more of them than it takes to read it well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PIL import Image

from mamori.core.scan.opening.ocr import rapid, tesseract
from mamori.core.scan.opening.ocr.preparing import prepared, unruled
from mamori.core.scan.opening.ocr.words import Missing, Word, certainty

# Measured on class lists: the right model is .91 to .95 sure of a page, one of another language
# with the same letters .82 to .92, and any of them .45 to .50 of Japanese.
SURE, FAIR = 0.93, 0.75
EDGE = 0.02  # by so much another language must be surer than one that is likelier
GUESSED = 0.3  # below this an engine sees letters in a texture
# Letters that only Japanese has; a page with hardly any of them is for the other engine.
JAPANESE = range(0x3040, 0xA000)
A_TENTH = 0.1


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. `missing` is a reason if an engine that may have read more is not there."""

    words: Sequence[Word]
    missing: str = ""


def read_picture(image: Image.Image, languages: Sequence[str]) -> Reading:
    """Read a picture in which writing of these languages is expected, the likeliest first.

    Boxes are in pixels of the picture. `missing` is `no-ocr` or `no-ocr-data` where what it takes
    is not installed.
    """
    try:
        grey, times = prepared(image)
    except Missing as error:
        return Reading((), error.reason)
    reading = _best(grey, languages) if _has_ink(grey) else Reading(())
    sure = [word for word in reading.words if word.confidence >= GUESSED]
    kept = [word.moved((0, 0), 1 / times) for word in sure]
    return replace(reading, words=kept)


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
