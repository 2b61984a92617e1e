"""Compound files (OLE): what kind they are, and the files that are embedded in them."""

import io
import struct
from collections.abc import Iterator

import olefile

from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.containers import ole_stream

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream that tells an old office file, and the ending that its openers go by.
_OFFICE = {
    "WordDocument": ".doc",
    "Workbook": ".xls",
    "Book": ".xls",
    "PowerPoint Document": ".ppt",
}
_NATIVE = "\x01Ole10Native"
_WHOLE = ("Package", "CONTENTS", "EmbeddedOdf")  # streams that are a file as it was


def streams(data: bytes) -> dict[str, bytes]:
    """Return the streams of a compound file; storages are parted by `/`.

    Raises:
        OSError: if it is damaged.
    """
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        try:
            return {"/".join(path): ole_stream(ole, path, len(data)) for path in ole.listdir()}
        except OverLimit as error:
            raise OSError(error.reason) from None


def is_encrypted(found: dict[str, bytes]) -> bool:
    """Tell whether a password protects an office file, by its streams."""
    if "EncryptedPackage" in found or "EncryptedSummary" in found:
        return True
    document = found.get("WordDocument", b"")
    if len(document) > 12 and document[11] & 1:  # FibBase.fEncrypted
        return True
    if found.get("Current User", b"")[12:16] == b"\xdf\xc4\xd1\xf3":
        return True
    book = found.get("Workbook") or found.get("Book") or b""
    return any(kind == 0x2F for kind in _records(book, most=40))  # FilePass


def _records(book: bytes, most: int) -> Iterator[int]:
    at = 0
    for _ in range(most):
        if at + 4 > len(book):
            return
        kind, size = struct.unpack_from("<HH", book, at)
        yield kind
        at += 4 + size


def embedded(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of the files in a compound file; itself, if it is an office file."""
    found = streams(data)
    for stream, ending in _OFFICE.items():
        if stream in found:
            yield f"document{ending}", data
            return
    for path, content in found.items():
        name = path.rpartition("/")[2]
        if name == _NATIVE:
            yield _native(content)
        elif name in _WHOLE and content:
            yield name, content


def _native(content: bytes) -> tuple[str, bytes]:
    """Return what the packager of Windows wrapped: size, flags, three texts, size, bytes."""
    at = 6
    texts = []
    for _ in range(2):
        end = content.index(b"\0", at)
        texts.append(content[at:end])
        at = end + 1
    (length,) = struct.unpack_from("<I", content, at + 4)
    at += 8 + length
    (size,) = struct.unpack_from("<I", content, at)
    name = texts[0].decode("cp932", "replace").replace("\\", "/").rpartition("/")[2]
    return name or "object", content[at + 4 : at + 4 + size]
