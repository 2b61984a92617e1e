"""Which letters can stand on paper, and what is put where one cannot.

A child's words must never stop a report. A letter that no font of ours has, and one that would
change how its neighbours are read, is shown by its number, such as [U+0645]: nothing is lost.
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FAMILIES = ("NotoSansJP", "NotoSans", "NotoEmoji")
# Turns and embeddings of the writing direction: text after them can be made to read backwards.
TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
SHAPELESS = (
    ("\n", "\n"),
    ("\u00ad", "\u00ad"),  # soft hyphen
    ("\u200b", "\u200d"),  # zero-width space, joiners
    ("\u2060", "\u2064"),
    ("\ufe00", "\ufe0f"),  # forms of emoji
    ("\ufeff", "\ufeff"),
    ("\U000e0100", "\U000e01ef"),  # forms of kanji: the two 葛
)


class FontsMissing(RuntimeError):
    """The fonts are not built; the message says what to run."""


def named(letter: str) -> str:
    """Return a letter by its number: `[U+202E]`."""
    return f"[U+{ord(letter):04X}]"


def safe(text: str) -> str:
    """Return the text as typed, with letters that show nothing or turn others told by number."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = text.replace("\u2029", "\n\n").replace("\t", "    ")
    return "".join(named(each) if _is_unsafe(each) else each for each in text)


def shown(text: str) -> str:
    """Return `safe` text in which our fonts have every letter."""
    text = safe(text)
    if text.isascii():
        return text
    have = covered()
    return "".join(
        each if ord(each) in have or _needs_no_shape(each) else named(each) for each in text
    )


def _is_unsafe(letter: str) -> bool:
    return letter in TURNING or (letter != "\n" and unicodedata.category(letter) in {"Cc", "Cs"})


def _needs_no_shape(letter: str) -> bool:
    """Say whether a letter only joins or varies its neighbours, or marks where a line may break."""
    return any(first <= letter <= last for first, last in SHAPELESS)


@cache
def covered() -> frozenset[int]:
    """Return the code points that one of our fonts can draw.

    Raises:
        FontsMissing: the folder of fonts is not filled.
    """
    found: set[int] = set()
    for family in FAMILIES:
        path = FONTS / f"{family}_400Regular.ttf"
        if not path.exists():
            raise FontsMissing("The fonts for papers are not here. Run: python tools/assets.py")
        found.update(_points(path.read_bytes()))
    return frozenset(found)


def _points(font: bytes) -> Iterator[int]:
    """Yield the code points of a font's character map (OpenType `cmap`, format 12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * each) for each in range(tables))
    cmap = next(offset for tag, _sum, offset, _length in entries if tag == b"cmap")
    (maps,) = struct.unpack_from(">H", font, cmap + 2)
    for each in range(maps):
        (place,) = struct.unpack_from(">I", font, cmap + 8 + 8 * each)
        kind, _pad, _length, _language, groups = struct.unpack_from(">HHIII", font, cmap + place)
        for group in range(groups if kind == 12 else 0):
            first, last, _glyph = struct.unpack_from(">III", font, cmap + place + 16 + 12 * group)
            yield from range(first, last + 1)
