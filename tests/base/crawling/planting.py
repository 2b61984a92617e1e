"""Files of all kinds that a school's site has, each with a word by which it is told."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

import openpyxl
from docx import Document
from PIL import Image, ImageDraw
from pptx import Presentation
from tests.core.scan.opening.pdf.pdfs import typeset


def planted(kind: str, word: str) -> bytes:
    """Return a file of a kind, in which a word stands."""
    return KINDS[kind](word)


def _xlsx(word: str) -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Name", word])
    return _saved(book.save)


def _docx(word: str) -> bytes:
    document = Document()
    document.add_paragraph(word)
    return _saved(document.save)


def _pptx(word: str) -> bytes:
    show = Presentation()
    show.slides.add_slide(show.slide_layouts[5]).shapes.title.text = word
    return _saved(show.save)


def _zip(word: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("list.txt", word)
    return kept.getvalue()


@cache
def _pdf_alike() -> bytes:
    return typeset("A list of names")


def _picture(kind: str) -> Callable[[str], bytes]:
    def draw(word: str) -> bytes:
        image = Image.new("RGB", (320, 60), "white")
        ImageDraw.Draw(image).text((10, 20), word, fill="black")
        return _saved(lambda file: image.save(file, kind))

    return draw


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    kept = io.BytesIO()
    save(kept)
    return kept.getvalue()


KINDS: dict[str, Callable[[str], bytes]] = {
    "xlsx": _xlsx,
    "docx": _docx,
    "pdf": lambda word: _pdf_alike() + f"\n% {word}\n".encode(),
    "jpg": _picture("JPEG"),
    "csv": lambda word: f"name;class\n{word};4B\n".encode(),
    "pptx": _pptx,
    "png": _picture("PNG"),
    "zip": _zip,
    "txt": lambda word: f"{word}\n".encode("utf-16"),
    "html": lambda word: f"<!doctype html><title>List</title><p>{word}".encode(),
    "eml": lambda word: f"From: a@b.example\nTo: c@d.example\nSubject: {word}\n\nList\n".encode(),
    "vcf": lambda word: f"BEGIN:VCARD\nVERSION:3.0\nFN:{word}\nEND:VCARD\n".encode(),
    "rtf": lambda word: rf"{{\rtf1 {word}}}".encode(),
    "json": lambda word: f'[{{"name": "{word}"}}]'.encode(),
}
