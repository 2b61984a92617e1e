"""Copies of zip packages: parts written anew in their order, or left out."""

import gzip
import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from zipfile import ZipFile, ZipInfo

from lxml import etree

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening import Budget, walk
from mamori.core.scan.opening.office import ole, parts
from mamori.core.scan.opening.office.building import Made
from mamori.core.scan.opening.office.package import Package, is_xml, parse
from mamori.core.scan.redacting.marks import LETTER, Marks, covered
from mamori.core.scan.redacting.redactor import Inner, Spots


@dataclass(slots=True)
class Copy:
    """A package that is read, and what becomes of its parts."""

    package: Package
    spots: Spots
    inner: Inner
    parts: dict[ZipInfo, bytes] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)  # names

    def other(self, info: ZipInfo, data: bytes) -> bytes:
        """Return what becomes of a part that is no XML of the format."""
        if data.startswith(ole.MAGIC):
            return _nothing() if self._shows(info, data) else data
        made = list(parts.other(self.package, info, data))
        if any(isinstance(one, File) for one in made):
            return self.inner(self.package.file.inner(info.filename, data))
        packed = data.startswith(b"\x1f\x8b")
        marks = Marks(self.spots)
        marks.look(one for one in made if isinstance(one, Made))
        plain = gzip.decompress(data) if packed else data
        for words, spans in marks.of(parts.RAW):
            hidden = covered(words.text, spans, LETTER).encode(words.encoding)
            # A letter that took more bytes than its mask leaves room, which blanks fill.
            blank = " ".encode(words.encoding)
            room = words.end - words.start - len(hidden)
            plain = (
                plain[: words.start] + hidden + blank * (room // len(blank)) + plain[words.end :]
            )
        return gzip.compress(plain, mtime=0) if packed else plain

    def _shows(self, info: ZipInfo, data: bytes) -> bool:
        """Tell whether an embedded object shows what is to go, within or beside its files."""
        for one in parts.other(self.package, info, data):
            if isinstance(one, Made):
                blocks: Iterator[Any] = iter([one.block])
            elif isinstance(one, File):
                blocks = walk(one, Budget(limits=self.package.budget.limits))
            else:
                return True  # it could not be read
            if any(self.spots(block.text) for block in blocks if isinstance(block, Block)):
                return True
        return False

    def names(self) -> dict[str, str]:
        """Return what the names of parts become."""
        marks = Marks(self.spots)
        marks.look(parts.directory(self.package))
        return {
            node.filename: covered(node.filename, spans, LETTER)
            for node, spans in marks.of(parts.NAME)
            if isinstance(node, ZipInfo)
        }

    def write(self) -> bytes:
        """Return the copy; comments and dates of the package are left out."""
        out = io.BytesIO()
        names = self.names()
        with ZipFile(out, "w") as into:
            for info, data in self.parts.items():
                if info.filename in self.dropped:
                    continue
                entry = ZipInfo(names.get(info.filename, info.filename))
                entry.compress_type = info.compress_type
                into.writestr(entry, data)
        return out.getvalue()

    def root(self, info: ZipInfo) -> tuple[Any, bytes]:
        """Return the tree of a part, or None if it is no XML, and its bytes.

        Raises:
            OverLimit: broken; a part that is not well formed cannot be written anew.
        """
        data = self.package.bytes(info)
        if not is_xml(data):
            return None, data
        try:
            return parse(data, self.package.budget), data
        except etree.XMLSyntaxError:
            raise OverLimit("broken") from None


def _nothing() -> bytes:
    """Return a compound file with nothing in it, in place of an object that showed something."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    header = ole.MAGIC + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, end, *[free] * 126)
    name = "Root Entry".encode("utf-16-le")
    root = struct.pack("<64sHBB3I36xIQ", name, len(name) + 2, 5, 1, free, free, free, end, 0)
    return header + table + root.ljust(512, b"\0")
