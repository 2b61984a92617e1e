"""Redacts XML that no other redactor knows, as the text it is, and the files held in it."""

from mamori.core.scan.files import File
from mamori.core.scan.opening.web import data_uris
from mamori.core.scan.opening.web.html import charset
from mamori.core.scan.redacting.covering import XML, covered
from mamori.core.scan.redacting.redactor import Inner, Spots


def redact(file: File, spots: Spots, inner: Inner) -> bytes:
    """Return the same XML; letters that stand there by number are blacked out, too."""
    data = _with_copies(file.read(), inner)
    return covered(data, spots, charset(file.head()), XML)


def _with_copies(data: bytes, inner: Inner) -> bytes:
    """Return the XML with copies of the files, such as pictures, that its addresses hold."""
    text = data.decode("latin-1")  # addresses are ASCII; other bytes stay what they are
    for number, held in enumerate(data_uris.within(text), 1):
        made = inner(File(f"{number}.{held.ending}", held.data))
        if made != held.data:
            text = text.replace(held.written, held.with_data(made))
    return text.encode("latin-1")
