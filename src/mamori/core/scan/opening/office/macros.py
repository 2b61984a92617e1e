"""The source text of macros, which Office files keep compressed (MS-OVBA, 2.4.1)."""

import struct
from collections.abc import Iterator

from mamori.core.roster.notes import RosterUnreadable
from mamori.core.roster.text import decode

# How each module begins: a flag byte, eight plain letters, a flag byte. Three bytes stand before.
_BEGINS = b"\x00Attribut\x00e"


def sources(streams: dict[str, bytes]) -> Iterator[str]:
    """Yield the source of each module in the streams of a compound file."""
    for content in streams.values():
        at = content.find(_BEGINS)
        if at >= 3 and content[at - 3] == 1:
            yield _text(_unpacked(content, at - 2))


def _text(source: bytes) -> str:
    try:
        return decode(source)[0]
    except RosterUnreadable:
        return source.decode("latin-1")  # plain letters and figures at least


def _unpacked(data: bytes, at: int) -> bytes:
    """Return what chunks that begin there unpack to, up to the first that makes no sense."""
    out = bytearray()
    while at + 2 <= len(data):
        (header,) = struct.unpack_from("<H", data, at)
        if header >> 12 & 7 != 3:
            break
        end = min(at + (header & 0xFFF) + 3, len(data))
        if header & 0x8000:
            _unpack(data[at + 2 : end], out)
        else:
            out += data[at + 2 : end]
        at = end
    return bytes(out)


def _unpack(chunk: bytes, out: bytearray) -> None:
    """Unpack one chunk: letters, and copies of what this chunk gave before."""
    begin, at = len(out), 0
    while at < len(chunk):
        flags, at = chunk[at], at + 1
        for bit in range(8):
            if flags >> bit & 1 and at + 2 <= len(chunk):
                (token,) = struct.unpack_from("<H", chunk, at)
                bits = max((len(out) - begin - 1).bit_length(), 4)
                back = (token >> 16 - bits) + 1
                if back > len(out) - begin:
                    return
                for _ in range((token & 0xFFFF >> bits) + 3):
                    out.append(out[-back])
                at += 2
            elif at < len(chunk):
                out.append(chunk[at])
                at += 1
