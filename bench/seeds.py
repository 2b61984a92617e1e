"""Small sound files of each type, for whoever changes them to see what happens."""

import io
import zipfile
from collections.abc import Callable, Iterator

import docx
import openpyxl
import pikepdf
import pptx
from PIL import Image
from tests.core.scan.hostile import samples

_PICTURES = {
    "png": "PNG",
    "jpeg": "JPEG",
    "webp": "WEBP",
    "tiff": "TIFF",
    "gif": "GIF",
    "bmp": "BMP",
}
_OPEN = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
_ENDINGS = {"text": "txt", "gzip": "gz"}
_RTF = rb"{\rtf1\ansi\ansicpg932 {\fonttbl\f0 x;}\b \'90\'b4\'90\'85\b0\par {\*\x y}}"

_CARD = (
    b"BEGIN:VCARD\r\nN:a;b;;;\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=B8=\r\n=85\r\n"
    b"NOTE:c\r\n d\r\nPHOTO;ENCODING=b;TYPE=TXT:YQ==\r\nEND:VCARD\r\n"
)


def seeds(kind: str) -> Iterator[bytes]:
    """Yield at least one file of a type."""
    if kind in _PICTURES:
        yield _saved(lambda out: Image.new("RGB", (9, 9), "red").save(out, _PICTURES[kind]))
    elif kind in _OPEN:
        yield _open_document(_OPEN[kind])
    elif kind in _MADE:
        yield _MADE[kind]()
    ending = f".{_ENDINGS.get(kind, kind)}"
    found = [data for name, data in samples() if name.endswith(ending)]
    yield from found or [b"<a>x</a>"]


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


def _document() -> bytes:
    made = docx.Document()
    made.add_paragraph("清水　結衣")
    made.add_table(1, 2).cell(0, 1).text = "090-0000-0000"
    return _saved(made.save)


def _workbook() -> bytes:
    made = openpyxl.Workbook()
    made.active.append(["清水", 1, "=A1"])
    return _saved(made.save)


def _slides() -> bytes:
    made = pptx.Presentation()
    made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = "清水"
    return _saved(made.save)


def _pdf() -> bytes:
    made = pikepdf.new()
    page = made.add_blank_page()
    page.Contents = made.make_stream(b"BT /F1 12 Tf 9 9 Td (090-0000-0000) Tj ET")
    return _saved(made.save)


def _open_document(kind: str) -> bytes:
    out = io.BytesIO()
    space = "urn:oasis:names:tc:opendocument:xmlns"
    text = f'<o:p xmlns:o="{space}:text:1.0">x</o:p>'
    content = f'<d xmlns="{space}:office:1.0"><body><{kind}>{text}</{kind}></body></d>'
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content)
    return out.getvalue()


_MADE: dict[str, Callable[[], bytes]] = {
    "docx": _document,
    "xlsx": _workbook,
    "pptx": _slides,
    "pdf": _pdf,
    "rtf": lambda: _RTF,
    "xml": lambda: b'<?xml version="1.0"?><a b="c">d<e/></a>',
    "json": lambda: b'{"a": ["\\u6e05\\ud842\\udfb7", 1]}',
    "card": lambda: _CARD,
}
