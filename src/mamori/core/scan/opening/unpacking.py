"""Files that are unpacked from another one: counted as they come, on disk where they are large."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.naming import NAME, name_text
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.places import Lines, Place

_CHUNK = 1 << 20
_IN_MEMORY = 8 << 20


@contextmanager
def unpacked(outer: File, name: str, stream: IO[bytes], budget: Budget) -> Iterator[File]:
    """Give a file within another one, from a stream that unpacks it.

    If the stream breaks off, the file is what came before; the error is raised on leaving.

    Raises:
        OverLimit: too-large, as soon as too much was unpacked.
    """
    chunks = _Chunks(stream, budget)
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > _IN_MEMORY:
            break
    if len(data) <= _IN_MEMORY:
        yield outer.inner(name, bytes(data))
    else:
        with NamedTemporaryFile(prefix="mamori-") as spool:
            spool.write(data)
            data.clear()
            spool.writelines(chunks)
            spool.flush()
            yield File(name, Path(spool.name), outer.place_of(name))
    if chunks.error:
        raise chunks.error


class _Chunks:
    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        # `read1` gives what there is before it finds that the rest is missing.
        self._read = getattr(stream, "read1", stream.read)
        self._budget = budget
        self.error: Exception | None = None

    def __iter__(self) -> Iterator[bytes]:
        try:
            while chunk := self._read(_CHUNK):
                self._budget.unpack(len(chunk))
                yield chunk
        except OverLimit:
            raise
        except Exception as error:  # noqa: BLE001 -- unpackers fail in any way there is
            self.error = error


def named_only(outer: File, name: str) -> Block:
    """Return the name of something within a file that is not opened itself."""
    place = Place(part=f"{outer.place_of(name)}!{NAME}")
    return Block(text=name_text(name), locator=Lines(place))


def unread_within(outer: File, name: str, reason: str) -> Iterator[Block | Unread]:
    """Yield the name of a file within another one, and why it is not read."""
    yield named_only(outer, name)
    yield Unread(place=Place(part=outer.place_of(name)), reason=reason)


def aside(outer: File, part: str, text: str) -> Iterator[Block]:
    """Yield what an archive says beside its files, such as comments; nothing if it says nothing."""
    if text.strip():
        yield Block(text=text, locator=Lines(Place(part=outer.place_of(part))), seen=False)
