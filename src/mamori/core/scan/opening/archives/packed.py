"""Single files that are packed: gzip, bzip2, xz."""

import bz2
import gzip
import lzma
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from mamori.core.scan.files import File
from mamori.core.scan.opening.archives.zip import text_of
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.unpacking import unpacked

_ENDINGS = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".svgz": ".svg"}
_GZIP, _BZ2 = b"\x1f\x8b", b"BZ"
_HAS_EXTRA, _HAS_NAME = 4, 8


def read(file: File, budget: Budget) -> Iterator[File]:
    """Yield the one file, under the name it had or what is left of the outer one."""
    name = inner_name(file)
    with (
        file.open() as stream,
        opened(stream) as packed,
        unpacked(file, name, packed, budget) as inner,
    ):
        yield inner


def inner_name(file: File) -> str:
    """Return what the one file within is called."""
    path = PurePosixPath(file.name)
    return gzip_name(file.head()) or path.stem + _ENDINGS.get(path.suffix.lower(), "")


def opened(stream: BinaryIO) -> IO[bytes]:
    """Open a packed stream for reading what it holds."""
    start = stream.read(2)
    stream.seek(0)
    if start == _GZIP:
        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    return bz2.BZ2File(stream) if start == _BZ2 else lzma.LZMAFile(stream)


def gzip_name(head: bytes) -> str:
    """Return the name that a gzip file keeps of what it holds; empty if it keeps none."""
    if head[:2] != _GZIP or len(head) < 10 or not head[3] & _HAS_NAME:
        return ""
    at = 10
    if head[3] & _HAS_EXTRA:
        at += 2 + int.from_bytes(head[10:12], "little")
    return text_of(head[at : head.find(b"\0", at)])
