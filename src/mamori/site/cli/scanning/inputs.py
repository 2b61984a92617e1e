"""What the command line names, file by file: here, on standard input, or elsewhere."""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mamori.base.addresses import files_at
from mamori.base.remote import NotReached, Remote, is_address, without_secret
from mamori.core.scan.blocks import Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import LIMITS
from mamori.core.scan.listing import files_under

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to scan. `stamp` changes when the file does; `size` is in bytes, if it is known."""

    path: str
    stamp: str
    size: int | None
    take: Callable[[Path], File]  # may copy it into a folder; raises NotReached


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that was named and is no file that can be read."""

    path: str
    reason: str


def inputs(named: Iterable[str]) -> Iterator[Input | Missed]:
    """Yield every file that was named, or lies below a folder that was."""
    for each in named:
        if each == STDIN:
            yield _standard_input()
        elif is_address(each):
            yield from _elsewhere(each)
        else:
            yield from _here(Path(each))


def _here(path: Path) -> Iterator[Input | Missed]:
    folder = path.is_dir()
    for found in files_under(path):
        called = found.place.part if isinstance(found, Unread) else found.name
        shown = str(path / called) if folder else str(path)
        if isinstance(found, Unread):
            yield Missed(shown, found.reason)
        else:
            yield _local(found, shown)


def _local(file: File, shown: str) -> Input:
    told = Path(str(file.source)).stat()
    return Input(shown, f"{told.st_size}-{told.st_mtime_ns}", told.st_size, lambda _: file)


def _standard_input() -> Input:
    return Input(STDIN, "", None, lambda _: File(STDIN, sys.stdin.buffer.read()))


def _elsewhere(address: str) -> Iterator[Input | Missed]:
    try:
        for remote in files_at(address):
            yield Input(remote.address, remote.changed, remote.size, _fetching(remote))
    except NotReached as error:
        yield Missed(without_secret(address), error.reason)


def _fetching(remote: Remote) -> Callable[[Path], File]:
    def take(folder: Path) -> File:
        own = Path(tempfile.mkdtemp(dir=folder)) / "file"
        remote.fetch(own, LIMITS.unpacked)
        return File(remote.name, own)

    return take
