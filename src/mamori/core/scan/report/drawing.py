"""Pages of a file as pictures, with a box around whatever was found on them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from PIL import Image, ImageDraw

from mamori.core.scan.files import File
from mamori.core.scan.findings import Finding
from mamori.core.scan.judging import Judged
from mamori.core.scan.places import Box

MOST_PAGES = 10  # nobody looks at more of one file; the list beside them is whole
DOTS = 96  # an inch: enough to read by, and small enough to mail
POINTS = 72  # an inch, as PDF counts
WIDEST = 1000  # pixels
COLOURS = {"block": "#b5471f", "consent": "#b5471f", "warn": "#0b5d56", "clear": "#0b5d56"}
Boxes = Mapping[int, list[tuple[Box, str]]]


def pages(file: File, kind: str, found: Iterable[Judged[Finding]]) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the picture (PNG) of each page with finds, the first ones alone.

    Only PDF files and pictures have pages; of others nothing is yielded.
    """
    boxes = _by_page(found)
    if kind == "pdf":
        yield from _of_pdf(file, boxes)
    elif kind in {"png", "jpeg", "webp", "tiff", "gif", "bmp", "heic"} and boxes:
        yield from _of_picture(file, boxes)


def _by_page(found: Iterable[Judged[Finding]]) -> Boxes:
    boxes: dict[int, list[tuple[Box, str]]] = defaultdict(list)
    for judged in found:
        places = (judged.finding.place, *(piece.place for piece in judged.finding.more))
        for place in places:
            if place.box and "!" not in place.part:
                boxes[place.page or 1].append((place.box, judged.verdict))
    return dict(sorted(boxes.items())[:MOST_PAGES])


def _of_pdf(file: File, boxes: Boxes) -> Iterator[tuple[int, bytes]]:
    import pypdfium2  # noqa: PLC0415 -- only pages of PDF files need it

    with pypdfium2.PdfDocument(file.bytes()) as document:
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
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
