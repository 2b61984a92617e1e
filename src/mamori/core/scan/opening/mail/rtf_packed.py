"""The packing of RTF in mail that Outlook saved (MS-OXRTFCP)."""

import struct

# What every packed text may refer to from its start on, as the format lays down.
_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4096
_HEADER = struct.Struct("<IIII")
_PLAIN = 0x414C454D  # "MELA": not packed at all
_MOST = 17 / 2  # bytes that one byte can become


def unpacked_rtf(data: bytes) -> bytes:
    """Return the RTF that was packed; what is cut off is read up to there.

    Raises:
        ValueError: it is too short to be anything.
    """
    if len(data) < _HEADER.size:
        raise ValueError
    _, size, kind, _ = _HEADER.unpack_from(data)
    packed = data[_HEADER.size :]
    if kind == _PLAIN:
        return packed[:size]
    out = bytearray(_START)
    at, most = 0, len(_START) + min(size, int(len(packed) * _MOST))
    while at < len(packed) and len(out) < most:
        marks, at = packed[at], at + 1
        for bit in range(8):
            if not marks >> bit & 1:
                out += packed[at : at + 1]
                at += 1
                continue
            if at + 2 > len(packed):
                break
            where = int.from_bytes(packed[at : at + 2], "big")
            at += 2
            _repeat(out, where >> 4, (where & 15) + 2)
    return bytes(out[len(_START) : len(_START) + size])


def plain_rtf(rtf: bytes) -> bytes:
    """Return RTF as the format holds it unpacked."""
    return _HEADER.pack(len(rtf) + _HEADER.size - 4, len(rtf), _PLAIN, 0) + rtf


def _repeat(out: bytearray, place: int, length: int) -> None:
    """Repeat what stands at a place of the window, which is what was written last."""
    back = (len(out) - place) % _WINDOW
    for _ in range(length if 0 < back <= len(out) else 0):
        out.append(out[-back])
