"""Redacts archives: the files in them, their names, and what archives say beside them."""

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from mamori.core.scan.files import File
from mamori.core.scan.opening.archives.packed import gzip_name, inner_name, opened
from mamori.core.scan.opening.archives.zip import names_of, text_of
from mamori.core.scan.opening.naming import name_text
from mamori.core.scan.opening.types import type_of
from mamori.core.scan.redacting.covering import cover
from mamori.core.scan.redacting.redactor import Inner, Spots

_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
}


def redact(file: File, spots: Spots, inner: Inner) -> bytes:
    """Return the archive anew; it is packed as it was."""
    kind = type_of(file)
    if kind == "zip":
        return _zip(file, spots, inner)
    return _tar(file, spots, inner) if kind == "tar" else _packed(file, kind, spots, inner)


class _Names:
    """Covers names, and tells apart those that become the same."""

    def __init__(self, spots: Spots) -> None:
        self._spots = spots
        self._given: dict[str, int] = {}

    def covered(self, name: str) -> str:
        parts = (cover(part, self._spots(part)) for part in name.split("/"))
        name = "/".join(parts)
        count = self._given[name] = self._given.get(name, 0) + 1
        if count == 1 or name.endswith("/"):
            return name
        path = PurePosixPath(name)
        return str(path.with_name(f"{path.stem} ({count}){path.suffix}"))


def _zip(file: File, spots: Spots, inner: Inner) -> bytes:
    out, given = io.BytesIO(), _Names(spots)
    with file.open() as stream, ZipFile(stream) as archive, ZipFile(out, "w") as copy:
        comment = text_of(archive.comment)
        copy.comment = cover(comment, spots(comment)).encode()
        entries = archive.infolist()
        for entry, name in zip(entries, names_of(entries), strict=True):
            made = ZipInfo(given.covered(name), entry.date_time)
            made.compress_type, made.external_attr = entry.compress_type, entry.external_attr
            note = text_of(entry.comment)
            made.comment = cover(note, spots(note)).encode()
            data = b"" if entry.is_dir() else inner(file.inner(name, archive.read(entry)))
            copy.writestr(made, data)
    return out.getvalue()


def _tar(file: File, spots: Spots, inner: Inner) -> bytes:
    out, given = io.BytesIO(), _Names(spots)
    with (
        file.open() as stream,
        tarfile.open(fileobj=stream, mode="r:") as archive,
        tarfile.open(fileobj=out, mode="w") as copy,
    ):
        for member in archive:
            name = name_text(member.name)
            made = tarfile.TarInfo(given.covered(name))
            made.mode, made.mtime, made.type = member.mode, member.mtime, member.type
            # Who packed it is nobody's business; a link leads to where its file is now called.
            link = name_text(member.linkname)
            made.linkname = "/".join(cover(part, spots(part)) for part in link.split("/"))
            content = archive.extractfile(member) if member.isfile() else None
            data = inner(file.inner(name, content.read())) if content else b""
            made.size = len(data)
            made.type = tarfile.REGTYPE if content else member.type
            copy.addfile(made, io.BytesIO(data))
    return out.getvalue()


def _packed(file: File, kind: str, spots: Spots, inner: Inner) -> bytes:
    with file.open() as stream, opened(stream) as packed:
        data = inner(file.inner(inner_name(file), packed.read()))
    name = gzip_name(file.head())
    if kind == "gzip" and name:
        out = io.BytesIO()
        with gzip.GzipFile(cover(name, spots(name), "x"), "wb", fileobj=out) as copy:
            copy.write(data)
        return out.getvalue()
    return _PACKERS[kind](data)
