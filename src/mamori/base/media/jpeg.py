"""JPEG: segments, each with a mark and a length, and between them the picture itself."""

import re

from mamori.base.media.parts import Parts, Unreadable

START, END, SCAN = 0xD8, 0xD9, 0xDA
APP0, APP1, APP14, COMMENT = 0xE0, 0xE1, 0xEE, 0xFE
BARE = {0x01, *range(0xD0, 0xD8)}  # marks without a length
# In the picture itself a mark that is no mark is written FF 00; D0 to D7 belong to it.
MARK = re.compile(rb"\xff++[^\xff]", re.DOTALL)
NEXT_MARK = re.compile(rb"\xff(?![\x00\xd0-\xd7\xff])")
JFIF_BYTES = 14  # a head without the small picture that may follow
UPRIGHT = 1


def strip_jpeg(picture: bytes) -> bytes:
    """Leave out EXIF, XMP, profiles, comments, small pictures, and what stands behind the end.

    Which side is up is all that is kept of the EXIF: without it a photograph would lie on its side.

    Raises:
        Unreadable: it is damaged.
    """
    parts = Parts(picture)
    if parts.take(2) != bytes([0xFF, START]):
        raise Unreadable("no JPEG")
    out = [bytes([0xFF, START])]
    turned = UPRIGHT
    while (mark := _mark(parts, picture)) != END:
        if mark in BARE:
            out.append(bytes([0xFF, mark]))
            continue
        content = parts.take(parts.number(2, big=True) - 2)
        if mark == APP1 and turned == UPRIGHT and content.startswith(b"Exif\0\0"):
            turned = _turned(content[6:])
        if content := _shown(mark, content):
            out.append(_segment(mark, content))
        if mark == SCAN:
            out.append(_scan(parts, picture))
    if turned != UPRIGHT:
        out.insert(1, _segment(APP1, _exif(turned)))
    return b"".join([*out, bytes([0xFF, END])])


def _mark(parts: Parts, picture: bytes) -> int:
    parts.begin()
    found = MARK.match(picture, parts.at)
    if found is None:
        raise Unreadable("no mark where one must be")
    return parts.take(found.end() - parts.at)[-1]


def _shown(mark: int, content: bytes) -> bytes:
    """Return of a segment what a screen needs: nothing of most that applications added."""
    if mark == APP0 and content.startswith(b"JFIF\0"):
        return content[: JFIF_BYTES - 2] + b"\0\0"
    if mark == APP14 and content.startswith(b"Adobe"):
        return content  # says how the colours are written
    return b"" if APP0 <= mark <= 0xEF or mark == COMMENT else content


def _scan(parts: Parts, picture: bytes) -> bytes:
    found = NEXT_MARK.search(picture, parts.at)
    if found is None:
        raise Unreadable("it ends too early")
    return parts.take(found.start() - parts.at)


def _segment(mark: int, content: bytes) -> bytes:
    return bytes([0xFF, mark]) + (len(content) + 2).to_bytes(2, "big") + content


def _turned(tiff: bytes) -> int:
    """Return which side is up, from the first directory of an EXIF block; 1 if it does not say."""
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return UPRIGHT
    big = order == "big"
    parts = Parts(tiff)
    try:
        parts.take(4)
        parts.at = parts.number(4, big=big)
        for _ in range(parts.number(2, big=big)):
            tag, kind = parts.number(2, big=big), parts.number(2, big=big)
            parts.take(4)
            value = parts.number(2, big=big)
            parts.take(2)
            if (tag, kind) == (0x0112, 3):
                return value if 1 <= value <= 8 else UPRIGHT
    except Unreadable:
        pass
    return UPRIGHT


def _exif(turned: int) -> bytes:
    """Return an EXIF block that says which side is up, and nothing else."""
    head = b"Exif\0\0MM\0\x2a\0\0\0\x08"
    return head + b"\0\x01\x01\x12\0\x03\0\0\0\x01" + turned.to_bytes(2, "big") + bytes(6)
