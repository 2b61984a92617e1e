"""PDFs of invented words, set as programs set them, and changed."""

import io
import re
from collections.abc import Callable

import pikepdf
import typst
from PIL import Image
from tests.core.scan.class_lists import FONTS

# Fonts of the machine would make the tests depend on it.
_FACES = [str(FONTS / face / "400Regular") for face in ("noto-sans", "noto-sans-jp")]


def typeset(source: str) -> bytes:
    """Set a page in Typst's language."""
    head = '#set page(paper: "a4")\n#set text(font: ("Noto Sans", "Noto Sans JP"), size: 12pt)\n'
    made = typst.compile((head + source).encode(), font_paths=_FACES, ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def changed(
    data: bytes, change: Callable[[pikepdf.Pdf], None] = lambda _: None, **options: object
) -> bytes:
    """Return a PDF after a change, saved as the options of `pikepdf.Pdf.save` say."""
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(kept, **options)
    return kept.getvalue()


def unmapped(data: bytes) -> bytes:
    """Return a PDF whose fonts do not say what their glyphs mean."""

    def forget(pdf: pikepdf.Pdf) -> None:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
                del each.ToUnicode

    return changed(data, forget)


def mismapped(data: bytes) -> bytes:
    """Return a PDF whose fonts say of all their glyphs that they are an `a`."""

    def mislead(pdf: pikepdf.Pdf) -> None:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
                pairs = re.sub(
                    rb"(<[0-9A-Fa-f]+>\s*)<[0-9A-Fa-f]+>(?=\s*\n)",
                    rb"\1<0061>",
                    each.ToUnicode.read_bytes(),
                )
                each.ToUnicode.write(pairs)

    return changed(data, mislead)


def scanned(*pages: Image.Image) -> bytes:
    """Return a PDF whose pages are pictures at 200 dots an inch."""
    kept = io.BytesIO()
    pages[0].save(kept, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return kept.getvalue()
