"""Whether the fonts of a PDF say of several glyphs that they mean the same letter."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import pikepdf

# Fonts have two figures for one number, or small capitals beside the usual letters of a title.
# A font of which more than this part, and more glyphs than so many, repeat a letter says nothing.
UNSURE, FEW = 0.1, 1
_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_PAIR = re.compile(rb"<[^<>]*>\s*<([^<>]*)>")
_RANGE = re.compile(rb"<([^<>]*)>\s*<([^<>]*)>\s*(?:<([^<>]*)>|\[([^\]]*)\])")
_LISTED = re.compile(rb"<([^<>]*)>")
_CODES = 1 << 16


def mislead(everything: Iterable[Any]) -> bool:
    """Tell whether a font among all objects of a PDF cannot mean what it says."""
    return any(
        isinstance(each, pikepdf.Dictionary)
        and ("/ToUnicode" in each or "/Encoding" in each)
        and _repeats(list(_meanings(each)))
        for each in everything
    )


def _repeats(meanings: list[Any]) -> bool:
    repeated = len(meanings) - len(set(meanings))
    return repeated > FEW and repeated > UNSURE * len(meanings)


def _meanings(font: Any) -> Iterator[Any]:
    """Yield what each glyph of a font is said to mean: the number of a letter, or its name."""
    said = font.get("/ToUnicode")
    if isinstance(said, pikepdf.Stream):
        with suppress(pikepdf.PdfError, ValueError):  # what is broken is broken to pdfium, too
            yield from _mapped(said.read_bytes())
        return
    encoding = font.get("/Encoding")
    names = encoding.get("/Differences") if isinstance(encoding, pikepdf.Dictionary) else None
    for each in names if isinstance(names, pikepdf.Array) else ():
        if isinstance(each, pikepdf.Name) and str(each) != "/.notdef":
            yield str(each)


def _mapped(data: bytes) -> Iterator[int]:
    for kind, section in _SECTION.findall(data):
        if kind == b"char":
            yield from (_number(to) for to in _PAIR.findall(section))
            continue
        for first, last, to, listed in _RANGE.findall(section):
            if listed:
                yield from (_number(each) for each in _LISTED.findall(listed))
            else:
                count = min(_number(last) - _number(first) + 1, _CODES)
                yield from range(_number(to), _number(to) + count)


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)
