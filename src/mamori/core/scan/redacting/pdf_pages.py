"""Pages of a PDF: without some glyphs, bare of all but what they draw, or as a picture."""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator
from PIL import Image, ImageDraw

from mamori.core.scan.limits import LIMITS
from mamori.core.scan.opening.pdf.pdf import drawable
from mamori.core.scan.opening.pdf.pixels import SCALE, render
from mamori.core.scan.opening.pdf.text import from_paper
from mamori.core.scan.places import Box
from mamori.core.scan.redacting.pdf_glyphs import Glyph, NotFollowed, glyphs

_SHOWN = frozenset({"Tj", "TJ", "'", '"'})
# What of a page is taken over.
_KEPT = frozenset(
    {
        *("/Type", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate"),
        *("/Resources", "/Contents", "/UserUnit", "/Group", "/Parent"),
    }
)
_INHERITED = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
_DEPTH = 50
# What forms and pictures on it carry beside what they draw.
_CARRIED = (
    *("/Metadata", "/PieceInfo", "/AF", "/StructParents", "/StructParent", "/OC", "/OPI"),
    *("/Alternates", "/LastModified", "/Measure", "/PtData", "/Alt", "/ActualText"),
)
_SPOKEN = ("/ActualText", "/Alt", "/E", "/Lang")
_LIGATURE = 3  # letters
_GROW = 0.5  # points, so that no edge of a letter is seen
_QUALITY = 85


def hides_layers(pdf: pikepdf.Pdf) -> list[bool]:
    """Tell of each page whether it has layers that are off: without the layers they would show."""
    layers = pdf.Root.get("/OCProperties", Dictionary()).get("/D", Dictionary())
    off = {each.objgen for each in layers.get("/OFF", Array())}
    hidden = []
    for page in pdf.pages:
        used = page.resources.get("/Properties", Dictionary())
        hidden.append(any(each.objgen in off for each in used.values()))
    return hidden


def without(pdf: pikepdf.Pdf, data: bytes, number: int, boxes: Sequence[Box]) -> None:
    """Take the glyphs in boxes out of a page, and draw the boxes in black.

    Glyphs whose operators cannot be followed stay; who calls looks again.
    """
    document, page = drawable(data), pdf.pages[number]
    areas = [from_paper(document[number], box) for box in boxes]
    try:
        gone = {
            show: [each for each in found if any(_within(each, area) for area in areas)]
            for show, found in glyphs(data, number).items()
        }
    except NotFollowed:
        return
    shown = pikepdf.unparse_content_stream(list(_rewritten(page, gone)))
    marks = b"".join(b"%.2f %.2f %.2f %.2f re\n" % _corner_size(area) for area in areas)
    content = b"q\n" + shown + b"\nQ\nq 0 g\n" + marks + b"f Q\n"
    page.obj.Contents = pdf.make_stream(content)


def _rewritten(page: pikepdf.Page, gone: dict[int, list[Glyph]]) -> Iterator[Any]:
    show = -1
    instructions = list(pikepdf.parse_content_stream(page))
    touched = _touched(instructions, gone)
    for at, each in enumerate(instructions):
        name = str(each.operator)
        show += name in _SHOWN
        if name in _SHOWN and gone.get(show):
            yield from _cut(each, name, gone[show])
        elif name in {"BDC", "DP"}:
            yield _mute(each, wholly=at in touched)
        else:
            yield each


def _touched(instructions: Sequence[Any], gone: dict[int, list[Glyph]]) -> set[int]:
    """Return where stretches begin of which a glyph goes: what they say instead goes too."""
    show, within, touched = -1, list[int](), set[int]()
    for at, each in enumerate(instructions):
        name = str(each.operator)
        show += name in _SHOWN
        if name in {"BDC", "BMC"}:
            within.append(at)
        elif name == "EMC" and within:
            within.pop()
        elif name in _SHOWN and gone.get(show):
            touched.update(within)
    return touched


def _cut(each: Any, name: str, gone: list[Glyph]) -> Iterator[Any]:
    """Yield a show operator anew: instead of each glyph that goes the way it takes."""
    operands = list(each.operands)
    if name == '"':
        yield ContentStreamInstruction([operands[0]], Operator("Tw"))
        yield ContentStreamInstruction([operands[1]], Operator("Tc"))
    if name in {"'", '"'}:
        yield ContentStreamInstruction([], Operator("T*"))
    parts = list(operands[-1]) if name == "TJ" else [operands[-1]]
    kept: list[Any] = []
    for at, part in enumerate(parts):
        cuts = [glyph for glyph in gone if glyph.part == at]
        kept += _parts(part, cuts) if cuts else [part]
    yield ContentStreamInstruction([Array(kept)], Operator("TJ"))


def _parts(part: Any, cuts: list[Glyph]) -> Iterator[Any]:
    data, at = bytes(part), 0
    for glyph in cuts:
        if glyph.start > at:
            yield pikepdf.String(data[at : glyph.start])
        yield round(-glyph.way, 3)
        at = glyph.end
    if at < len(data):
        yield pikepdf.String(data[at:])


def _mute(each: Any, *, wholly: bool) -> Any:
    """Return a mark without what it says, but for the letters that a glyph alone stands for."""
    operands = list(each.operands)
    said = operands[-1]
    for key in _SPOKEN if isinstance(said, pikepdf.Dictionary) else ():
        if key in said and (wholly or len(str(said[key])) > _LIGATURE):
            del said[key]
    return ContentStreamInstruction(operands, each.operator)


def bare(page: pikepdf.Page) -> None:
    """Take from a page all that it does not draw."""
    inherited = {
        key: value for key in _INHERITED if (value := _attribute(page.obj, key)) is not None
    }
    for key in set(page.obj.keys()) - _KEPT:
        del page.obj[key]
    for key, value in inherited.items():
        page.obj[key] = value
    # Pages may share their resources, so each gets its own list of them.
    resources = Dictionary({str(key): value for key, value in page.resources.items()})
    content = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))
    for kind in ("/XObject", "/Pattern", "/Shading"):
        if kind in resources:
            used = {
                str(name): value
                for name, value in resources[kind].items()
                if re.search(re.escape(name.encode()) + rb"(?![A-Za-z0-9_.+-])", content)
            }
            resources[kind] = Dictionary(used)
    if "/Properties" in resources:
        resources.Properties = Dictionary({str(key): Dictionary() for key in resources.Properties})
    page.obj.Resources = resources
    _strip(resources, 0)


