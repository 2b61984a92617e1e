"""A copy of a file with nothing left in it of what a scan finds, proved by scanning the copy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.findings import Finding
from mamori.core.scan.folding import plain
from mamori.core.scan.judging import SURE
from mamori.core.scan.limits import LIMITS, Limits, OverLimit
from mamori.core.scan.opening import Budget
from mamori.core.scan.opening.types import type_of
from mamori.core.scan.redacting.redactor import MASK, Redactor
from mamori.core.scan.scanner import Scanner

# Type -> the module with its function `redact`; imported when the first such file comes.
REDACTORS: dict[str, str] = {
    "text": "mamori.core.scan.redacting.text",
    "csv": "mamori.core.scan.redacting.text",
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

# What a form asks for is no secret itself; a list is taken out cell by cell; faces are told.
NOT_TAKEN_OUT = frozenset(
    {
        "secret-request",
        "insurance-copy-request",
        "medical-sheet-request",
        "cash-by-pta",
        "papers-by-pta",
        "person-list",
        "face",
    }
)
SHORTEST = 2  # letters; a single one, such as a mark, is taken out only where it was found


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
    found = _findings(file, scanner, limits)
    marker = Marker(scanner, found)
    data = _redacted(file, marker)
    name = "/".join(map(marker.cover, file.name.split("/")))
    left = _findings(File(name, data), scanner, limits)
    if left:
        raise NotRedacted("still-there", left)
    return Redacted(name, data, len(found))


class Marker:
    """Marks what is to go: what is found in a text on its own, and what was found anywhere.

    A date is a birth date by the title of its column; the cell alone does not tell. So all that the
    scan of the whole file found is looked for again in each of its texts.
    """

    def __init__(self, scanner: Scanner, found: Iterable[Finding]) -> None:
        self._scanner = scanner
        words = {part for each in found for part in _parts(each.text) if len(part) >= SHORTEST}
        kind = MATCH_KIND_LEFTMOST_LONGEST
        self._known = CharwiseDoubleArrayAhoCorasick(sorted(words), kind) if words else None

    def spots(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of a text that are to go, in order and apart from each other."""
        hits = (hit for hit in self._scanner.hits(Block(text=text)) if _goes(hit.kind))
        spans = [(hit.start, hit.end) for hit in hits if hit.confidence >= SURE]
        if self._known:
            spans += [(start, end) for start, end, _ in self._known.find(plain(text))]
        return merged(spans)

    def cover(self, text: str) -> str:
        """Return a text with what is to go blacked out."""
        for start, end in reversed(self.spots(text)):
            text = text[:start] + MASK * (end - start) + text[end:]
        return text


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order; those that touch become one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


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


def _findings(file: File, scanner: Scanner, limits: Limits) -> list[Finding]:
    found: list[Finding] = []
    for each in scanner.scan(file, Budget(limits=limits)):
        if isinstance(each, Unread):
            # Faces are told, not taken out, so it is no matter whether somebody looked for them.
            if each.reason not in {"blank-picture", "no-faces"}:
                raise NotRedacted(each.reason)
        elif _goes(each.kind) and each.confidence >= SURE:
            found.append(each)
    return found


def _goes(kind: str) -> bool:
    return kind not in NOT_TAKEN_OUT


def _parts(text: str) -> Iterable[str]:
    """Yield what a find looks like, folded, whole and by its lines and cells."""
    folded = plain(text)
    yield folded
    for line in folded.splitlines():
        yield from line.split("\t")
