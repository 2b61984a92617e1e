"""The text of a page of a PDF. Where exactly its letters stand is asked only of what is found."""

import ctypes
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any

from pypdfium2 import PdfPage, PdfTextPage, raw

from mamori.core.scan.places import Box, Piece, Place

# What pdfium writes where a word is parted at the end of a line, and for codes without a letter.
_MARKS = {"\r\n": " \n", "\ufffe": "-", "\x02": "-", "\0": " "}
_SENSELESS = re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f]")
_SAMPLES = 24
# A page of whose letters more than this part has no sure meaning is read from its pixels too.
UNSURE = 0.1
_FINE = 100  # parts of a point


@dataclass(slots=True)
class PageText:
    """The text of a page, line by line; also the locator of its block.

    `mapped` tells whether the fonts say what their glyphs mean. The page stays open as long as this
    is held: to open it takes longer than to find a name in it, and a list is asked for many.
    """

    text: str
    page: PdfPage
    letters: PdfTextPage
    place: Place
    mapped: bool = True
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        lengths = (len(line) + 1 for line in self.text.split("\n"))
        self._starts = [0, *accumulate(lengths)]

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:  # noqa: ARG002 -- a locator's
        at = bisect_right(self._starts, start) - 1
        while at + 1 < len(self._starts) and (self._starts[at] < end or self._starts[at] <= start):
            begin, stop = self._starts[at], self._starts[at + 1] - 1
            first, last = max(start, begin), min(end, stop)
            place = replace(self.place, line=at + 1, box=self.box(first, last))
            yield Piece(place, first - begin, last - begin)
            at += 1

    def box(self, start: int, end: int) -> Box | None:
        """Return the box around `text[start:end]` in points, None around nothing."""
        letters = self.letters
        # pdfium counts in UTF-16.
        before = len(self.text[:start].encode("utf-16-le")) // 2
        count = len(self.text[start:end].encode("utf-16-le")) // 2
        boxes = [
            letters.get_charbox(index, loose=True)
            for each in range(before, before + count)
            if (index := raw.FPDFText_GetCharIndexFromTextIndex(letters, each)) >= 0
        ]
        solid = [box for box in boxes if box[2] > box[0] and box[3] > box[1]]
        return _around(self.page, solid) if solid else None


def page_text(page: PdfPage, place: Place, *, sound: bool = True) -> PageText:
    """Return the text of a page, letter for letter as pdfium counts them.

    `sound` tells that no font of the file misleads; see `mamori.core.scan.opening.pdf.fonts`.
    """
    letters = page.get_textpage()
    text = letters.get_text_range(errors="replace")
    mapped = sound and _is_mapped(letters, text)
    for mark, instead in _MARKS.items():
        text = text.replace(mark, instead)
    return PageText(text, page, letters, place, mapped)


def _is_mapped(letters: Any, text: str) -> bool:
    if len(_SENSELESS.findall(text)) > UNSURE * len(text):
        return False
    count = letters.count_chars()
    tried = range(0, count, max(1, count // _SAMPLES))
    unsure = sum(raw.FPDFText_HasUnicodeMapError(letters, index) == 1 for index in tried)
    return bool(unsure <= UNSURE * len(tried))


def _around(page: Any, boxes: list[tuple[float, float, float, float]]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    corners = ((min(lefts), max(tops)), (max(rights), min(bottoms)))
    (x1, y1), (x2, y2) = (on_paper(page, *corner) for corner in corners)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def on_paper(page: Any, x: float, y: float) -> tuple[float, float]:
    """Return a point of a page's own measure as points from its upper left, as it is turned."""
    wide, high = (round(each * _FINE) for each in page.get_size())
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE


def from_paper(page: Any, box: Box) -> Box:
    """Return a box on the paper in the page's own measure: left, bottom, right, top."""
    wide, high = (round(each * _FINE) for each in page.get_size())
    x, y = ctypes.c_double(), ctypes.c_double()
    corners = []
    for across, down in (box[:2], box[2:]):
        at = round(across * _FINE), round(down * _FINE)
        raw.FPDF_DeviceToPage(page, 0, 0, wide, high, 0, *at, x, y)
        corners.append((x.value, y.value))
    (x1, y1), (x2, y2) = corners
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
