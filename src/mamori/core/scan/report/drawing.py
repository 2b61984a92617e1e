"""Pages of a file as pictures, with a box around whatever was found on them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from mamori.core.scan.files import File
from mamori.core.scan.findings import Finding
from mamori.core.scan.judging import Judged
from mamori.core.scan.limits import LIMITS
from mamori.core.scan.opening.office import soffice
from mamori.core.scan.places import Box

MOST_PAGES = 10  # nobody looks at more of one file; the list beside them is whole
DOTS = 96  # an inch: enough to read by, and small enough to mail
POINTS = 72  # an inch, as PDF counts
WIDEST = 1000  # pixels
MARGIN = 24  # pixels
_PICTURES = frozenset({"png", "jpeg", "webp", "tiff", "gif", "bmp", "heic"})
_OFFICE = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp", "doc", "xls", "ppt", "rtf"})
_NOT_SEARCHED = frozenset({"person-list", "face"})  # the one is many words, the other none
_SPACE = re.compile(r"\s+")
_BREAKS = re.compile(r"[\t\n]")
COLOURS = {"block": "#b5471f", "consent": "#b5471f", "warn": "#0b5d56", "clear": "#0b5d56"}
Boxes = Mapping[int, list[tuple[Box, str]]]


def pages(file: File, kind: str, found: Iterable[Judged[Finding]]) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the picture (PNG) of each page with finds, the first ones alone.

    PDF files and pictures have pages; Office files have those that LibreOffice gives them, where it
    is installed. Of others nothing is yielded.
    """
    judged = list(found)
    if kind == "pdf":
        yield from _of_pdf(file.read(), _by_page(judged))
    elif kind in _PICTURES:
        yield from _of_picture(file, _by_page(judged))
    elif kind in _OFFICE and soffice.program() and judged:
        data = soffice.convert(file.read(), kind, "pdf", LIMITS)
        yield from _of_pdf(data, _searched(data, judged))


def _by_page(found: Iterable[Judged[Finding]]) -> Boxes:
    boxes: dict[int, list[tuple[Box, str]]] = defaultdict(list)
    for judged in found:
        places = (judged.finding.place, *(piece.place for piece in judged.finding.more))
        for place in places:
            if place.box and "!" not in place.part:
                boxes[place.page or 1].append((place.box, judged.verdict))
    return dict(sorted(boxes.items())[:MOST_PAGES])


def _searched(data: bytes, found: Iterable[Judged[Finding]]) -> Boxes:
    """Return where on the pages of a PDF the words of finds stand."""
    wanted = {
        part.strip(): judged.verdict
        for judged in found
        if judged.finding.kind not in _NOT_SEARCHED
        for part in _BREAKS.split(judged.finding.text)
        if len(part.strip()) > 1
    }
    boxes: dict[int, list[tuple[Box, str]]] = defaultdict(list)
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document, 1):
            text, height = page.get_textpage(), page.get_height()
            for words, verdict in wanted.items():
                boxes[number] += ((box, verdict) for box in _boxes_of(text, words, height))
            if sum(map(bool, boxes.values())) == MOST_PAGES:
                break
    return {number: marked for number, marked in boxes.items() if marked}


def _boxes_of(text: Any, words: str, height: float) -> Iterator[Box]:
    """Yield a box for each line on which the words stand, with or without their spaces."""
    for spelt in dict.fromkeys((words, _SPACE.sub(" ", words), _SPACE.sub("", words))):
        searcher = text.search(spelt)
        while at := searcher.get_next():
            count = text.count_rects(*at)
            yield from _lines(sorted(text.get_rect(number) for number in range(count)), height)


def _lines(rectangles: list[Box], height: float) -> Iterator[Box]:
    """Join boxes of letters (left, bottom, right, top) that stand on one line."""
    while rectangles:
        first = rectangles[0]
        line = [each for each in rectangles if each[1] < first[3] and first[1] < each[3]]
        rectangles = [each for each in rectangles if each not in line]
        lefts, bottoms, rights, tops = zip(*line, strict=True)
        yield min(lefts), height - max(tops), max(rights), height - min(bottoms)


def _of_pdf(data: bytes, boxes: Boxes) -> Iterator[tuple[int, bytes]]:
    with pypdfium2.PdfDocument(data) as document:
        for number, marked in boxes.items():
            image = document[number - 1].render(scale=DOTS / POINTS).to_pil()
            yield number, _drawn(image, marked, DOTS / POINTS)


def _of_picture(file: File, boxes: Boxes) -> Iterator[tuple[int, bytes]]:
    with file.open() as stream, Image.open(stream) as image:
        for number, marked in boxes.items():
            if number <= getattr(image, "n_frames", 1):
                image.seek(number - 1)
                scale = min(1.0, WIDEST / image.width)
                size = round(image.width * scale), round(image.height * scale)
                yield number, _drawn(image.convert("RGB").resize(size), marked, scale)


def _drawn(image: Image.Image, marked: list[tuple[Box, str]], scale: float) -> bytes:
    picture = image.convert("RGB")
    pen = ImageDraw.Draw(picture)
    for box, verdict in marked:
        left, top, right, bottom = (value * scale for value in box)
        pen.rectangle((left - 2, top - 2, right + 2, bottom + 2), outline=COLOURS[verdict], width=2)
    out = BytesIO()
    picture = _trimmed(picture)
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _trimmed(picture: Image.Image) -> Image.Image:
    """Cut away the empty lower part of a page."""
    empty = Image.new("RGB", picture.size, "white")
    filled = ImageChops.difference(picture, empty).getbbox()
    bottom = min(picture.height, filled[3] + MARGIN) if filled else picture.height
    return picture.crop((0, 0, picture.width, bottom))
