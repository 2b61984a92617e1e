"""What hangs on behind the end of a picture: no viewer shows it, and whoever gets it has it."""

import re
from collections.abc import Iterator

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.opening.office.raw import words
from mamori.core.scan.opening.signatures import signed
from mamori.core.scan.places import Place, Spans

BEYOND = "after the end"  # the part of a file that this is
_JPEG, _PNG, _RIFF = b"\xff\xd8\xff", b"\x89PNG", b"RIFF"
# Codes of a JPEG: its end, where its pixels begin, and those that have no length.
_END, _PIXELS, _BARE = 0xD9, 0xDA, {0x01, *range(0xD0, 0xD9)}
_FILLED = re.compile(rb"[^\0]")
_AFTER_PIXELS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_LIST = b"MPF\0"  # in a JPEG, of the pictures behind it, which are read as its frames
_HEAD = 8192


def beyond(file: File, data: bytes) -> Iterator[Block | File]:
    """Yield the file that hangs on behind a picture, such as a film, or else the words there."""
    end = _end(data)
    if data.startswith(_JPEG) and data.find(_LIST, 0, end) >= 0:
        while data.startswith(_JPEG, following := _after_zeros(data, end)):
            end = _jpeg_end(data, following)
    for start in (end, _after_zeros(data, end)):  # some fill the room, films begin with zeros
        if signed(data[start : start + _HEAD]):
            yield file.inner(BEYOND, data[start:])
            return
    if text := "\n".join(found.text for found in words(data[end:])):
        place = Place(part=file.place_of(BEYOND))
        yield Block(text=text, locator=Spans([0], [place]), seen=False)


def _after_zeros(data: bytes, at: int) -> int:
    found = _FILLED.search(data, at)
    return found.start() if found else len(data)


def _end(data: bytes) -> int:
    """Return where a picture ends; where its data end, if that cannot be told.

    It is followed from its start: what hangs on may hold the end of another picture.
    """
    if data.startswith(_RIFF):
        size = int.from_bytes(data[4:8], "little")
        return 8 + size + size % 2
    if data.startswith(_PNG):
        return _png_end(data)
    return _jpeg_end(data, 0) if data.startswith(_JPEG) else len(data)


def _png_end(data: bytes) -> int:
    at = 8
    while at + 12 <= len(data):
        kind = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4], "big")
        if kind == b"IEND":
            return at
    return len(data)


def _jpeg_end(data: bytes, at: int) -> int:
    at += 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        code = data[at + 1]
        if code == _END:
            return at + 2
        if code == 0xFF:  # room between
            at += 1
            continue
        at += 2 if code in _BARE else 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
        if code == _PIXELS:
            found = _AFTER_PIXELS.search(data, at)
            at = found.start() if found else len(data)
    last = data.rfind(bytes((0xFF, _END)), at)  # it is broken, or has none
    return last + 2 if last >= 0 else len(data)
