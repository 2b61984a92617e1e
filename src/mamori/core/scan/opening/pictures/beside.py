"""The words that a picture carries beside its pixels: who took it, where, of whom."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from PIL import ExifTags, Image
from PIL.ImageFile import ImageFile
from PIL.IptcImagePlugin import getiptcinfo

from mamori.core.scan.opening.office.raw import words

# Tags of Windows, in UTF-16: title, comment, author, key words, subject.
_WIDE = range(0x9C9B, 0x9CA0)
_COMMENT = 0x9286  # its first eight bytes name its encoding
_OFFSET, _LENGTH = 513, 514
# What is no word of anybody: profiles of colour, numbers of the format.
_DULL = frozenset({"icc_profile", "exif", "photoshop", "version", "compression"})
_LONGEST = 1 << 20  # characters


def described(image: Image.Image) -> str:
    """Return all words that stand beside the pixels, a line each with its name."""
    lines = [f"{name}: {text}" for name, text in _all(image) if text.strip()]
    return "\n".join(dict.fromkeys(lines))[:_LONGEST]


def thumbnail(image: Image.Image) -> bytes:
    """Return the small picture in the EXIF data, which may show what the large one hides."""
    data = image.info.get("exif", b"")
    with suppress(Exception):  # nothing to be had of broken data
        small = image.getexif().get_ifd(ExifTags.IFD.IFD1)
        begin = (6 if data[:4] == b"Exif" else 0) + small[_OFFSET]
        found = data[begin : begin + small[_LENGTH]]
        return found if found[:2] == b"\xff\xd8" else b""
    return b""


def _all(image: Image.Image) -> Iterator[tuple[str, str]]:
    for part in (_exif, _iptc, _chunks):
        with suppress(Exception):  # one broken part hides no other; the pixels are read anyway
            yield from part(image)


def _exif(image: Image.Image) -> Iterator[tuple[str, str]]:
    exif = image.getexif()
    yield from _tags(exif, ExifTags.TAGS)
    yield from _tags(exif.get_ifd(ExifTags.IFD.Exif), ExifTags.TAGS)
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    if 2 in place and 4 in place:
        north, east = _degrees(place[2], place.get(1)), _degrees(place[4], place.get(3))
        yield "GPS position", f"{north:.6f}, {east:.6f}"
    yield from _tags(place, ExifTags.GPSTAGS)
    for name, value in getattr(image, "tag_v2", {}).items():
        yield from _tags({name: value}, ExifTags.TAGS)


def _tags(tags: Mapping[int, Any], names: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    for tag, value in tags.items():
        name = names.get(tag, f"tag {tag}")
        if tag in _WIDE and isinstance(value, bytes):
            yield name, value.decode("utf-16-le", "replace").rstrip("\0")
        elif tag == _COMMENT and isinstance(value, bytes):
            yield name, _comment(value)
        elif isinstance(value, str | bytes):
            yield from _words(name, value)


def _comment(value: bytes) -> str:
    kind, text = value[:8].rstrip(b"\0"), value[8:]
    if kind == b"UNICODE":
        return max((text.decode(f"utf-16-{end}", "replace") for end in ("le", "be")), key=_sense)
    return text.decode("cp932" if kind == b"JIS" else "utf-8", "replace").rstrip("\0")


def _sense(text: str) -> int:
    return sum(letter < "\u3100" or "\u4e00" <= letter < "\ua000" for letter in text)


def _iptc(image: Image.Image) -> Iterator[tuple[str, str]]:
    found = getiptcinfo(image) if isinstance(image, ImageFile) else None
    for (record, number), value in (found or {}).items():
        values: Iterable[Any] = value if isinstance(value, list) else [value]
        for each in values:
            yield from _words(f"IPTC {record}:{number}", each)


def _chunks(image: Image.Image) -> Iterator[tuple[str, str]]:
    # Of a PNG, texts may stand behind the pixels.
    texts = getattr(image, "text", None) if image.format == "PNG" else None
    for name, value in {**image.info, **(texts or {})}.items():
        if str(name) not in _DULL and isinstance(value, str | bytes):
            yield from _words(str(name), value)


def _words(name: str, value: str | bytes) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
        return
    try:
        yield name, value.rstrip(b"\0").decode()
    except UnicodeDecodeError:
        for found in words(value):
            yield name, found.text


def _degrees(parts: Any, towards: str | None) -> float:
    degrees, minutes, seconds = (float(each) for each in parts)
    size = degrees + minutes / 60 + seconds / 3600
    return -size if towards in {"S", "W"} else size
