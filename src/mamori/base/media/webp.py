"""WebP: a RIFF of chunks with name, length and content."""

from mamori.base.media.parts import Parts, Unreadable

SHOWN = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"}
OF_A_FRAME = {b"VP8 ", b"VP8L", b"ALPH"}
TELLS = 0x20 | 0x08 | 0x04  # flags that say: there is a profile, EXIF, XMP
FRAME_HEAD = 16


def strip_webp(picture: bytes) -> bytes:
    """Leave out EXIF, XMP, profiles, unknown chunks and what stands behind the end.

    Raises:
        Unreadable: it is damaged.
    """
    parts = Parts(picture)
    if parts.take(4) != b"RIFF":
        raise Unreadable("no WebP")
    inside = parts.number(4, big=False)
    if parts.take(4) != b"WEBP":
        raise Unreadable("no WebP")
    body = _chunks(Parts(parts.take(inside - 4)), SHOWN)
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


def _chunks(parts: Parts, wanted: set[bytes]) -> bytes:
    out = bytearray()
    while parts.left:
        parts.begin()
        name = parts.take(4)
        content = parts.take(parts.number(4, big=False))
        if len(content) % 2 and parts.left:
            parts.take(1)
        if name in wanted:
            content = _shown(parts, name, content)
            out += name + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)
    return bytes(out)


def _shown(parts: Parts, name: bytes, content: bytes) -> bytes:
    if name == b"VP8X" and content:
        return bytes([content[0] & ~TELLS]) + content[1:]
    if name == b"ANMF":
        return content[:FRAME_HEAD] + _chunks(parts.inside(content[FRAME_HEAD:]), OF_A_FRAME)
    return content
