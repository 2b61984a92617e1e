"""What a crawl has done, line by line, so that it goes on after a kill where it was."""

import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from mamori.core.seal import seal, unseal


class State(Protocol):
    """Where a crawl writes down what it has done; whoever starts it says where that is."""

    def lines(self) -> Iterator[bytes]:
        """Yield the lines that were added, in their order."""

    def add(self, line: bytes) -> None:
        """Add a line: all of it or nothing."""


class Fleeting:
    """Lines in memory: a crawl that begins anew each time."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []

    def lines(self) -> Iterator[bytes]:
        return iter(tuple(self._lines))

    def add(self, line: bytes) -> None:
        self._lines.append(line)


class SealedLines:
    """Lines in a file, each sealed: addresses of pages hold names, so a stolen disk tells none.

    A line that a kill cut short was never added.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Take a file that may not be there yet, and 32 bytes that never lie beside it."""
        self._path, self._key = path, key
        self._count = len(self._whole())

    def lines(self) -> Iterator[bytes]:
        """Yield the lines in their order.

        Raises:
            SealBroken: another key, or a line was changed, moved or taken out.
        """
        for number, line in enumerate(self._whole()):
            yield unseal(self._key, b64decode(line), _about(number))

    def add(self, line: bytes) -> None:
        sealed = b64encode(seal(self._key, line, _about(self._count))) + b"\n"
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "ab", buffering=0) as file:
            file.write(sealed)
        self._count += 1

    def forget(self) -> None:
        """Delete it: the crawl is over."""
        self._path.unlink(missing_ok=True)
        self._count = 0

    def _whole(self) -> list[bytes]:
        """Return the lines that were written to their end, and cut off what follows them."""
        with suppress(FileNotFoundError):
            data = self._path.read_bytes()
            end = data.rfind(b"\n") + 1
            if end < len(data):
                os.truncate(self._path, end)
            return data[:end].splitlines()
        return []


def _about(number: int) -> bytes:
    return f"crawl {number}".encode()
