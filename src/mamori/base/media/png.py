"""PNG: chunks of length, name, content and sum."""

from mamori.base.media.parts import Parts, Unreadable

START = b"\x89PNG\r\n\x1a\n"
# What makes the picture: size, colours, transparency, points, frames of an animation.
SHOWN = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD"),
    *(b"acTL", b"fcTL", b"fdAT"),
}


def strip_png(picture: bytes) -> bytes:
    """Leave out notes, EXIF, time, profiles, and what stands behind the end.

    Raises:
        Unreadable: it is damaged.
    """
    parts = Parts(picture)
    if parts.take(len(START)) != START:
        raise Unreadable("no PNG")
    out = [START]
    name = b""
    while name != b"IEND":
        parts.begin()
        length = parts.take(4)
        name = parts.take(4)
        rest = parts.take(int.from_bytes(length, "big") + 4)
        if name in SHOWN:
            out += [length, name, rest]
    return b"".join(out)
