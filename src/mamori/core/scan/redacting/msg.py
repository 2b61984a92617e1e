"""Redacts mail that Outlook saved (msg): every property, attachments, mail within it."""

import struct
from typing import Any
from uuid import UUID

from olefile import STGTY_STREAM, OleFileIO

from mamori.core.scan.files import File
from mamori.core.scan.opening.containers import ole_stream
from mamori.core.scan.opening.mail.msg import (
    BODY,
    DATA,
    HTML,
    NARROW,
    RTF,
    WIDE,
    Property,
    file_name,
    property_of,
)
from mamori.core.scan.opening.mail.rtf_packed import plain_rtf, unpacked_rtf
from mamori.core.scan.opening.office import raw
from mamori.core.scan.opening.web.html import charset
from mamori.core.scan.redacting import html
from mamori.core.scan.redacting.covering import PLAIN_MASK, cover, covered
from mamori.core.scan.redacting.ole import Storage, Stream, written
from mamori.core.scan.redacting.redactor import Inner, Spots

_TABLE = "__properties_version1.0"
_ROW = 16  # bytes of the table of properties for one of them


def redact(file: File, spots: Spots, inner: Inner) -> bytes:
    """Return the mail as a container written anew."""
    with file.open() as stream, OleFileIO(stream) as container:
        return written(_Cover(container, file, spots, inner).storage(container.root, ()))


class _Cover:
    def __init__(self, container: OleFileIO, file: File, spots: Spots, inner: Inner) -> None:
        self._container, self._file, self._spots, self._inner = container, file, spots, inner

    def storage(self, entry: Any, path: tuple[str, ...]) -> Storage:
        made = Storage(entry.name, clsid=UUID(entry.clsid).bytes_le if entry.clsid else bytes(16))
        streams = {
            each.name: ole_stream(self._container, [*path, each.name], self._file.size)
            for each in entry.kids
            if each.entry_type == STGTY_STREAM
        }
        known = [
            found for name, data in streams.items() if (found := property_of(path, name, data))
        ]
        kept = {name: self._stream(path, name, data, known) for name, data in streams.items()}
        if _TABLE in kept:
            kept[_TABLE] = _table(streams, kept)
        made.children += (Stream(name, data) for name, data in kept.items() if data is not None)
        for each in entry.kids:
            if each.entry_type != STGTY_STREAM:
                made.children.append(self.storage(each, (*path, each.name)))
        return made

    def _stream(
        self, path: tuple[str, ...], name: str, data: bytes, known: list[Property]
    ) -> bytes | None:
        """Return what is kept of a stream; None if it goes."""
        found = property_of(path, name, data)
        if found is None:
            return data if name == _TABLE else self._words(data)
        if found.kind == WIDE:
            text = data.decode("utf-16-le", "surrogatepass")
            return cover(text, self._spots(text)).encode("utf-16-le", "surrogatepass")
        return covered(data, self._spots) if found.kind == NARROW else self._long(found, known)

    def _long(self, found: Property, known: list[Property]) -> bytes | None:
        data = found.data
        if found.number == DATA:
            return self._inner(self._file.inner(file_name(known) or "attachment", data))
        if found.number == HTML:
            return html.redacted(data, charset(data[:4096]), self._spots, self._inner)
        if found.number != RTF:
            return self._words(data)
        # A second writing of the same body, which Outlook makes anew.
        if {each.number for each in known} & {BODY, HTML}:
            return None
        return plain_rtf(self._inner(self._file.inner("body.rtf", unpacked_rtf(data))))

    def _words(self, data: bytes) -> bytes:
        kept = bytearray(data)
        for words in raw.words(data):
            for start, end in self._spots(words.text):
                first = words.start + len(words.text[:start].encode(words.encoding))
                size = len(words.text[start:end].encode(words.encoding))
                mask = PLAIN_MASK.encode(words.encoding)
                kept[first : first + size] = mask * (size // len(mask))
        return bytes(kept)


def _table(before: dict[str, bytes], after: dict[str, bytes | None]) -> bytes:
    """Return the table of properties with the sizes that streams now have."""
    table = bytearray(before[_TABLE])
    at = len(table) % _ROW
    while at + _ROW <= len(table):
        kind, number = struct.unpack_from("<HH", table, at)
        name = f"__substg1.0_{number:04X}{kind:04X}"
        if name in before:
            kept = after[name]
            if kept is None:
                del table[at : at + _ROW]
                continue
            (size,) = struct.unpack_from("<I", table, at + 8)
            struct.pack_into("<I", table, at + 8, max(size + len(kept) - len(before[name]), 0))
        at += _ROW
    return bytes(table)
