"""A OneRoster package: its manifest and its files, opened and checked column by column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mamori.core.roster.credentials import is_credential
from mamori.core.roster.model import Deletion
from mamori.core.roster.notes import Notebook, RosterUnreadable, Severity
from mamori.core.roster.oneroster import schema
from mamori.core.roster.sheet import Sheet, make_sheet
from mamori.core.roster.text import decode, delimiter_of, note_letters, rows_of

VERSIONS = ("1.1", "1.2", "1.2.1", "1.2_JP")
_MODES = ("absent", "bulk", "delta")


@dataclass(slots=True)
class Package:
    """The opened files by their standard name, with what the manifest says of each."""

    name: str
    version: str
    notes: Notebook
    sheets: dict[str, Sheet]
    modes: dict[str, str]
    deletions: list[Deletion] = field(default_factory=list)

    def is_delta(self, file: str) -> bool:
        return self.modes.get(file) == "delta"

    def is_whole(self, file: str) -> bool:
        """Tell whether the file is here in full, so that what it does not have does not exist."""
        return file in self.sheets and not self.is_delta(file)

    def records(
        self, file: str, what: str, names: tuple[str, ...], must: tuple[str, ...] = ()
    ) -> Iterator[tuple[int, str, tuple[str, ...]]]:
        """Yield line, sourcedId and the named cells of each row that is neither bad nor deleted.

        A blank or repeated sourcedId, or a blank cell in a `must` column, rejects the row; a blank
        in another required column is noted. A row to delete goes to `deletions` as `what` (""
        to forget it).
        """
        sheet = self.sheets.get(file)
        if sheet is None or "sourcedId" not in sheet.columns:
            return
        required = schema.columns_of(file, self.version).required & sheet.columns.keys()
        checked = [(i, name) for i, name in enumerate(names) if name in required or name in must]
        seen: set[str] = set()
        needless, gone, delta = 0, 0, self.is_delta(file)
        for line, (key, status, *cells) in sheet.records(("sourcedId", "status", *names)):
            if not key or key in seen:
                code = "duplicate-id" if key else "value-missing"
                self.reject(sheet, line, "sourcedId", code, key)
                continue
            seen.add(key)
            needless += bool(status)
            blank = [name for i, name in checked if not cells[i]]
            if (delta or status) and not self._lives(sheet, line, key, status, what, delta=delta):
                gone += 1
                continue
            if not blank or not self._lacks(sheet, line, blank, must):
                yield line, key, tuple(cells)
        if not delta:
            self._note_needless(sheet, {"status-in-bulk": needless - gone, "deleted-in-bulk": gone})

    def _note_needless(self, sheet: Sheet, counts: Mapping[str, int]) -> None:
        """Note that a whole file has a status, as only one of changes should."""
        for code, count in counts.items():
            if count:
                self.notes.add(
                    Severity.UNKNOWN, code, file=sheet.name, column="status", count=count
                )

    def _lacks(self, sheet: Sheet, line: int, blank: list[str], must: tuple[str, ...]) -> bool:
        """Note the blank cells; tell whether the row is useless without them."""
        lost = [name for name in blank if name in must]
        for name in lost or blank:
            severity = Severity.REJECTED if lost else Severity.MISSING
            self.notes.add(severity, "value-missing", file=sheet.name, line=line, column=name)
        return bool(lost)

    def reject(self, sheet: Sheet, line: int, column: str, code: str, detail: str = "") -> None:
        self.notes.add(
            Severity.REJECTED, code, file=sheet.name, line=line, column=column, detail=detail
        )

    def _lives(  # noqa: PLR0913 - a row, where it stands and what it is
        self, sheet: Sheet, line: int, key: str, status: str, what: str, *, delta: bool
    ) -> bool:
        """Tell whether the row is not to be deleted; an odd status is noted and means active."""
        word = status.casefold()
        if word == "tobedeleted" and what:
            self.deletions.append(Deletion(what, key))
        elif word and word not in {"active", "tobedeleted"}:
            self._note_status(Severity.UNKNOWN, "status-unknown", sheet, line, status)
        elif not word and delta:
            self._note_status(Severity.MISSING, "status-missing", sheet, line, status)
        return word != "tobedeleted"

    def _note_status(
        self, severity: Severity, code: str, sheet: Sheet, line: int, status: str
    ) -> None:
        self.notes.add(severity, code, file=sheet.name, line=line, column="status", detail=status)


def open_package(name: str, files: dict[str, bytes], notes: Notebook) -> Package:
    """Open the files of a package and note every column that is missing, extra or renamed.

    Raises:
        RosterUnreadable: not-a-roster, when none of the files is one of OneRoster.
    """
    by_name = {_standard_name(file): (file, data) for file, data in files.items()}
    manifest = _manifest(by_name.pop("manifest", None), notes)
    version, modes = _version(manifest, by_name, notes), _modes(manifest, by_name, notes)
    sheets = {}
    for file, (label, data) in by_name.items():
        if file in schema.READ or file == schema.CREDENTIAL_FILE:
            sheet = _try_open(label, data, notes)
            if sheet and file in schema.READ:
                sheets[file] = _check_columns(sheet, file, version, notes)
        elif file not in schema.IGNORED:
            notes.add(Severity.UNKNOWN, "file-unknown", file=label)
    if not any("sourcedId" in sheet.columns for sheet in sheets.values()):
        raise RosterUnreadable("not-a-roster", name)
    for file in ("orgs", "users"):
        if modes[file] == "absent" and file not in sheets and "delta" not in modes.values():
            notes.add(Severity.MISSING, "file-missing", file=f"{file}.csv")
    return Package(name, version, notes, sheets, modes)


def is_standard_file(name: str) -> bool:
    """Tell whether a file name is one that the standard gives."""
    return _standard_name(name) in {*schema.READ, schema.CREDENTIAL_FILE}


def _standard_name(file: str) -> str:
    stem = file.rsplit(".", 1)[0].casefold()
    every = (*schema.READ, *schema.IGNORED, schema.CREDENTIAL_FILE, "manifest")
    return next((name for name in every if name.casefold() == stem), stem)


def _try_open(label: str, data: bytes, notes: Notebook) -> Sheet | None:
    """Open one file of several; one that cannot be read is noted and the others are not lost."""
    try:
        return _open(label, data, notes)
    except RosterUnreadable as error:
        notes.add(Severity.REJECTED, error.code, file=label)
        return None


def _open(label: str, data: bytes, notes: Notebook) -> Sheet:
    text, encoding = decode(data, label)
    if encoding not in {"utf-8", "utf-8-sig"}:
        notes.add(Severity.UNKNOWN, "encoding", file=label, detail=encoding)
    note_letters(text, encoding, label, notes)
    rows = list(rows_of(text, delimiter_of(text)))
    first = next((i for i, row in enumerate(rows) if row and any(row)), 0)
    names = {cell.strip().casefold() for cell in (rows[first] if rows else None) or ()}
    headed = bool(names & {"sourcedid", "usersourcedid", "propertyname"})
    if not headed:  # its first row is data, and a credential in it must not be shown as a name
        notes.add(Severity.MISSING, "header-missing", file=label, line=first + 1)
    return make_sheet(label, rows, notes, header_at=first if headed else None, strict=True)


def _manifest(found: tuple[str, bytes] | None, notes: Notebook) -> dict[str, str]:
    if found is None:
        notes.add(Severity.MISSING, "file-missing", file="manifest.csv")
        return {}
    sheet = _try_open(*found, notes)
    if sheet is None:
        return {}
    rows = [sheet.header, *(row for _, row in sheet.rows)]
    return {row[0].strip(): row[1].strip() for row in rows if len(row) > 1}


def _version(manifest: dict[str, str], files: Mapping[str, object], notes: Notebook) -> str:
    said = manifest.get("oneroster.version", "")
    if said in VERSIONS:
        return said
    version = "1.2" if "roles" in files or said.startswith("1.2") else "1.1"
    severity = Severity.UNKNOWN if said else Severity.MISSING
    notes.add(severity, "version", file="manifest.csv", column="oneroster.version", detail=said)
    return version


def _modes(
    manifest: dict[str, str], files: Mapping[str, object], notes: Notebook
) -> dict[str, str]:
    modes = {}
    for file in (*schema.READ, schema.CREDENTIAL_FILE):
        name, said = f"file.{file}", manifest.get(f"file.{file}", "").casefold()
        here, trouble = file in files, ""
        if said and said not in _MODES:
            trouble = "file-mode"
        elif here and said in {"", "absent"}:
            trouble = "file-not-announced"
        elif not here and said in {"bulk", "delta"}:
            trouble = "file-missing"
        if trouble and manifest:
            severity = Severity.MISSING if trouble == "file-missing" else Severity.UNKNOWN
            notes.add(severity, trouble, file=f"{file}.csv", column=name, detail=said)
        modes[file] = said if said in _MODES else ("bulk" if here else "absent")
    return modes


def _check_columns(sheet: Sheet, file: str, version: str, notes: Notebook) -> Sheet:
    """Give the columns their standard names and note what does not fit."""
    columns = schema.columns_of(file, version)
    found: dict[str, int] = {}
    unknown = []
    for name, position in sheet.columns.items():
        canonical = columns.canonical(file, name)
        if canonical and found.setdefault(canonical, position) == position:
            if canonical.casefold() != name.casefold():
                notes.add(
                    Severity.UNKNOWN,
                    "column-renamed",
                    file=sheet.name,
                    line=sheet.header_line,
                    column=name,
                    detail=canonical,
                )
        elif not is_credential(name):
            unknown.append(name)
    if found:
        _note_columns(sheet, columns, found, unknown, notes)
    sheet.columns = found
    return sheet


def _note_columns(
    sheet: Sheet,
    columns: schema.Columns,
    found: dict[str, int],
    unknown: list[str],
    notes: Notebook,
) -> None:
    line = sheet.header_line
    for name in sorted(columns.required - found.keys()):
        notes.add(Severity.MISSING, "column-missing", file=sheet.name, line=line, column=name)
    for name in unknown:
        count = sheet.filled(sheet.columns[name])
        notes.add(
            Severity.UNKNOWN, "column-unknown", file=sheet.name, line=line, column=name, count=count
        )
    for name in sorted(columns.not_needed & found.keys()):
        if count := sheet.filled(found[name]):
            notes.add(
                Severity.DROPPED, "not-needed", file=sheet.name, line=line, column=name, count=count
            )
