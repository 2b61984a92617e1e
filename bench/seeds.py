"""Small sound files of each type, for whoever changes them to see what happens."""

import io
from collections.abc import Callable, Iterator

import pillow_heif
from PIL import Image
from tests.core.scan.hostile import samples
from tests.core.scan.opening.office import odf_places
from tests.core.scan.opening.office.docx_places import docx
from tests.core.scan.opening.office.ole import storage
from tests.core.scan.opening.office.packaging import Planted
from tests.core.scan.opening.office.pptx_places import pptx
from tests.core.scan.opening.office.xlsx_places import xlsx
from tests.core.scan.opening.pdf.hard_pdf import hard_pdf

_PICTURES = {
    "png": "PNG",
    "jpeg": "JPEG",
    "webp": "WEBP",
    "tiff": "TIFF",
    "gif": "GIF",
    "bmp": "BMP",
}
# With a number in each place where these formats hide text.
_PLANTED = {
    "docx": docx,
    "xlsx": xlsx,
    "pptx": pptx,
    "odt": odf_places.odt,
    "ods": odf_places.ods,
    "odp": odf_places.odp,
    "pdf": hard_pdf,
}
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
    elif kind in _PLANTED:
        yield _PLANTED[kind](Planted())
    elif kind in _MADE:
        yield _MADE[kind]()
    ending = f".{_ENDINGS.get(kind, kind)}"
    found = [data for name, data in samples() if name.endswith(ending)]
    yield from found or [b"<a>x</a>"]


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


def _heic() -> bytes:
    pillow_heif.register_heif_opener()
    return _saved(lambda out: Image.new("RGB", (64, 64), "red").save(out, "HEIF"))


def _old(stream: str) -> bytes:
    return storage(
        {stream: "清水　結衣 090-0000-0000".encode("utf-16-le") * 40, "\x05x": b"y" * 99}
    )


_MADE: dict[str, Callable[[], bytes]] = {
    "rtf": lambda: _RTF,
    "heic": _heic,
    "doc": lambda: _old("WordDocument"),
    "xls": lambda: _old("Workbook"),
    "ppt": lambda: _old("PowerPoint Document"),
    "xml": lambda: b'<?xml version="1.0"?><a b="c">d<e/></a>',
    "json": lambda: b'{"a": ["\\u6e05\\ud842\\udfb7", 1]}',
    "card": lambda: _CARD,
}
