"""What is drawn on a page of a PDF without being text: scans, photographs, letters as shapes."""

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import pikepdf
from PIL import Image
from pypdfium2 import raw

from mamori.core.scan.blocks import Block, Face, Unread
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.pdf.spoken import Spoken, spoken_in
from mamori.core.scan.opening.pdf.text import PageText, on_paper
from mamori.core.scan.opening.pictures.pixels import look
from mamori.core.scan.places import Box, Place

Seen = Block | Face | Unread

DOTS = 200  # an inch: what engines read best
SCALE = DOTS / 72
# A page with fewer letters, a number say, and more shapes may have its words drawn as shapes.
FEW, SHAPES = 16, 50
# In points: what is smaller holds no line of writing and no face.
NARROW, LOW = 36, 10
# A page with more objects than this is a drawing; pictures among them are looked for no further.
MANY = 5_000


def may_hold_pictures(page: pikepdf.Page, spoken: Spoken) -> bool:
    """Whether a page can call a picture, or has one in its drawing: of most it is told so fast.

    What a drawing says that was read for it is added to `spoken`.
    """
    called = page.resources.get("/XObject", pikepdf.Dictionary())
    with suppress(pikepdf.PdfError):
        return bool(len(called)) or b" ID" in _drawing(page.obj.get("/Contents"), spoken)
    return True


def _drawing(contents: Any, spoken: Spoken) -> bytes:
    if isinstance(contents, pikepdf.Array):
        return b"".join(_drawing(each, spoken) for each in contents)
    if not isinstance(contents, pikepdf.Stream):
        return b""
    drawing = contents.read_bytes()
    spoken[contents.objgen] = spoken_in(drawing)
    return drawing


def look_at(
    page: Any, place: Place, text: PageText, budget: Budget, *, pictured: bool
) -> Iterator[Seen]:
    """Yield what the pixels of a page show and its text does not say."""
    areas = list(_areas(page, text, pictured=pictured))
    if not areas:
        return
    if not budget.may_look:
        yield Unread(place=place, reason="too-many-pictures")
        return
    wide, high = page.get_size()
    # A poster is drawn less finely; its letters are larger.
    scale = min(SCALE, (budget.limits.pixels / (wide * high)) ** 0.5)
    drawn = render(page, scale)
    for area in areas:
        left, top, right, bottom = (round(each * scale) for each in area)
        part = drawn.crop((left, top, right, bottom))
        yield from look(part, place, budget, 1 / scale, (left, top))


def render(page: Any, scale: float = SCALE) -> Image.Image:
    """Draw a page, `scale` pixels a point."""
    image: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil()
    return image.convert("RGB")


def _areas(page: Any, text: PageText, *, pictured: bool) -> Iterator[Box]:
    letters = len("".join(text.text.split()))
    if letters >= FEW and text.mapped and not pictured:
        return
    wide, high = page.get_size()
    count = min(raw.FPDFPage_CountObjects(page), MANY)
    objects = [raw.FPDFPage_GetObject(page, number) for number in range(count)]
    outlined = letters < FEW and count > letters + SHAPES
    if objects and (not letters or outlined or not text.mapped):
        boxes: Iterable[Box] = [(0, 0, wide, high)]
    else:
        boxes = _pictures(page, objects)
    yield from _apart(box for box in boxes if _is_large(box))


def _pictures(page: Any, objects: Iterable[Any]) -> Iterator[Box]:
    for each in objects:
        kind = raw.FPDFPageObj_GetType(each)
        form = kind == raw.FPDF_PAGEOBJ_FORM
        if kind == raw.FPDF_PAGEOBJ_IMAGE or (form and _holds_picture(each)):
            yield _bounds(page, each)


def _holds_picture(form: Any, depth: int = 5) -> bool:
    count = min(raw.FPDFFormObj_CountObjects(form), MANY)
    inner = [raw.FPDFFormObj_GetObject(form, number) for number in range(count)]
    kinds = [raw.FPDFPageObj_GetType(each) for each in inner]
    return raw.FPDF_PAGEOBJ_IMAGE in kinds or any(
        kind == raw.FPDF_PAGEOBJ_FORM and depth > 0 and _holds_picture(each, depth - 1)
        for each, kind in zip(inner, kinds, strict=True)
    )


def _bounds(page: Any, each: Any) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(each, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    (x1, y1), (x2, y2) = on_paper(page, left, top), on_paper(page, right, bottom)
    wide, high = page.get_size()
    return max(0, min(x1, x2)), max(0, min(y1, y2)), min(wide, max(x1, x2)), min(high, max(y1, y2))


def _is_large(box: Box) -> bool:
    return box[2] - box[0] >= NARROW and box[3] - box[1] >= LOW


def _apart(boxes: Iterable[Box]) -> list[Box]:
    """Join boxes that touch: a scan may come in strips."""
    joined: list[Box] = []
    for box in boxes:
        left, top, right, bottom = box
        for other in [each for each in joined if _touch(each, (left, top, right, bottom))]:
            joined.remove(other)
            left, top = min(left, other[0]), min(top, other[1])
            right, bottom = max(right, other[2]), max(bottom, other[3])
        joined.append((left, top, right, bottom))
    return joined


def _touch(a: Box, b: Box) -> bool:
    return a[0] <= b[2] + 1 and b[0] <= a[2] + 1 and a[1] <= b[3] + 1 and b[1] <= a[3] + 1
