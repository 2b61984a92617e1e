"""The files of an entry, as its sealed words name them."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from mamori.base import files
from mamori.base.media import RECORDINGS, TYPES, shown_as
from mamori.core.seal import derive_key, seal, unseal
from mamori.journal.keys import stream_key
from mamori.journal.queries import Entry

SHELF = "cases"
PICTURES = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})
TEXT = "text/plain"
SHOWN = (
    PICTURES | RECORDINGS | {TEXT}
)  # without what they tell about their making; the rest only as it came


@dataclass(frozen=True, slots=True)
class Evidence:
    """One file of an entry. `number` is its place among those of its sort in it."""

    id: str
    number: int
    type: str
    name: str
    size: int
    sha256: str
    stream: str
    key: str  # sealed

    @property
    def pk(self) -> UUID:
        """Its name on the disk, as addresses write it."""
        return UUID(self.id)

    @property
    def sort(self) -> str:
        """What it is to people: "picture", "recording" or "paper"."""
        return sort_of(self.type)

    @property
    def is_film(self) -> bool:
        """Whether it is a recording with pictures."""
        return self.type.startswith("video/")

    @property
    def is_shown(self) -> bool:
        """Whether it can be shown without what it tells about its making."""
        return self.type in SHOWN

    @property
    def shown_type(self) -> str:
        """Its media type, as a browser that shows it is told."""
        return f"{TEXT}; charset=utf-8" if self.type == TEXT else shown_as(self.type)

    @property
    def label(self) -> str:
        """What it is called: its own name may tell more than it should."""
        what = {
            "picture": _("Picture %(number)s"),
            "recording": _("Recording %(number)s"),
            "paper": _("Paper %(number)s"),
        }[self.sort]
        told = {"kind": TYPES[self.type], "size": filesizeformat(self.size)}
        return what % {"number": self.number} + " " + "({kind}, {size})".format(**told)


def sort_of(kind: str) -> str:
    """Return what a media type is to people."""
    if kind in RECORDINGS:
        return "recording"
    return "picture" if kind.startswith("image/") else "paper"


def files_in(entry: Entry) -> list[Evidence]:
    """Return the files that an entry names; none once its words were erased."""
    found: list[Evidence] = []
    for told in (entry.words or {}).get("files", ()):
        number = sum(file.sort == sort_of(told["type"]) for file in found) + 1
        found.append(Evidence(number=number, stream=entry.stream, **told))
    return found


def opened(file: Evidence, school: UUID, shelf: str = SHELF) -> Iterator[bytes]:
    """Yield the bytes of a file as it came in. Rooms above keep theirs on a shelf of their own.

    Raises:
        Erased: its case was erased, and the file with it.
        FileNotFoundError: it is not where it was put.
        SealBroken: it is not the file that was put there.
    """
    sealed = base64.b64decode(file.key)
    key = unseal(_wrapping(school, file.stream), sealed, _about(file.id))
    return files.opened(shelf, file.id, key)


def put_away(
    incoming: files.Incoming, *, school: UUID, stream: str, shelf: str = SHELF
) -> dict[str, Any]:
    """Keep a file for a stream; return what only sealed words may hold of it.

    When this returns it is whole on the disk.

    Raises:
        Erased: the stream was erased, so nothing can be added.
    """
    wrapping = _wrapping(school, stream)
    incoming.keep(shelf)
    key = base64.b64encode(seal(wrapping, incoming.key, _about(incoming.id))).decode()
    told = {"id": incoming.id, "size": incoming.size, "sha256": incoming.sha256}
    return told | {"key": key}


def _wrapping(school: UUID, stream: str) -> bytes:
    return derive_key(stream_key(school, stream), "files")


def _about(name: str) -> bytes:
    return f"key of file {name}".encode()
