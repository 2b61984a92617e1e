"""Which opener reads which type, and how a type is told from bytes and names."""

from importlib import import_module

from mamori.core.scan.files import File
from mamori.core.scan.opening.containers import has_zip_directory, ole_type, zip_type
from mamori.core.scan.opening.opener import Opener
from mamori.core.scan.opening.signatures import signed
from mamori.core.scan.opening.wording import text_type

# Type -> the module with its function `read`; imported when the first such file comes.
OPENERS: dict[str, str] = {
    "text": "mamori.core.scan.opening.text",
    "csv": "mamori.core.scan.opening.csv",
    "json": "mamori.core.scan.opening.json",
    "card": "mamori.core.scan.opening.cards",
    "html": "mamori.core.scan.opening.web.html",
    "xml": "mamori.core.scan.opening.web.html",
    "eml": "mamori.core.scan.opening.mail.eml",
    "mbox": "mamori.core.scan.opening.mail.mbox",
    "msg": "mamori.core.scan.opening.mail.msg",
    "zip": "mamori.core.scan.opening.archives.zip",
    "tar": "mamori.core.scan.opening.archives.tar",
    "gzip": "mamori.core.scan.opening.archives.packed",
    "bz2": "mamori.core.scan.opening.archives.packed",
    "xz": "mamori.core.scan.opening.archives.packed",
    "docx": "mamori.core.scan.opening.office.ooxml",
    "xlsx": "mamori.core.scan.opening.office.xlsx",
    "pptx": "mamori.core.scan.opening.office.ooxml",
    "odt": "mamori.core.scan.opening.office.odf",
    "ods": "mamori.core.scan.opening.office.odf",
    "odp": "mamori.core.scan.opening.office.odf",
    "doc": "mamori.core.scan.opening.office.old_office",
    "xls": "mamori.core.scan.opening.office.old_office",
    "ppt": "mamori.core.scan.opening.office.old_office",
    "rtf": "mamori.core.scan.opening.office.old_office",
    "pdf": "mamori.core.scan.opening.pdf.pdf",
    "png": "mamori.core.scan.opening.pictures.pictures",
    "jpeg": "mamori.core.scan.opening.pictures.pictures",
    "gif": "mamori.core.scan.opening.pictures.pictures",
    "tiff": "mamori.core.scan.opening.pictures.pictures",
    "webp": "mamori.core.scan.opening.pictures.pictures",
    "bmp": "mamori.core.scan.opening.pictures.pictures",
    "heic": "mamori.core.scan.opening.pictures.pictures",
}

# Type -> why it has no opener: a code of `mamori.core.scan.reasons`.
_CLOSED = {
    "jtd": "no-open-reader",
    "no-reader": "no-open-reader",
    "emf": "no-open-reader",
    "wmf": "no-open-reader",
    "encrypted": "encrypted",
    "packed": "packed",
    "media": "media",
    "program": "program",
}


def type_of(file: File) -> str:
    """Tell the type of a file by its bytes, and only where they leave it open by its name.

    It is a key of `OPENERS`, or a type that has no opener, such as `media` or `unknown`.

    Raises:
        OSError: the file cannot be read.
    """
    head = file.head()
    found = signed(head)
    if found == "ole":
        return ole_type(file)
    if found == "zip" or (found == "program" and has_zip_directory(file)):
        return zip_type(file)
    return found or text_type(head, file.suffix, whole=len(head) == file.size)


def opener_of(kind: str) -> Opener | None:
    """Return the opener of a type, or None if it has none."""
    module = OPENERS.get(kind)
    return import_module(module).read if module else None


def why_closed(kind: str) -> str:
    """Return why a type without an opener is not read, a code of `mamori.core.scan.reasons`."""
    return _CLOSED.get(kind, "unknown-format")
