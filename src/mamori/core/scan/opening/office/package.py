"""Zip packages of office files: parts read within a budget, XML read without its dangers."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from os import SEEK_CUR
from struct import Struct
from typing import IO, Any, BinaryIO, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from mamori.core.scan.blocks import Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import Limits, OverLimit
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.places import Place

# What lxml builds of XML takes about eight times its size in memory.
_TREE = 8
_CHUNK = 1 << 20
_SMALL = 1 << 20
_UTF_8_NAME = 1 << 11
# How hard it was compressed, and that its size stands behind it too.
_USUAL = _UTF_8_NAME | 0b1110
# Of the header before a part: its mark, and how long its name and what else it tells are.
_HEADER = Struct("<4s22xHH")
# lxml refuses names that XML which was mended may hold: a ValueError.
BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    etree.XMLSyntaxError,
)


@dataclass(slots=True)
class Package:
    """A zip file and the budget it is read within.

    Raises:
        OverLimit: too-many, too-large; at once, by what its directory declares.
        zipfile.BadZipFile: if it is none.
    """

    file: File
    budget: Budget
    zip: ZipFile = field(init=False)
    _stream: BinaryIO = field(init=False)

    def __post_init__(self) -> None:
        limits = self.budget.limits
        self._stream = self.file.open()
        try:
            self.zip = ZipFile(self._stream)
            self._check(limits)
        except BaseException:
            self._stream.close()
            raise

    def _check(self, limits: Limits) -> None:
        infos = self.zip.infolist()
        if len(infos) > limits.files:
            raise OverLimit("too-many")
        if sum(info.file_size for info in infos) > limits.unpacked - self.budget.unpacked:
            raise OverLimit("too-large")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.zip.close()
        self._stream.close()

    def parts(self) -> list[ZipInfo]:
        """Return its parts, also those that share a name."""
        return [info for info in self.zip.infolist() if not info.is_dir()]

    def open(self, info: ZipInfo) -> "Counted":
        """Open a part; what is really read is counted.

        Raises:
            OverLimit: encrypted.
        """
        if info.flag_bits & 1:
            raise OverLimit("encrypted")
        return Counted(self.zip.open(info), self.budget)

    def bytes(self, info: ZipInfo) -> bytes:
        """Return a part whole.

        Raises:
            OverLimit: too-large, encrypted.
        """
        if (data := _at_once(self._stream, info, min(_SMALL, self.budget.limits.held))) is not None:
            self.budget.unpack(len(data))
            return data
        chunks, size = [], 0
        with self.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > self.budget.limits.held:
                    raise OverLimit("too-large")
                chunks.append(chunk)
        return b"".join(chunks)

    def unread(self, name: str, reason: str, detail: str = "") -> Unread:
        """Return that a part was not read."""
        return Unread(place=Place(part=self.file.place_of(name)), reason=reason, detail=detail)


def _at_once(stream: BinaryIO, info: ZipInfo, most: int) -> bytes | None:
    """Return a small part at once; None of one that is not, or that is not as it should be.

    `ZipFile.open` takes longer for a part than all that is done with it, and a file of slides
    has a hundred.
    """
    if info.flag_bits & ~_USUAL or max(info.file_size, info.compress_size) > most:
        return None
    stream.seek(info.header_offset)
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    signature, named, extra = _HEADER.unpack(header)
    name = stream.read(named)
    if (signature, name) != (b"PK\3\4", _written(info)):
        return None
    stream.seek(extra, SEEK_CUR)
    data = stream.read(info.compress_size)
    if info.compress_type == ZIP_DEFLATED:
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = inflating.decompress(data, info.file_size + 1)
        except zlib.error:
            return None
    elif info.compress_type != ZIP_STORED:
        return None
    whole = len(data) == info.file_size and zlib.crc32(data) == info.CRC
    return data if whole else None


def _written(info: ZipInfo) -> bytes:
    """Return the name of a part as it is written before it."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF_8_NAME else "cp437")


@dataclass(slots=True)
class Counted:
    """A stream whose bytes are counted; it cannot be sought."""

    stream: IO[bytes]
    budget: Budget

    def read(self, size: int = _CHUNK) -> bytes:
        data = self.stream.read(size)
        self.budget.unpack(len(data))
        return data

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()


def parse(data: bytes, budget: Budget, *, mend: bool = False) -> Any:
    """Return the root of XML: no entity is followed, nothing is fetched.

    Args:
        data: the XML, in the encoding it declares.
        budget: bounds the memory that the tree takes.
        mend: keep what can be read of XML that is not well formed.

    Raises:
        OverLimit: too-large.
        lxml.etree.XMLSyntaxError: if it is not XML.
    """
    if len(data) * _TREE > budget.limits.memory:
        raise OverLimit("too-large")
    root = etree.fromstring(data, _MENDING if mend else _STRICT)
    if root is None:
        raise etree.XMLSyntaxError("no element", 0, 0, 0)
    return root


# `huge_tree` stays off: it would lift the bounds on depth and on the length of a text.
SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "huge_tree": False}


_STRICT, _MENDING = (etree.XMLParser(recover=mend, **SAFE) for mend in (False, True))


def entities(root: Any) -> Iterator[str]:
    """Yield the words that a document type defines: the parser leaves them out of the text."""
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None:
        yield from (entity.content for entity in dtd.iterentities() if entity.content)


_XML = re.compile(rb"\s*(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<\x00?[?!a-zA-Z]|\s*\x00<")


def is_xml(data: bytes) -> bool:
    """Tell whether bytes begin as XML does."""
    return _XML.match(data) is not None
