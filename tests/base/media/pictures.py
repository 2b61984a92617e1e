"""Tiny pictures, made for these tests, and what a telephone adds to them."""

import base64
import zlib

PLANTED = b"PLANTED 35.0N 139.0E"

JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4"
    "UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj"
    "Y2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAMF/8QAGRAA"
    "AwADAAAAAAAAAAAAAAAAAAMREyFh/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgX/xAAaEQEAAgMBAAAAAAAAAAAAAAACAAED"
    "ERIx/9oADAMBAAIRAxEAPwDFa3JNSdJgDJo1qpPbWRdL2f/Z"
)
WEBP = base64.b64decode(
    "UklGRlYAAABXRUJQVlA4WAoAAAAAAAAADwAABwAAVlA4IDgAAACwAQCdASoQAAgAAsBMJbACdADx9FgAAP6e/nNF44bE"
    "+j+6g8jv4fnsbzh/SUftiED/Qr62r+AAAA=="
)


def png_chunk(name: bytes, content: bytes) -> bytes:
    total = zlib.crc32(name + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + name + content + total


PNG_HEAD = b"\x89PNG\r\n\x1a\n" + png_chunk(
    b"IHDR", b"\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"
)
PNG_REST = png_chunk(b"IDAT", zlib.compress(b"\x00\x7f")) + png_chunk(b"IEND", b"")
PNG = PNG_HEAD + PNG_REST

GIF_HEAD = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
GIF_LOOP = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
GIF_IMAGE = (
    b"\x21\xf9\x04\x00\x00\x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00"
)
GIF = GIF_HEAD + GIF_LOOP + GIF_IMAGE + b"\x3b"


def segment(mark: int, content: bytes) -> bytes:
    return bytes([0xFF, mark]) + (len(content) + 2).to_bytes(2, "big") + content


def exif(turned: int, *, order: str = "little") -> bytes:
    """Return an EXIF block as cameras write it: who made it, then which side is up."""

    def number(value: int, length: int) -> bytes:
        return value.to_bytes(length, "little" if order == "little" else "big")

    head = (b"II" if order == "little" else b"MM") + number(42, 2) + number(8, 4)
    made_by = number(0x010F, 2) + number(2, 2) + number(len(PLANTED), 4) + number(38, 4)
    side = number(0x0112, 2) + number(3, 2) + number(1, 4) + number(turned, 2) + bytes(2)
    return b"Exif\0\0" + head + number(2, 2) + made_by + side + bytes(4) + PLANTED


def jpeg_from_a_phone(turned: int = 1, *, order: str = "little") -> bytes:
    """Return a JPEG with EXIF, XMP, a profile, a comment and a film behind its end."""
    added = (
        segment(0xE1, exif(turned, order=order))
        + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLANTED)
        + segment(0xE2, b"ICC_PROFILE\0" + PLANTED)
        + segment(0xED, b"Photoshop 3.0\0" + PLANTED)
        + segment(0xFE, PLANTED)
    )
    return JPEG[:20] + added + JPEG[20:] + b"\x00\x00ftypmp42" + PLANTED


def webp_from_a_phone() -> bytes:
    """Return a WebP with EXIF and XMP, which its head announces."""
    told = b"".join(
        name + len(PLANTED).to_bytes(4, "little") + PLANTED for name in (b"EXIF", b"XMP ", b"odd!")
    )
    body = WEBP[12:20] + bytes([WEBP[20] | 0x0C]) + WEBP[21:] + told
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body + PLANTED


def png_from_a_phone() -> bytes:
    """Return a PNG with notes, EXIF, its time, and what an editor had cut off."""
    told = (
        png_chunk(b"tEXt", b"Comment\0" + PLANTED)
        + png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + PLANTED)
        + png_chunk(b"zTXt", b"Author\0\0" + PLANTED)
        + png_chunk(b"eXIf", exif(1)[6:])
        + png_chunk(b"tIME", b"\x07\xea\x0b\x16\x0a\x0f\x00")
        + png_chunk(b"iCCP", b"Display P3\0\0" + PLANTED)
    )
    return PNG_HEAD + told + PNG_REST + PLANTED


def gif_from_a_phone() -> bytes:
    """Return a GIF with a comment, words and XMP."""
    block = bytes([len(PLANTED)]) + PLANTED + b"\x00"
    told = (
        b"\x21\xfe"
        + block
        + b"\x21\x01"
        + block
        + b"\x21\xff\x0bXMP DataXMP"
        + PLANTED[:1]
        + (PLANTED[1:] + bytes(256))[: PLANTED[0]]
        + b"\x00"
    )
    return GIF_HEAD + GIF_LOOP + told + GIF_IMAGE + b"\x3b" + PLANTED
