"""What could be drawn in a PDF and no page draws: looks of notes and fields, leftovers."""

import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import pikepdf

from mamori.core.scan.files import File

Number = tuple[int, int]
_DEPTH = 20
_SIZE = (0, 0, 2000, 2000)


def undrawn(pdf: pikepdf.Pdf, everything: Iterable[Any], file: File) -> list[File]:
    """Return a PDF that draws what no page of this one draws, and the pictures that none shows."""
    drawn: set[Number] = set()
    for page in pdf.pages:
        drawn.add(page.obj.objgen)
        _reach(page.obj, drawn, 0)
    left: dict[str, list[Any]] = {"form": [], "picture": [], "page": []}
    for each in everything:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) and each.objgen not in drawn:
            left.get(_what(each), []).append(each)
    found = list(_pictures(left["picture"], file))
    if left["form"] or left["page"]:
        found.insert(0, _redrawn(left["form"], left["page"], file))
    return found


def _what(each: Any) -> str:
    kind, of = str(each.get("/Type", "")), str(each.get("/Subtype", ""))
    if not isinstance(each, pikepdf.Stream):
        return "page" if kind == "/Page" else ""
    if of == "/Form" or kind == "/Pattern" or "/PatternType" in each:
        return "form"
    return "picture" if of == "/Image" or "/Width" in each else ""


def _reach(each: Any, drawn: set[Number], depth: int) -> None:
    """Gather the forms and pictures that the drawing of a page, form or pattern can call."""
    resources = (
        each.get("/Resources") if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) else None
    )
    if depth > _DEPTH or not isinstance(resources, pikepdf.Dictionary):
        return
    called = resources.get("/XObject")
    for value in called.values() if isinstance(called, pikepdf.Dictionary) else ():
        if value.is_indirect and value.objgen not in drawn:
            drawn.add(value.objgen)
            _reach(value, drawn, depth + 1)
            if isinstance(value, pikepdf.Stream) and "/SMask" in value:
                drawn.add(value.SMask.objgen)


def _redrawn(forms: list[Any], pages: list[Any], file: File) -> File:
    made = pikepdf.new()
    for form in forms:
        with suppress(Exception):  # what nobody draws may be anything
            _draw(made, form)
    for each in pages:
        with suppress(Exception):
            made.pages.append(pikepdf.Page(each))
    kept = io.BytesIO()
    made.save(kept)
    return file.inner("not on a page.pdf", kept.getvalue())


def _draw(made: pikepdf.Pdf, form: Any) -> None:
    copy = made.copy_foreign(form)
    copy.Type, copy.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    left, bottom, right, top = (float(each) for each in copy.get("/BBox", _SIZE))
    copy.BBox = pikepdf.Array(
        [min(left, right), min(bottom, top), max(left, right), max(bottom, top)]
    )
    if "/Matrix" in copy:
        del copy.Matrix
    page = made.add_blank_page()
    page.MediaBox = copy.BBox
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(It=copy))
    page.Contents = made.make_stream(b"/It Do")


def _pictures(streams: list[Any], file: File) -> Iterator[File]:
    for number, each in enumerate(streams, 1):
        kept = io.BytesIO()
        with suppress(Exception):  # masks and odd colours are no pictures of their own
            each.Subtype = pikepdf.Name.Image  # small pictures of pages do not say so
            kind = pikepdf.PdfImage(each).extract_to(stream=kept)
            yield file.inner(f"picture {number}{kind}", kept.getvalue())
