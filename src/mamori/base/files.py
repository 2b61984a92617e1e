"""Files on disk, sealed from the first byte: what is sent in, and what is kept.

An upload is sealed while it comes in, under a key of its own that only this process knows, so no
file ever lies on the disk in the clear, not even for a moment. Whoever keeps it puts that key under
the seal of the record it belongs to: when the record is erased, so is the file. A file that nobody
kept goes when its request ends; after a crash `sweep` finds it.
"""

import hashlib
import io
import os
import re
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from mamori.core.seal import new_key
from mamori.core.seal.files import CHUNK_BYTES, FileSealer, unseal_file

COMING = "coming"  # where uploads are until somebody keeps them
LEFT_AFTER = 24 * 3600  # seconds
NAME = re.compile(r"[0-9a-f]{32}")


class Incoming:
    """One file as it comes in. What is smaller than a chunk stays in memory until it is kept."""

    def __init__(self) -> None:
        self.id = os.urandom(16).hex()
        self.key = new_key()
        self.size = 0
        self.dropped = False  # there was too much: what came was thrown away
        self._hash = hashlib.sha256()
        self._sealer = FileSealer(self.key, _about(self.id))
        self._small = bytearray()
        self._file: io.BufferedWriter | None = None
        self._shelf = COMING

    @property
    def sha256(self) -> str:
        """The digest of what was sent, in hexadecimal digits."""
        return self._hash.hexdigest()

    def add(self, data: bytes) -> None:
        """Take the next bytes."""
        self.size += len(data)
        if self.dropped:
            return
        self._hash.update(data)
        self._small += data
        if len(self._small) > CHUNK_BYTES:
            self._spill()

    @property
    def in_memory(self) -> int:
        """How many bytes wait here for the disk."""
        return len(self._small)

    def end(self, *, to_disk: bool = False) -> None:
        """Say that everything has come."""
        if self._file or (to_disk and self._small):
            self._finish()

    def chunks(self) -> Iterator[bytes]:
        """Yield what was sent, anew at each call."""
        if self.dropped:
            return iter(())
        if self._small or not self.size:
            return iter([bytes(self._small)])
        return opened(self._shelf, self.id, self.key)

    def keep(self, shelf: str) -> None:
        """Let it stay on a shelf: when this returns, it is on the disk whole.

        Raises:
            ValueError: it was thrown away.
        """
        if self.dropped:
            raise ValueError("nothing is left of this file")
        if self._small or not self.size:
            self._finish()
        target = _path(shelf, self.id)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _path(self._shelf, self.id).rename(target)
        _sync(target.parent)
        self._shelf = shelf

    def drop(self) -> None:
        """Throw it away, unless it was kept."""
        if self._shelf != COMING:
            return
        self.dropped = True
        self._small.clear()
        if self._file:
            self._file.close()
            self._file = None
        _path(COMING, self.id).unlink(missing_ok=True)

    def _spill(self) -> io.BufferedWriter:
        self._file = self._file or _new(self.id)
        self._file.write(self._sealer.add(bytes(self._small)))
        self._small.clear()
        return self._file

    def _finish(self) -> None:
        with self._spill() as file:
            file.write(self._sealer.end())
            file.flush()
            os.fsync(file.fileno())
        self._file = None


def opened(shelf: str, name: str, key: bytes) -> Iterator[bytes]:
    """Yield the bytes of a kept file.

    Raises:
        FileNotFoundError: it is not there.
        SealBroken: it is not the file that was kept, or not the whole of it.
    """
    with _path(shelf, name).open("rb") as file:
        yield from unseal_file(key, _about(name), file)


def remove(shelf: str, name: str) -> None:
    """Delete a kept file now; one that is gone already is gone."""
    _path(shelf, name).unlink(missing_ok=True)


def sweep(shelf: str, *, keep: Collection[str] = ()) -> int:
    """Delete the files of a shelf that nobody keeps; return how many.

    Files of the last day stay: whoever sent them may be writing down at this moment that they are
    kept.
    """
    before = time.time() - LEFT_AFTER  # the disk's own clock; a demo's may stand elsewhere
    gone = 0
    for path in _folder(shelf).glob("*"):
        with suppress(FileNotFoundError):  # another process tidies too
            if path.name not in keep and path.stat().st_mtime < before:
                path.unlink()
                gone += 1
    return gone


def _new(name: str) -> io.BufferedWriter:
    path = _path(COMING, name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _folder(shelf: str) -> Path:
    return Path(settings.MAMORI_DATA) / "files" / shelf


def _path(shelf: str, name: str) -> Path:
    if not NAME.fullmatch(name):
        raise ValueError("no name of a file that was kept")
    return _folder(shelf) / name


def _about(name: str) -> bytes:
    return f"file {name}".encode()
