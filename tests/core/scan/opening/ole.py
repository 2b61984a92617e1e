"""OLE containers of one empty stream, built by hand: nothing that pip installs writes them."""

import struct

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF


def container(stream: str) -> bytes:
    """Return a container whose root holds one empty stream."""
    header = struct.pack(
        "<8s16x5H6x9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),  # versions, byte order, sector sizes
        *(0, 1, 1, 0, 4096, _END, 0, _END, 0),  # one sector of FAT, the directory in sector 1
    )
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    fat = struct.pack("<128I", _FAT, _END, *[_FREE] * 126)
    entries = _entry("Root Entry", 5, child=1) + _entry(stream, 2) + bytes(256)
    return header + fat + entries


def _entry(name: str, kind: int, child: int = _NONE) -> bytes:
    letters = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBB3I36xIII",
        *(letters, len(letters) + 2, kind, 1),
        *(_NONE, _NONE, child),
        *(_END, 0, 0),
    )
