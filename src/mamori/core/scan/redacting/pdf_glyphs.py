"""Where each glyph of a page stands, and which bytes of which operator show it."""

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt, mult_matrix, translate_matrix

from mamori.core.scan.places import Box


class NotFollowed(Exception):
    """The operators of a page cannot be followed, or are not worth it: vertical, odd encodings."""


class Glyph(NamedTuple):
    """A glyph in the measure of its page: left, bottom, right, top.

    Bytes `[start, end)` of the string number `part` of its operator show it. `way` is how far it
    moves what follows, in thousandths of the size of its font.
    """

    box: Box
    part: int
    start: int
    end: int
    way: float


def glyphs(data: bytes, number: int) -> dict[int, list[Glyph]]:
    """Return the glyphs of each show operator in the drawing of a page, without that of its forms.

    Raises:
        NotFollowed: they cannot be told.
    """
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    (page,) = islice(PDFPage.create_pages(document), number, number + 1)
    fonts = PDFResourceManager()
    device = _Device(fonts)
    interpreter = _Interpreter(fonts, device)
    try:
        interpreter.render_contents(page.resources, page.contents, ctm=MATRIX_IDENTITY)
    except NotFollowed:
        raise
    except Exception as error:  # pdfminer fails in many ways on what pdfium draws
        raise NotFollowed from error
    return device.found


class _Interpreter(PDFPageInterpreter):  # type: ignore[misc]  # pdfminer's types are not read
    """Counts show operators; a form within gets an interpreter of its own, and is not counted."""

    def do_TJ(self, seq: Any) -> None:  # noqa: N802 -- the name of the operator
        device: _Device = self.device
        if device.forms == 0:
            device.show += 1
        super().do_TJ(seq)

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 -- the name of the operator
        super().do_Do(xobjid_arg)
        self.device.set_ctm(self.ctm)  # a form leaves its own behind


class _Device(PDFTextDevice):  # type: ignore[misc]  # as above
    def __init__(self, fonts: Any) -> None:
        super().__init__(fonts)
        self.found: dict[int, list[Glyph]] = {}
        self.show, self.forms = -1, 0

    def begin_figure(self, name: Any, bbox: Any, matrix: Any) -> None:  # noqa: ARG002 -- its own
        self.forms += 1

    def end_figure(self, name: Any) -> None:  # noqa: ARG002 -- pdfminer's own signature
        self.forms -= 1

    def render_string(self, textstate: Any, seq: Any, *_: Any) -> None:
        if self.forms or textstate.font is None:
            return
        if textstate.font.is_vertical():
            raise NotFollowed
        self.found[self.show] = list(self._glyphs(textstate, list(seq)))

    def _glyphs(self, state: Any, parts: list[Any]) -> Iterator[Glyph]:
        font, size = state.font, state.fontsize
        scale = state.scaling / 100
        matrix = mult_matrix(state.matrix, self.ctm)
        x, y = state.linematrix
        for at, part in enumerate(parts):
            if isinstance(part, int | float):
                x -= part / 1000 * size * scale
                continue
            codes = list(font.decode(part))
            length = _length(part, codes)
            for index, code in enumerate(codes):
                wide = font.char_width(code)
                space = state.charspace + (state.wordspace if length == 1 and code == 32 else 0)
                placed = translate_matrix(matrix, (x, y + state.rise))
                box = _box(placed, wide * size * scale, font.get_descent() * size, size)
                way = wide * 1000 + (space * 1000 / size if size else 0)
                yield Glyph(box, at, index * length, (index + 1) * length, way)
                x += (wide * size + space) * scale
        state.linematrix = (x, y)


def _length(part: bytes, codes: list[int]) -> int:
    """Return how many bytes each code has."""
    for length in (1, 2):
        if len(part) == length * len(codes):
            return length
    raise NotFollowed


def _box(matrix: Any, wide: float, bottom: float, high: float) -> Box:
    corners = [
        apply_matrix_pt(matrix, corner)
        for corner in ((0, bottom), (wide, bottom), (wide, bottom + high), (0, bottom + high))
    ]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
