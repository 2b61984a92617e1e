"""A file to scan: on disk, in memory, or inside another one."""

import io
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class File:
    """A file by its name, with its bytes on disk or in memory.

    `part` says where in the outer file it lies, as in `Place.part`; empty for the outer one.
    """

    name: str
    source: Path | bytes
    part: str = ""

    @property
    def suffix(self) -> str:
        """The ending of its name in small letters, with the dot."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    def open(self) -> BinaryIO:
        """Open it for reading, from its start; it can be sought."""
        return io.BytesIO(self.source) if isinstance(self.source, bytes) else self.source.open("rb")

    def head(self, size: int = 8192) -> bytes:
        """Return its first bytes."""
        with self.open() as stream:
            return stream.read(size)

    def read(self) -> bytes:
        """Return all its bytes. For large files, `open` is better."""
        return self.source if isinstance(self.source, bytes) else self.source.read_bytes()

    def inner(self, name: str, data: bytes) -> "File":
        """Return a file that lies inside this one, under `name`."""
        return File(name, data, f"{self.part}!{name}" if self.part else name)

    def place_of(self, part: str) -> str:
        """Return the `Place.part` of a part of this file."""
        return f"{self.part}!{part}" if self.part and part else self.part or part
