"""Mail that Outlook saved (msg): every text in it, its attachments, mail within it."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from olefile import OleFileIO

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.archives.zip import text_of
from mamori.core.scan.opening.containers import ole_stream
from mamori.core.scan.opening.decoding import decoded
from mamori.core.scan.opening.mail.headers import words_of
from mamori.core.scan.opening.mail.rtf_packed import unpacked_rtf
from mamori.core.scan.opening.office import raw
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.web import html
from mamori.core.scan.places import Lines, Place

# A stream is called by the numbers of its property and of its type: MS-OXMSG 2.2.
_STREAM = re.compile(r"__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})(?:-[0-9A-F]{8})?", re.IGNORECASE)
_FOLDER = re.compile(r"__(attach|recip)_version1\.0_#([0-9A-F]{8})", re.IGNORECASE)
_FOLDERS = {"attach": "attachment", "recip": "recipient"}
NARROW, WIDE, BINARY = 0x1E, 0x1F, 0x102
DATA, HTML, RTF, BODY, _HEADERS = "3701", "1013", "1009", "1000", "007D"
_NAMES = ("3707", "3704", "3001")
# Subject, sender, recipients by name, and what it says.
_SHOWN = {"0037", "0C1A", "0E02", "0E03", "0E04", "3001", BODY}


class Property(NamedTuple):
    """A property of a mail, of one of its recipients or of its attachments."""

    path: tuple[str, ...]
    number: str
    kind: int
    data: bytes

    @property
    def text(self) -> str:
        """Its text; empty if it is none."""
        if self.kind == WIDE:
            return self.data.decode("utf-16-le", "replace").replace("\0", "")
        return text_of(self.data) if self.kind == NARROW else ""


def read(file: File, budget: Budget) -> Iterator[File | Block | Unread]:
    """Yield the texts of a mail, what nobody is shown, and its attachments."""
    if file.size > budget.limits.held:
        raise OverLimit("too-large")
    folders: dict[tuple[str, ...], list[Property]] = defaultdict(list)
    with file.open() as stream, OleFileIO(stream) as container:
        for each in properties(container, file.size):
            budget.unpack(len(each.data))
            folders[each.path].append(each)
    for path, found in folders.items():
        yield from _folder(path, found, file, budget)


def properties(container: OleFileIO, size: int) -> Iterator[Property]:
    """Yield the properties that have a stream of their own: all texts, and all that is long.

    `size` is that of the container.
    """
    for path in container.listdir():
        if _STREAM.fullmatch(path[-1]):
            data = ole_stream(container, path, size)
            if found := property_of(tuple(path[:-1]), path[-1], data):
                yield found


def property_of(path: tuple[str, ...], name: str, data: bytes) -> Property | None:
    """Return the property that a stream is; None if it is none."""
    named = _STREAM.fullmatch(name)
    # Of a property of many values, each has its stream.
    return Property(path, named[1].upper(), int(named[2], 16) & ~0x1000, data) if named else None


def folder_name(path: tuple[str, ...]) -> str:
    """Return what a folder of a mail is called in places: `attachment 1!message`, or nothing."""
    names = []
    for each in path:
        folder = _FOLDER.fullmatch(each)
        names.append(
            f"{_FOLDERS[folder[1].lower()]} {int(folder[2], 16) + 1}" if folder else "message"
        )
    return "!".join(names)


def _folder(
    path: tuple[str, ...], found: list[Property], file: File, budget: Budget
) -> Iterator[File | Block | Unread]:
    name, lines = folder_name(path), {True: list[str](), False: list[str]()}
    numbers = {each.number for each in found}
    for each in found:
        if each.kind != BINARY:
            text = words_of(each.text) if each.number == _HEADERS else each.text
            lines[each.number in _SHOWN].append(text)
        elif each.number == DATA:
            yield file.inner(file_name(found) or name or "attachment", each.data)
        elif each.number == HTML:
            body = File("body", each.data, file.place_of(f"{name}!body".lstrip("!")))
            declared = html.charset(each.data[:4096])
            pieces = decoded(io.BytesIO(each.data), len(each.data), declared)
            yield from html.found_in(pieces, body, budget)
        elif each.number == RTF:
            if not numbers & {BODY, HTML}:
                yield file.inner(f"{name}!body.rtf".lstrip("!"), unpacked_rtf(each.data))
        else:
            lines[False] += (words.text for words in raw.words(each.data))
    for seen, texts in lines.items():
        text = "\n".join(filter(str.strip, texts))
        if text:
            place = Place(part=file.place_of(name or "properties"))
            yield Block(text=text, locator=Lines(place), seen=seen)


def file_name(found: list[Property]) -> str:
    """Return the name of an attachment by its properties; empty if it has none."""
    texts = {each.number: each.text.strip() for each in found}
    return next((texts[number] for number in _NAMES if texts.get(number)), "")
