"""PDF: the text of each page, what its pictures show, and all that stands in no page."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
from pypdfium2 import raw

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.office.building import flat
from mamori.core.scan.opening.office.raw import words
from mamori.core.scan.opening.opener import Budget, Found
from mamori.core.scan.opening.pdf.apart import undrawn
from mamori.core.scan.opening.pdf.bounds import check_sizes
from mamori.core.scan.opening.pdf.fonts import mislead
from mamori.core.scan.opening.pdf.objects import objects
from mamori.core.scan.opening.pdf.pixels import look_at, may_hold_pictures
from mamori.core.scan.opening.pdf.spoken import Spoken
from mamori.core.scan.opening.pdf.text import page_text
from mamori.core.scan.places import Place, Spans

# Larger ones are books and scans, and would be read twice.
LARGEST_WITH_VERSIONS = 64 << 20
_END = b"%%EOF"


def read(file: File, budget: Budget) -> Iterator[Found]:
    """Yield the pages of a PDF, then what its other objects hold, then what it was before.

    Raises:
        OverLimit: encrypted; too-large, where a stream unpacks to more than is held.
    """
    try:
        pdf = opened(file)
    except pikepdf.PdfError:  # pdfium mends what qpdf gives up
        yield from _pages(file, budget)
        yield Unread(place=Place(part=file.place_of("objects")), reason="broken")
        return
    with pdf:
        everything = objects_of(pdf)
        check_sizes(everything, budget)
        sound = not mislead(everything)
        spoken: Spoken = {}
        yield from _pages(file, budget, pdf, sound=sound, spoken=spoken)
        yield from objects(pdf, everything, file, budget, spoken)
        yield from _writer(pdf, file)
        apart = undrawn(pdf, everything, file)
    for each in apart:
        yield from (_pages(each, budget, sound=sound) if each.suffix == ".pdf" else [each])
    yield from _beyond(file)


def opened(file: File) -> pikepdf.Pdf:
    """Open a PDF with qpdf; many are encrypted for nobody, with an empty password.

    Raises:
        OverLimit: encrypted.
        pikepdf.PdfError: it is too broken.
    """
    try:
        return pikepdf.open(file.source if isinstance(file.source, Path) else file.open())
    except pikepdf.PasswordError:
        raise OverLimit("encrypted") from None


def objects_of(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return all objects of a PDF but numbers, which come as those of Python."""
    return [each for each in pdf.objects if isinstance(each, pikepdf.Object)]


def drawable(source: Path | bytes) -> pypdfium2.PdfDocument:
    """Open a PDF with pdfium, which stays open as long as something refers to it.

    Raises:
        OverLimit: encrypted.
        pypdfium2.PdfiumError: it is too broken.
    """
    try:
        return pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise OverLimit("encrypted") from None
        raise


def _pages(
    file: File,
    budget: Budget,
    pdf: pikepdf.Pdf | None = None,
    *,
    sound: bool = True,
    spoken: Spoken | None = None,
) -> Iterator[Found]:
    document = drawable(file.source)
    for number in range(len(document)):
        place = Place(part=file.part, page=number + 1)
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            yield Unread(place=place, reason="broken")
            continue
        found = page_text(page, place, sound=sound)
        if found.text.strip():
            yield Block(text=found.text, locator=found)
        if budget.pixels:
            pictured = pdf is None or may_hold_pictures(
                pdf.pages[number], {} if spoken is None else spoken
            )
            yield from look_at(page, place, found, budget, pictured=pictured)


def _writer(pdf: pikepdf.Pdf, file: File) -> Iterator[Block]:
    info = pdf.trailer.get("/Info")
    author = info.get("/Author") if isinstance(info, pikepdf.Dictionary) else None
    if isinstance(author, pikepdf.String) and (name := flat(str(author))):
        locator = Spans([0], [Place(part=file.place_of("Info"))])
        yield Block(text=name, locator=locator, seen=False, writers=True)


def _beyond(file: File) -> Iterator[Block | File]:
    """Yield the file as it was before its last change, which takes nothing out, and its tail."""
    if file.size > LARGEST_WITH_VERSIONS:
        return
    data = file.read()
    last = data.rfind(_END)
    trailing = [found.text for found in words(data[last + len(_END) :])] if last > 0 else []
    if trailing:
        place = Place(part=file.place_of("after the end"))
        yield Block(text="\n".join(trailing), locator=Spans([0], [place]), seen=False)
    before = data.rfind(_END, 0, max(last, 0))
    # The two ends of a file that was laid out for the web are of one version.
    if before > 0 and data.rfind(b"startxref", 0, before) > 0 and b"/Linearized" not in data[:1024]:
        yield file.inner("earlier version.pdf", data[: before + len(_END)])
