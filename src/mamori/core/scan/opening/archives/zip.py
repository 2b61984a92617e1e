"""ZIP archives."""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile, ZipInfo

from mamori.core.roster.notes import RosterUnreadable
from mamori.core.roster.text import decode, encoding_of
from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.containers import directory_size
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.unpacking import aside, named_only, unpacked, unread_within

_LONGEST_ENTRY = 1024  # bytes of an archive's directory for one file; ten times what is usual
_BROKEN = (BadZipFile, OSError, EOFError, ValueError, RuntimeError, zlib.error, LZMAError)
_UTF_8, _ENCRYPTED = 0x800, 0x1


def read(file: File, budget: Budget) -> Iterator[File | Block | Unread]:
    """Yield the files of an archive, the names of those that cannot be read, and its comments."""
    if directory_size(file) > budget.limits.files * _LONGEST_ENTRY:
        raise OverLimit("too-many")
    with file.open() as stream, ZipFile(stream) as archive:
        entries = archive.infolist()
        if len(entries) > budget.limits.files:
            raise OverLimit("too-many")
        if sum(entry.compress_size for entry in entries) > file.size:
            raise OverLimit("broken")  # entries that lie on each other: a trap
        names = names_of(entries)
        comments = b"\n".join((archive.comment, *(entry.comment for entry in entries)))
        yield from aside(file, "comments", text_of(comments))
        for entry, name in zip(entries, names, strict=True):
            yield from _entry(archive, entry, name, file, budget)


def names_of(entries: list[ZipInfo]) -> list[str]:
    """Return the names of entries. What is not marked as UTF-8 is decoded together, as one text."""
    raw = [_raw_name(entry) for entry in entries]
    marked = [bool(entry.flag_bits & _UTF_8) for entry in entries]
    others = b"\n".join(name for name, utf8 in zip(raw, marked, strict=True) if not utf8)
    encoding = encoding_of(others) or "cp437"
    names = (
        name.decode("utf-8" if utf8 else encoding, "replace").replace("\0", "")
        for name, utf8 in zip(raw, marked, strict=True)
    )
    return [name.replace("\\", "/") for name in names]


def text_of(data: bytes) -> str:
    """Return the text of bytes that say nothing of their encoding; empty if they are none."""
    with suppress(RosterUnreadable):
        return decode(data)[0]
    return ""


def _raw_name(entry: ZipInfo) -> bytes:
    name = entry.orig_filename
    return name.encode("utf-8" if entry.flag_bits & _UTF_8 else "cp437", "surrogateescape")


def _entry(
    archive: ZipFile, entry: ZipInfo, name: str, file: File, budget: Budget
) -> Iterator[File | Block | Unread]:
    if name.endswith("/"):
        yield named_only(file, name)
        return
    if entry.flag_bits & _ENCRYPTED:
        yield from unread_within(file, name, "encrypted")
        return
    if budget.unpacked + entry.file_size > budget.limits.unpacked:
        yield from unread_within(file, name, "too-large")
        return
    begun = False
    try:
        with archive.open(entry) as stream, unpacked(file, name, stream, budget) as inner:
            begun = True
            yield inner
    except _BROKEN as error:
        reason = "packed" if isinstance(error, NotImplementedError) else "broken"
        for each in unread_within(file, name, reason):
            if not (begun and isinstance(each, Block)):  # its name was told with what came of it
                yield each
