"""The file of a sheet, as it came in."""

from mamori.base.media import TYPES
from mamori.cases.evidence import files_in, opened
from mamori.core.seal import SealBroken
from mamori.journal.keys import Erased
from mamori.publishing.models import Sheet
from mamori.publishing.queries.sheets import version_of

SHELF = "sheets"


class NoFile(Exception):
    """There is no file, or none any more."""


def file_of(sheet: Sheet) -> bytes:
    """Return the file of the present version as it came in.

    Raises:
        NoFile: there is none.
    """
    kept = files_in(version_of(sheet).entry)
    if not kept or not sheet.file:
        raise NoFile
    try:
        return b"".join(opened(kept[0], sheet.school_id, SHELF))
    except (Erased, FileNotFoundError, SealBroken) as gone:
        raise NoFile from gone


def suffix_of(sheet: Sheet) -> str:
    """Return the ending of the name of a sheet's file; its own name stays here."""
    kept = files_in(version_of(sheet).entry)
    ending = TYPES.get(kept[0].type, "") if kept else ""
    return f".{ending.lower()}" if ending else ""


def files_in_use() -> set[str]:
    """Return the names of the files that sheets still have."""
    return set(Sheet.unguarded.exclude(file="").values_list("file", flat=True))
