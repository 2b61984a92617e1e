"""Copies of doc, xls, ppt and rtf: made anew from the newer format, by LibreOffice."""

from mamori.core.scan.files import File
from mamori.core.scan.limits import LIMITS, OverLimit
from mamori.core.scan.opening.office import soffice
from mamori.core.scan.opening.office.old_office import NEWER, kind_of
from mamori.core.scan.redacting import ooxml, xlsx
from mamori.core.scan.redacting.redactor import Inner, Spots


def redact(file: File, spots: Spots, inner: Inner) -> bytes:
    """Return a copy of a file in an old format without what is marked in it.

    Raises:
        OverLimit: no-office, or the file is broken.
    """
    if not soffice.program():
        raise OverLimit("no-office")
    data = file.read()
    kind, _ = kind_of(data)
    newer = File(file.name, soffice.convert(data, kind, NEWER[kind], LIMITS), file.part)
    copy = (xlsx if kind == "xls" else ooxml).redact(newer, spots, inner)
    return soffice.convert(copy, NEWER[kind], kind, LIMITS)
