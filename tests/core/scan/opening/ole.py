"""OLE containers built by hand: nothing that pip installs writes them."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SECTOR, _SMALL, _CUTOFF, _PER_FAT = 512, 64, 4096, 128
Tree = Mapping[str, "bytes | Tree"]


def container(stream: str) -> bytes:
    """Return a container whose root holds one empty stream."""
    return storage({stream: b""})


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    start: int = _END
    right: int = _NONE
    child: int = _NONE
    children: list[int] = field(default_factory=list)


def storage(tree: Tree) -> bytes:
    """Return a container of streams and, for a mapping, storages."""
    entries = [_Entry("Root Entry", 5)]
    _add(tree, entries[0], entries)
    small, fat = _small_streams(entries)
    entries[0].data = small
    sectors: list[bytes] = []
    chains: list[tuple[int, int]] = []
    for entry in entries:
        if entry.data and (entry.kind == 5 or len(entry.data) >= _CUTOFF):
            entry.start = len(sectors)
            chains.append((len(sectors), _append(sectors, entry.data)))
    small_fat = len(sectors) if fat else _END
    chains.append((len(sectors), _append(sectors, fat)))
    directory = len(sectors)
    chains.append((directory, _append(sectors, b"".join(map(_packed, entries)))))
    return _file(sectors, chains, (directory, small_fat, chains[-2][1]))


def _small_streams(entries: list[_Entry]) -> tuple[bytes, bytes]:
    """Return the stream that small ones share, in sectors of their own, and the chains of those."""
    data, fat = b"", list[int]()
    for entry in entries:
        if 0 < len(entry.data) < _CUTOFF:
            count = -(-len(entry.data) // _SMALL)
            entry.start = len(fat)
            fat += [*range(len(fat) + 1, len(fat) + count), _END]
            data += entry.data.ljust(count * _SMALL, b"\0")
    return data, struct.pack(f"<{len(fat)}I", *fat)


def _add(tree: Tree, parent: _Entry, entries: list[_Entry]) -> None:
    before: _Entry | None = None
    for name, content in tree.items():
        entry = _Entry(name, 2, content) if isinstance(content, bytes) else _Entry(name, 1)
        entries.append(entry)
        if before:
            before.right = len(entries) - 1
        else:
            parent.child = len(entries) - 1
        before = entry
        if not isinstance(content, bytes):
            _add(content, entry, entries)


def _append(sectors: list[bytes], data: bytes) -> int:
    count = -(-len(data) // _SECTOR)
    # What fills the last sector of chains means "free" there.
    padded = data.ljust(count * _SECTOR, b"\xff" if data[-4:] == b"\xfe\xff\xff\xff" else b"\0")
    sectors += [padded[at * _SECTOR : (at + 1) * _SECTOR] for at in range(count)]
    return count


def _packed(entry: _Entry) -> bytes:
    letters = entry.name.encode("utf-16-le")
    return struct.pack(
        "<64sHBB3I36xIII",
        *(letters, len(letters) + 2, entry.kind, 1),
        *(_NONE, entry.right, entry.child),
        *(entry.start, len(entry.data), 0),
    )


def _file(
    sectors: list[bytes], chains: list[tuple[int, int]], starts: tuple[int, int, int]
) -> bytes:
    directory, small_fat, small_fats = starts
    fats = next(n for n in range(1, 100) if n * _PER_FAT >= len(sectors) + n)
    first = len(sectors)
    fat = [_FREE] * (fats * _PER_FAT)
    for start, count in chains:
        for at in range(start, start + count):
            fat[at] = at + 1 if at < start + count - 1 else _END
    fat[first : first + fats] = [_FAT] * fats
    header = struct.pack(
        "<8s16x5H6x9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),  # versions, byte order, sector sizes
        *(0, fats, directory, 0, _CUTOFF, small_fat, small_fats, _END, 0),
    )
    places = [*range(first, first + fats), *[_FREE] * (109 - fats)]
    return (
        header
        + struct.pack("<109I", *places)
        + b"".join(sectors)
        + struct.pack(f"<{len(fat)}I", *fat)
    )
