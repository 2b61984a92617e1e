"""What hangs on behind the end of a picture: no viewer shows it, and whoever gets it has it."""

from collections.abc import Iterator

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.opening.office.raw import words
from mamori.core.scan.opening.signatures import signed
from mamori.core.scan.places import Place, Spans

BEYOND = "after the end"  # the part of a file that this is
# How a picture begins -> how it ends.
_ENDS = {b"\xff\xd8\xff": b"\xff\xd9", b"\x89PNG": b"IEND\xaeB`\x82"}
_PIXELS = b"\xff\xda"  # in what follows an end, they show that it was that of a smaller picture
_HEAD = 8192


def beyond(file: File, data: bytes) -> Iterator[Block | File]:
    """Yield the file that hangs on behind a picture, such as a film, or else the words there."""
    rest = data[_end(data) :]
    for start in (rest, rest.lstrip(b"\0")):  # some fill the room between, films begin with zeros
        if signed(start[:_HEAD]):
            yield file.inner(BEYOND, start)
            return
    if _PIXELS not in rest and (text := "\n".join(found.text for found in words(rest))):
        place = Place(part=file.place_of(BEYOND))
        yield Block(text=text, locator=Spans([0], [place]), seen=False)


def _end(data: bytes) -> int:
    """Return where a picture ends; where its data end, if that cannot be told."""
    if data[:4] == b"RIFF":
        return 8 + int.from_bytes(data[4:8], "little")
    for begin, end in _ENDS.items():
        if data.startswith(begin):
            at = data.rfind(end)
            return at + len(end) if at >= 0 else len(data)
    return len(data)
