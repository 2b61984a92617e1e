"""Opens what a person hands over: a folder, a zip, one file, or bytes with a name."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from mamori.core.roster import limits
from mamori.core.roster.notes import RosterUnreadable
from mamori.core.roster.workbook import SUFFIXES

NamedBytes = tuple[str, bytes]
Source = Path | NamedBytes

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    RuntimeError,  # a compression method or protection Python does not know
    OSError,
    ValueError,
    OverflowError,
)


# How files begin that people send in place of a list: PDF, PNG, JPEG, GIF.
_NO_LISTS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


def name_of(source: Source) -> str:
    """Return what to call the source in notes: its file name without folders."""
    return source.name if isinstance(source, Path) else PurePosixPath(source[0]).name


def open_source(source: Source) -> dict[str, bytes]:
    """Return the files of a source by name; of a zip or folder the tables and workbooks alone.

    Nothing is written to disk and folders inside a zip are ignored, so a name such as `../x.csv`
    can do no harm. A zip inside a zip is not opened.

    Raises:
        RosterUnreadable: not-found, too-large, too-many-entries, encrypted, broken-zip, empty,
            no-list-format.
    """
    if isinstance(source, Path) and source.is_dir():
        return _folder(source)
    name, data = name_of(source), _bytes(source)
    if data.startswith(b"PK") and not is_workbook(name, data):
        return _zip(name, data)
    return {name: data}


def is_workbook(name: str, data: bytes) -> bool:
    """Tell whether the bytes are a workbook; xlsx and ods are zips by their first bytes."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return True
    head = data[:4096]
    inside = b"[Content_Types].xml" in head or b"opendocument.spreadsheet" in head
    return data.startswith(b"PK") and (inside or PurePosixPath(name).suffix.lower() in SUFFIXES)


def _bytes(source: Source) -> bytes:
    if not isinstance(source, Path):
        data = source[1]
    elif not source.is_file():
        raise RosterUnreadable("not-found", source.name)
    elif source.stat().st_size > limits.MAX_UNPACKED:
        raise RosterUnreadable("too-large", source.name)
    else:
        data = source.read_bytes()
    if len(data) > limits.MAX_UNPACKED:
        raise RosterUnreadable("too-large", name_of(source))
    if not data.strip():
        raise RosterUnreadable("empty", name_of(source))
    if data.startswith(_NO_LISTS):
        raise RosterUnreadable("no-list-format", name_of(source))
    return data


def _folder(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.iterdir() if _is_wanted(path.name) and path.is_file())
    _check(folder.name, len(paths), (path.stat().st_size for path in paths))
    return {path.name: path.read_bytes() for path in paths}


def _zip(name: str, data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            wanted = [entry for entry in entries if _is_wanted(PurePosixPath(entry.filename).name)]
            _check(name, len(entries), (entry.file_size for entry in wanted))
            if any(entry.flag_bits & 1 for entry in wanted):
                raise RosterUnreadable("encrypted", name)
            # zipfile stops at the size an entry declares, so the sum above is what is unpacked.
            files: dict[str, bytes] = {}
            for entry in wanted:
                base = PurePosixPath(entry.filename).name
                if base not in files:
                    files[base] = archive.read(entry)
            return files
    except _BROKEN:
        raise RosterUnreadable("broken-zip", name) from None


def _is_wanted(name: str) -> bool:
    suffix = PurePosixPath(name).suffix.lower()
    return suffix in {".csv", ".tsv", *SUFFIXES} and not name.startswith((".", "~$"))


def _check(name: str, entries: int, sizes: Iterable[int]) -> None:
    if entries > limits.MAX_ENTRIES:
        raise RosterUnreadable("too-many-entries", name)
    if sum(sizes) > limits.MAX_UNPACKED:
        raise RosterUnreadable("too-large", name)