def _attribute(node: Any, key: str) -> Any:
    for _ in range(_DEPTH):
        if node is None or key in node:
            return None if node is None else node[key]
        node = node.get("/Parent")
    return None


def _strip(resources: Any, depth: int) -> None:
    for kind in ("/XObject", "/Pattern"):
        named = resources.get(kind)
        for each in named.values() if isinstance(named, pikepdf.Dictionary) else ():
            for key in _CARRIED:
                if key in each:
                    del each[key]
            within = each.get("/Resources")
            if isinstance(within, pikepdf.Dictionary) and depth < _DEPTH:
                _strip(within, depth + 1)


def pictured(data: bytes, number: int, boxes: Sequence[Box], pdf: pikepdf.Pdf) -> pikepdf.Page:
    """Return a page that is a picture of a page, with black boxes."""
    source = drawable(data)[number]
    wide, high = source.get_size()
    scale = min(SCALE, (LIMITS.pixels / (wide * high)) ** 0.5)
    image = render(source, scale)
    pen = ImageDraw.Draw(image)
    for box in boxes:
        left, top, right, bottom = (each * scale for each in box)
        pen.rectangle((left - 2, top - 2, right + 2, bottom + 2), fill="black")
    page = pdf.add_blank_page(page_size=(wide, high))
    page.Resources = Dictionary(XObject=Dictionary(It=_image(pdf, image)))
    page.Contents = pdf.make_stream(b"q %.2f 0 0 %.2f 0 0 cm /It Do Q" % (wide, high))
    del pdf.pages[-1]
    return page


def _image(pdf: pikepdf.Pdf, image: Image.Image) -> pikepdf.Stream:
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=_QUALITY)
    return pdf.make_stream(
        kept.getvalue(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=image.width,
        Height=image.height,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )


def _within(glyph: Glyph, area: Box) -> bool:
    left, bottom, right, top = area
    x = (glyph.box[0] + glyph.box[2]) / 2
    y = (glyph.box[1] + glyph.box[3]) / 2
    return left - _GROW <= x <= right + _GROW and bottom - _GROW <= y <= top + _GROW


def _corner_size(area: Box) -> tuple[float, float, float, float]:
    left, bottom, right, top = area
    return left - _GROW, bottom - _GROW, right - left + 2 * _GROW, top - bottom + 2 * _GROW
