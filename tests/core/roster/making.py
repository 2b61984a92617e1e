"""Makes small rosters of invented people for the tests of this folder."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping

from mamori.core.roster import Note, Roster, read_oneroster

USERS = "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName"
ROLES = "sourcedId,status,dateLastModified,userSourcedId,roleType,role,orgSourcedId"
ORGS = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId"
CLASSES = (
    "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classType,schoolSourcedId,"
    "termSourcedIds"
)
YEARS = "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear"
ENROLMENTS = (
    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary"
)


def csv_text(rows: Iterable[Iterable[object]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def manifest(version: str = "1.2", **modes: str) -> str:
    lines = [f"file.{name},{mode}" for name, mode in modes.items()]
    return "\n".join(
        ["propertyName,value", "manifest.version,1.0", f"oneroster.version,{version}", *lines, ""]
    )


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def read_package(*, version: str = "1.2", mode: str = "bulk", **files: str) -> Roster:
    """Read a package of these files (name without .csv), announced as bulk or delta."""
    named: dict[str, str | bytes] = {f"{name}.csv": text for name, text in files.items()}
    named.setdefault("manifest.csv", manifest(version, **dict.fromkeys(files, mode)))
    return read_oneroster(("roster.zip", zipped(named)))


def codes(roster: Roster, *unless: str) -> list[tuple[str, str, int | None, str]]:
    """Return code, file, line and column of each note, without the codes in `unless`."""
    return [brief(note) for note in roster.notes if note.code not in unless]


def brief(note: Note) -> tuple[str, str, int | None, str]:
    return note.code, note.file, note.line, note.column
