"""A reader that knows nothing of ours: unzip, strip the tags, look at the bytes."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence

from mamori.core.scan.files import File
from mamori.core.scan.opening.types import type_of
from mamori.core.scan.redacting import odf, ooxml, xlsx
from mamori.core.scan.redacting.redactor import Redactor

_NUMBER = re.compile(r"0?90-?0000-?\d{4}")
_REDACTORS: dict[str, Redactor] = {
    "docx": ooxml.redact,
    "pptx": ooxml.redact,
    "xlsx": xlsx.redact,
    "odt": odf.redact,
    "ods": odf.redact,
    "odp": odf.redact,
}


def spots(text: str) -> Sequence[tuple[int, int]]:
    """Mark the numbers that tests plant, also without hyphens or the zero in front."""
    return [found.span() for found in _NUMBER.finditer(text)]


def redacted(name: str, data: bytes) -> bytes:
    """Return a file without the planted numbers; plain files within it lose them too."""

    def inner(file: File) -> bytes:
        kind = type_of(file)
        if kind in _REDACTORS:
            return _REDACTORS[kind](file, spots, inner)
        return re.sub(rb"090-0000-\d{4}", b"-", file.read())

    return inner(File(name, data))


def peeled(data: bytes) -> str:
    """Return all that is in a package, with tags and without: names, comments, parts."""
    return "\n".join(_peeled(data))


def _peeled(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield package.comment.decode("utf-8", "ignore")
        for info in package.infolist():
            yield info.filename
            part = package.read(info)
            for encoding in ("utf-8", "utf-16-le"):
                text = part.decode(encoding, "ignore")
                yield text
                yield re.sub(r"<[^>]*>", "", text)
            if part.startswith(b"PK"):
                yield from _peeled(part)
