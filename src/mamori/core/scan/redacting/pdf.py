"""PDFs written anew from their pages alone, without the letters and pixels that are to go.

What no page shows, such as notes, forms, bookmarks, attachments, scripts and earlier versions, is
not taken over at all. From a page the glyphs are taken out; where that does not work, or where what
is to go is a picture, the page becomes a picture of itself with black boxes.
"""

import io
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import pikepdf

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.pdf.bounds import check_sizes
from mamori.core.scan.opening.pdf.fonts import mislead
from mamori.core.scan.opening.pdf.pdf import drawable, objects_of, opened
from mamori.core.scan.opening.pdf.pixels import look_at
from mamori.core.scan.opening.pdf.text import page_text
from mamori.core.scan.places import Box, Place
from mamori.core.scan.redacting.pdf_pages import bare, hides_layers, pictured, without
from mamori.core.scan.redacting.redactor import Inner, Spots
from mamori.core.scan.redacting.room import grown


def redact(file: File, spots: Spots, inner: Inner) -> bytes:  # noqa: ARG001 -- nothing within stays
    """Return a PDF of the same pages without what is marked.

    Raises:
        OverLimit: encrypted, too-large.
        pikepdf.PdfError: it is too broken.
    """
    with opened(file) as pdf:
        everything = objects_of(pdf)
        check_sizes(everything, Budget())
        sound = not mislead(everything)
        data = _flat(pdf)
        hidden = hides_layers(pdf)
    document = drawable(data)
    marked = [
        _marked(document, number, spots, hidden=each, sound=sound)
        for number, each in enumerate(hidden)
    ]
    made = _made(data, marked, frozenset())
    left = _left(made, spots)
    return _made(data, marked, left) if left else made


class _Page:
    """What is to be done to a page: the boxes to black out, and whether as a picture."""

    def __init__(self, boxes: Sequence[Box], *, as_picture: bool) -> None:
        self.boxes, self.as_picture = boxes, as_picture


def _flat(pdf: pikepdf.Pdf) -> bytes:
    """Let the pages draw what is filled into forms and what notes look like."""
    with suppress(pikepdf.PdfError):  # a form without fonts cannot be drawn; its fields go anyway
        if "/AcroForm" in pdf.Root:
            pdf.generate_appearance_streams()
        pdf.flatten_annotations("screen")
    for holder, key in ((pdf.Root, "/AcroForm"), *((page.obj, "/Annots") for page in pdf.pages)):
        if key in holder:
            del holder[key]
    kept = io.BytesIO()
    pdf.save(kept)
    return kept.getvalue()


def _marked(document: Any, number: int, spots: Spots, *, hidden: bool, sound: bool) -> _Page:
    page = document[number]
    text = page_text(page, Place(page=number + 1), sound=sound)
    boxes = _boxes(Block(text=text.text, locator=text), spots)
    seen: list[Box] = []
    for each in look_at(page, text.place, text, Budget(), pictured=True):
        if isinstance(each, Block):
            seen += map(grown, _boxes(each, spots))
        elif not hasattr(each, "count") and each.reason != "no-faces":
            raise OverLimit(each.reason)
    return _Page(boxes + seen, as_picture=bool(seen) or hidden)


def _boxes(block: Block, spots: Spots) -> list[Box]:
    pieces = (
        piece
        for start, end in spots(block.text)
        for piece in block.locator.pieces(block.text, start, end)
    )
    return [piece.place.box for piece in pieces if piece.place.box]


def _made(data: bytes, marked: Sequence[_Page], left: frozenset[int]) -> bytes:
    """Write the pages; those in `left` as pictures, for their letters could not be taken out."""
    made = pikepdf.new()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, each in enumerate(marked):
            if each.as_picture or number in left:
                made.pages.append(pictured(data, number, each.boxes, made))
                continue
            page = pdf.pages[number]
            if each.boxes:
                without(pdf, data, number, each.boxes)
            bare(page)
            made.pages.append(page)
    made.remove_unreferenced_resources()
    kept = io.BytesIO()
    made.save(kept, deterministic_id=True)
    return kept.getvalue()


def _left(data: bytes, spots: Spots) -> frozenset[int]:
    """Return the pages whose text still shows something."""
    document = drawable(data)
    texts = (page_text(page, Place()).text for page in document)
    return frozenset(number for number, text in enumerate(texts) if spots(text))
