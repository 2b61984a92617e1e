"""Reads a source whose kind nobody told."""

from enum import StrEnum

from mamori.core.roster.model import Kind, Roster
from mamori.core.roster.oneroster.package import is_standard_file
from mamori.core.roster.oneroster.reader import read_oneroster
from mamori.core.roster.source import Source, is_workbook, open_source
from mamori.core.roster.tables.reader import read_table


class Format(StrEnum):
    ONEROSTER = "oneroster"
    TABLE = "table"


def detect(source: Source) -> Format:
    """Tell whether a source is a OneRoster package (or one file of it) or a plain list.

    A file of OneRoster has its standard name and a `sourcedId` in its first line.

    Raises:
        RosterUnreadable: when it cannot be opened.
    """
    return _format(open_source(source))


def read(
    source: Source, *, keep_special_needs: bool = False, kind: Kind = Kind.PUPIL, country: str = ""
) -> Roster:
    """Read a roster of any known kind; see `read_oneroster` and `read_table` for the rest.

    Args:
        source: path of a zip, folder or file, or (name, bytes).
        keep_special_needs: OneRoster alone: keep what marks a special-needs class.
        kind: plain list alone: whom it is of.
        country: plain list alone: ISO code that settles the order of names and dates.

    Raises:
        RosterUnreadable: when nothing can be read.
    """
    if detect(source) is Format.ONEROSTER:
        return read_oneroster(source, keep_special_needs=keep_special_needs)
    return read_table(source, kind=kind, country=country)


def _format(files: dict[str, bytes]) -> Format:
    for name, data in files.items():
        head = data[:2000].replace(b"\0", b"").lower()
        standard = is_standard_file(name) and b"sourcedid" in head
        if not is_workbook(name, data) and (standard or b"propertyname" in head):
            return Format.ONEROSTER
    return Format.TABLE
