"""A zip that can be written in one way only, so that no byte of it can be changed unseen.

Files lie in it uncompressed, one after another, with fixed dates and rights. Any program opens
it; but a second copy of a name, a hidden byte between two files, or anything that two programs
could read differently makes it another zip than the one we would have written.
"""

import hashlib
import io
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

MOST_FILES = 1000
MOST_BYTES = 0xFFFF_FFFF  # beyond it a zip needs another form
CHUNK = 1 << 20

_SEGMENT = r"[a-z0-9]+(?:[._-][a-z0-9]+)*"
_NAME = re.compile(rf"(?=.{{1,100}}\Z){_SEGMENT}(?:/{_SEGMENT})?")
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_NEEDS, _MADE_BY = 10, 3 << 8 | 10  # the oldest form of zip; rights as on Unix
_TIME, _DATE = 0, 1 << 5 | 1  # 1980-01-01, the first day a zip can tell
_RIGHTS = 0o100644 << 16


class ArchiveBroken(Exception):
    """Not a zip as we write it; holds the byte from which on it is not."""

    def __init__(self, offset: int) -> None:
        """Remember the place, counted from 0."""
        super().__init__(f"byte {offset}")
        self.offset = offset


@dataclass(slots=True)
class Member:
    """A file in the archive: where its header begins, how long it is, and its checksums."""

    name: str
    start: int
    size: int = 0
    crc: int = 0
    sha256: str = ""

    @property
    def content(self) -> int:
        """The offset of the first byte."""
        return self.start + _LOCAL.size + len(self.name)

    @property
    def end(self) -> int:
        """The offset after the last byte."""
        return self.content + self.size

    def local(self) -> bytes:
        """Return the header in front of the content."""
        facts = (0, 0, _TIME, _DATE, self.crc, self.size, self.size, len(self.name), 0)
        return _LOCAL.pack(b"PK\3\4", _NEEDS, *facts) + self.name.encode()

    def central(self) -> bytes:
        """Return the line in the table at the end."""
        facts = (0, 0, _TIME, _DATE, self.crc, self.size, self.size, len(self.name), 0, 0, 0, 0)
        made = _CENTRAL.pack(b"PK\1\2", _MADE_BY, _NEEDS, *facts, _RIGHTS, self.start)
        return made + self.name.encode()


def is_name(name: str) -> bool:
    """Say whether a file may be called so: small plain letters, at most one folder deep."""
    return _NAME.fullmatch(name) is not None


class Writer:
    """Writes an archive to a file that can be sought in, from where it stands."""

    def __init__(self, out: BinaryIO) -> None:
        """Begin an empty archive."""
        self.members: list[Member] = []
        self._out, self._base, self._at = out, out.tell(), 0

    @contextmanager
    def file(self, name: str) -> Iterator["_Sink"]:
        """Give something to write one file's bytes to.

        Raises:
            ValueError: the name may not be, or is taken; the archive grows too large.
        """
        taken = any(member.name == name for member in self.members)
        if taken or not is_name(name) or len(self.members) >= MOST_FILES:
            raise ValueError(f"no file of an archive can be called {name!r}")
        member = Member(name, self._at)
        self._out.write(member.local())
        sink = _Sink(self._out, member)
        yield sink
        member.sha256 = sink.hash.hexdigest()
        self._out.seek(self._base + member.start)
        self._out.write(member.local())
        self._at = member.end
        self._out.seek(self._base + self._at)
        self.members.append(member)

    def add(self, name: str, content: bytes) -> None:
        """Write one file whose content is at hand."""
        with self.file(name) as sink:
            sink.write(content)

    def close(self) -> None:
        """Write the table at the end."""
        self._out.write(_tail(self.members, self._at))


class _Sink:
    def __init__(self, out: BinaryIO, member: Member) -> None:
        self._out, self._member = out, member
        self.hash = hashlib.sha256()

    def write(self, content: bytes) -> None:
        member = self._member
        if member.end + len(content) > MOST_BYTES:
            raise ValueError("an archive holds less than 4 GiB")
        self._out.write(content)
        self.hash.update(content)
        member.crc = zlib.crc32(content, member.crc)
        member.size += len(content)


class Reader:
    """Reads an archive as `Writer` makes it, and no other; holds no more of it than a table."""

    def __init__(self, file: BinaryIO) -> None:
        """Read the table and hold everything but the contents to it.

        Raises:
            ArchiveBroken: cut short, damaged, compressed, or packed by another program.
        """
        self._file = file
        self.members = {member.name: member for member in _table(file)}

    def open(self, name: str) -> io.BufferedReader:
        """Return a stream over one file's bytes; several can be read in turns."""
        return io.BufferedReader(_Part(self._file, self.members[name]))

    def sha256(self, name: str) -> str:
        """Return the SHA-256 of one file, in hexadecimal.

        Raises:
            ArchiveBroken: the content is not what the zip's own checksum says.
        """
        told, crc = hashlib.sha256(), 0
        with self.open(name) as part:
            while chunk := part.read(CHUNK):
                told.update(chunk)
                crc = zlib.crc32(chunk, crc)
        if crc != self.members[name].crc:
            raise ArchiveBroken(self.members[name].content)
        return told.hexdigest()


class _Part(io.RawIOBase):
    def __init__(self, file: BinaryIO, member: Member) -> None:
        self._file, self._at, self._end = file, member.content, member.end

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # BufferedReader's type
        self._file.seek(self._at)
        found = self._file.read(min(len(buffer), self._end - self._at))
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)


def _table(file: BinaryIO) -> list[Member]:
    """Return the files that the table at the end names, each as it must be."""
    length = file.seek(0, io.SEEK_END)
    at = length - _END.size
    if at < 0:
        raise ArchiveBroken(length)
    end = _END.unpack(_read(file, at, _END.size))
    count, size, start = end[3], end[5], end[6]
    if end[0] != b"PK\5\6" or count > MOST_FILES or start + size != at:
        raise ArchiveBroken(at)
    if size > count * (_CENTRAL.size + 100):
        raise ArchiveBroken(start)
    table = _read(file, start, size)
    members, begins = list(_members(table, start)), 0
    for member in members:
        header = member.local()
        if member.start != begins or _read(file, begins, len(header)) != header:
            raise ArchiveBroken(begins)
        begins = member.end
    if begins != start or table + _read(file, at, _END.size) != _tail(members, start):
        raise ArchiveBroken(start)
    return members


def _members(table: bytes, start: int) -> Iterator[Member]:
    at, names = 0, set()
    while at < len(table):
        try:
            facts = _CENTRAL.unpack_from(table, at)
            name = table[at + _CENTRAL.size :][: facts[10]].decode("ascii")
        except (struct.error, UnicodeDecodeError) as error:
            raise ArchiveBroken(start + at) from error
        if name in names or not is_name(name):
            raise ArchiveBroken(start + at)
        names.add(name)
        yield Member(name, start=facts[16], size=facts[9], crc=facts[7])
        at += _CENTRAL.size + len(name)


def _tail(members: list[Member], start: int) -> bytes:
    table = b"".join(member.central() for member in members)
    count = len(members)
    return table + _END.pack(b"PK\5\6", 0, 0, count, count, len(table), start, 0)


def _read(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    return file.read(size)
