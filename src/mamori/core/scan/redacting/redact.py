"""A copy of a file with nothing left in it of what a scan finds, proved by scanning the copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from mamori.core.scan.blocks import Unread
from mamori.core.scan.files import File
from mamori.core.scan.findings import Finding
from mamori.core.scan.limits import LIMITS, Limits, OverLimit
from mamori.core.scan.opening import Budget
from mamori.core.scan.opening.pictures.beyond import BEYOND
from mamori.core.scan.opening.types import type_of
from mamori.core.scan.redacting.marker import Marker, goes
from mamori.core.scan.redacting.redactor import Redactor
from mamori.core.scan.scanner import Saw, Scanner

# Type -> the module with its function `redact`; imported when the first such file comes.
REDACTORS: dict[str, str] = {
    "text": "mamori.core.scan.redacting.text",
    "json": "mamori.core.scan.redacting.text",
    "card": "mamori.core.scan.redacting.text",
    "csv": "mamori.core.scan.redacting.csv",
    "xml": "mamori.core.scan.redacting.xml",
    "html": "mamori.core.scan.redacting.html",
    "eml": "mamori.core.scan.redacting.mail",
    "msg": "mamori.core.scan.redacting.msg",
    "mbox": "mamori.core.scan.redacting.mailbox",
    "zip": "mamori.core.scan.redacting.archives",
    "tar": "mamori.core.scan.redacting.archives",
    "gzip": "mamori.core.scan.redacting.archives",
    "bz2": "mamori.core.scan.redacting.archives",
    "xz": "mamori.core.scan.redacting.archives",
    "docx": "mamori.core.scan.redacting.ooxml",
    "pptx": "mamori.core.scan.redacting.ooxml",
    "xlsx": "mamori.core.scan.redacting.xlsx",
    "odt": "mamori.core.scan.redacting.odf",
    "ods": "mamori.core.scan.redacting.odf",
    "odp": "mamori.core.scan.redacting.odf",
    "doc": "mamori.core.scan.redacting.old_office",
    "xls": "mamori.core.scan.redacting.old_office",
    "ppt": "mamori.core.scan.redacting.old_office",
    "rtf": "mamori.core.scan.redacting.old_office",
    "pdf": "mamori.core.scan.redacting.pdf",
    "png": "mamori.core.scan.redacting.pictures",
    "jpeg": "mamori.core.scan.redacting.pictures",
    "gif": "mamori.core.scan.redacting.pictures",
    "tiff": "mamori.core.scan.redacting.pictures",
    "webp": "mamori.core.scan.redacting.pictures",
    "bmp": "mamori.core.scan.redacting.pictures",
    "heic": "mamori.core.scan.redacting.pictures",
}


class NotRedacted(Exception):
    """No copy was made; `reason` is a code of `reasons.py`, `left` is what still stood in it."""

    def __init__(self, reason: str, left: Sequence[Finding] = ()) -> None:
        super().__init__(reason)
        self.reason, self.left = reason, tuple(left)


@dataclass(frozen=True, slots=True)
class Redacted:
    """A copy: its name and folders, themselves redacted, its bytes, and how much was taken out."""

    name: str
    data: bytes
    count: int


def redact(file: File, scanner: Scanner, limits: Limits = LIMITS) -> Redacted:
    """Return a copy of a file in the same format, without anything the scanner finds in it.

    Raises:
        NotRedacted: its format cannot be redacted, something of it could not be read, or the copy
            still showed something.
    """
    marker = Marker(scanner)
    found = _findings(file, scanner, limits, marker.saw)
    marker.know(found)
    data = _redacted(file, marker)
    name = "/".join(map(marker.cover, file.name.split("/")))
    left = _findings(File(name, data), scanner, limits)
    if left:
        raise NotRedacted("still-there", left)
    return Redacted(name, data, len(found))


def _redacted(file: File, marker: Marker) -> bytes:
    module = REDACTORS.get(type_of(file))
    if module is None:
        raise NotRedacted("not-redactable")
    redactor: Redactor = import_module(module).redact

    def inner(within: File) -> bytes:
        return _redacted(within, marker)

    try:
        return redactor(file, marker.spots, inner)
    except NotRedacted:
        raise
    except OverLimit as error:
        raise NotRedacted(error.reason) from None
    except Exception as error:  # readers of strangers' files fail in any way there is
        raise NotRedacted("broken") from error


def _findings(
    file: File, scanner: Scanner, limits: Limits, saw: Saw | None = None
) -> list[Finding]:
    found: list[Finding] = []
    for each in scanner.scan(file, Budget(limits=limits), saw):
        if isinstance(each, Unread):
            # Faces are told, not taken out, so it is no matter whether somebody looked for them.
            # What hangs on behind a picture is in no copy, as the scan of that shows.
            gone = saw is not None and BEYOND in each.place.part.split("!")
            if not gone and each.reason not in {"blank-picture", "no-faces"}:
                raise NotRedacted(each.reason)
        elif goes(each):
            found.append(each)
    return found
