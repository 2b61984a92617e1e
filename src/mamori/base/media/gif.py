"""GIF: a header, pictures, and extensions of which two kinds are needed to show it."""

from mamori.base.media.parts import Parts, Unreadable

STARTS = (b"GIF87a", b"GIF89a")
IMAGE, EXTENSION, END = b"\x2c", b"\x21", b"\x3b"
CONTROL, APPLICATION = b"\xf9", b"\xff"
LOOPS = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0")  # how often an animation is repeated


def strip_gif(picture: bytes) -> bytes:
    """Leave out comments, words, XMP and what stands behind the end.

    Raises:
        Unreadable: it is damaged.
    """
    parts = Parts(picture)
    if parts.take(6) not in STARTS:
        raise Unreadable("no GIF")
    screen = parts.take(7)
    out = [picture[:6], screen, _colours(parts, screen[4])]
    while (mark := parts.take(1)) != END:
        if mark == IMAGE:
            about = parts.take(9)
            out += [mark, about, _colours(parts, about[8]), parts.take(1), _blocks(parts)]
        elif mark == EXTENSION:
            label, blocks = parts.take(1), _blocks(parts)
            if label == CONTROL or (label == APPLICATION and blocks.startswith(LOOPS)):
                out += [mark, label, blocks]
        else:
            raise Unreadable("unknown part of a GIF")
    return b"".join([*out, END])


def _colours(parts: Parts, flags: int) -> bytes:
    return parts.take(3 * 2 ** ((flags & 7) + 1)) if flags & 0x80 else b""


def _blocks(parts: Parts) -> bytes:
    out = bytearray()
    while True:
        parts.begin()
        length = parts.take(1)
        out += length
        if length == b"\x00":
            return bytes(out)
        out += parts.take(length[0])
