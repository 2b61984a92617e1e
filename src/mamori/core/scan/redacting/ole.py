"""Writes OLE containers (MS-CFB): streams and storages, in sectors of 512 bytes."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SECTOR, _SMALL, _CUTOFF, _PER_FAT, _IN_HEADER = 512, 64, 4096, 128, 109
_STORAGE, _STREAM, _ROOT = 1, 2, 5


@dataclass(slots=True)
class Stream:
    """Bytes under a name."""

    name: str
    data: bytes


@dataclass(slots=True)
class Storage:
    """Streams and storages under a name; `clsid` says which program it belongs to."""

    name: str
    children: list["Stream | Storage"] = field(default_factory=list)
    clsid: bytes = bytes(16)


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    clsid: bytes = bytes(16)
    start: int = _END
    right: int = _NONE
    child: int = _NONE


def written(root: Storage) -> bytes:
    """Return the container whose root holds what `root` does.

    Raises:
        ValueError: it would be larger than 7 MB, more than one header can hold.
    """
    entries = [_Entry("Root Entry", _ROOT, clsid=root.clsid)]
    _add(root.children, entries[0], entries)
    entries[0].data, small_chains = _small_streams(entries)
    sectors = _Sectors()
    for entry in entries:
        if entry.data and (entry.kind == _ROOT or len(entry.data) >= _CUTOFF):
            entry.start = sectors.add(entry.data)
    small = sectors.add(small_chains, b"\xff") if small_chains else _END
    directory = sectors.add(b"".join(map(_packed, entries)))
    return sectors.file(directory, small, -(-len(small_chains) // _SECTOR))


def _add(children: Sequence[Stream | Storage], parent: _Entry, entries: list[_Entry]) -> None:
    """Add entries as a tree of which each has only later ones to its right."""
    before: _Entry | None = None
    for each in sorted(children, key=lambda each: (len(each.name), each.name.upper())):
        if isinstance(each, Stream):
            entry = _Entry(each.name, _STREAM, each.data)
        else:
            entry = _Entry(each.name, _STORAGE, clsid=each.clsid)
        entries.append(entry)
        if before:
            before.right = len(entries) - 1
        else:
            parent.child = len(entries) - 1
        before = entry
        if isinstance(each, Storage):
            _add(each.children, entry, entries)


def _small_streams(entries: list[_Entry]) -> tuple[bytes, bytes]:
    """Return the stream that small ones share, and the chains of its sectors."""
    data, chains = bytearray(), list[int]()
    for entry in entries:
        if 0 < len(entry.data) < _CUTOFF:
            count = -(-len(entry.data) // _SMALL)
            entry.start = len(chains)
            chains += [*range(len(chains) + 1, len(chains) + count), _END]
            data += entry.data.ljust(count * _SMALL, b"\0")
    return bytes(data), struct.pack(f"<{len(chains)}I", *chains)


def _packed(entry: _Entry) -> bytes:
    letters = entry.name.encode("utf-16-le")
    return struct.pack(
        "<64sHBB3I16s20xIII",
        *(letters, len(letters) + 2, entry.kind, 1),
        *(_NONE, entry.right, entry.child, entry.clsid),
        *(entry.start, len(entry.data), 0),
    )


class _Sectors:
    def __init__(self) -> None:
        self._data = bytearray()
        self._chains: list[int] = []

    def add(self, data: bytes, filler: bytes = b"\0") -> int:
        """Add a stream; return its first sector."""
        first, count = len(self._chains), -(-len(data) // _SECTOR)
        self._data += data.ljust(count * _SECTOR, filler)
        self._chains += [*range(first + 1, first + count), _END]
        return first

    def file(self, directory: int, small: int, small_count: int) -> bytes:
        first = len(self._chains)
        count = -(-first // (_PER_FAT - 1))
        further = max(count - _IN_HEADER, 0)
        if further:
            raise ValueError("too large for one header")
        chains = [*self._chains, *[_FAT] * count]
        chains += [_FREE] * (count * _PER_FAT - len(chains))
        header = struct.pack(
            "<8s16x5H6x9I",
            _MAGIC,
            *(0x3E, 3, 0xFFFE, 9, 6),  # versions, byte order, sizes of sectors
            *(0, count, directory, 0, _CUTOFF, small, small_count, _END, 0),
        )
        places = [*range(first, first + count), *[_FREE] * (_IN_HEADER - count)]
        fat = struct.pack(f"<{len(chains)}I", *chains)
        return header + struct.pack(f"<{_IN_HEADER}I", *places) + bytes(self._data) + fat
