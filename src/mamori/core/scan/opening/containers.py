"""The type of a file that is a ZIP archive or an OLE container, by what lies in it."""

import struct
import zipfile
from collections.abc import Iterable, Sequence

from olefile import OleFileIO

from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit

# Beyond this the directory of an archive is not read to tell its type: it is just an archive.
_MOST_DIRECTORY = 16 << 20
_LARGE_END, _IN_LARGE_END = b"PK\x06\x06", 0xFFFFFFFF
_END = b"PK\x05\x06"
_END_SIZE, _MOST_COMMENT = 22, 1 << 16

# OpenDocument says what it is in its first entry; templates and masters are read alike.
_OPEN_DOCUMENTS = {"text": "odt", "spreadsheet": "ods", "presentation": "odp", "graphics": "odp"}
_OFFICE = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
    ("DocumentText", "jtd"),
    ("HwpSummaryInformation", "no-reader"),
)


def zip_type(file: File) -> str:
    """Return `docx`, `xlsx`, `pptx`, `odt`, `ods`, `odp`, `no-reader` or, of any other, `zip`."""
    if not 0 < directory_size(file) <= _MOST_DIRECTORY:
        return "zip"
    try:
        with file.open() as stream, zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return _open_document(archive.read("mimetype"))
            return _office(names)
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        struct.error,
    ):
        return "zip"


def has_zip_directory(file: File) -> bool:
    """Tell whether a file ends as a ZIP archive does, whatever it begins with."""
    return directory_size(file) > 0


def ole_type(file: File) -> str:
    """Return `doc`, `xls`, `ppt`, `msg`, `jtd`, `encrypted`, `no-reader`, or what its name says."""
    try:
        with file.open() as stream, OleFileIO(stream) as container:
            names = {path[0] for path in container.listdir(streams=True, storages=False)}
    except Exception:  # noqa: BLE001 -- olefile fails in any way there is on damaged files
        names = set()
    for stream_name, kind in _OLE_STREAMS:
        if any(name.strip("\x05") == stream_name for name in names):
            return kind
    named = file.suffix.removeprefix(".")
    return named if not names and named in {"doc", "xls", "ppt", "msg"} else "no-reader"


def ole_stream(container: OleFileIO, path: Sequence[str], most: int) -> bytes:
    """Return a stream of a container that itself has `most` bytes.

    Raises:
        OverLimit: broken, if the stream says it is larger; olefile would go round in it for hours.
    """
    if max(container.get_size(list(path)), container.root.size) > most:
        raise OverLimit("broken")
    data: bytes = container.openstream(list(path)).read()
    return data


def _open_document(mimetype: bytes) -> str:
    kind = mimetype.strip().removeprefix(b"application/vnd.oasis.opendocument.").decode("latin-1")
    return _OPEN_DOCUMENTS.get(kind.partition("-")[0], "zip")


def _office(names: Iterable[str]) -> str:
    listed = set(names)
    if any(name.endswith(".iwa") for name in listed):
        return "no-reader"  # Pages, Numbers, Keynote
    if "xl/workbook.bin" in listed:
        return "no-reader"  # a binary workbook
    if "[Content_Types].xml" not in listed:
        return "zip"
    for folder, kind in _OFFICE:
        if any(name.startswith(folder) for name in listed):
            return kind
    return "zip"


def directory_size(file: File) -> int:
    """Return the size of the archive's directory as its last bytes say, 0 if they say none."""
    size = file.size
    with file.open() as stream:
        stream.seek(max(size - _END_SIZE - _MOST_COMMENT, 0))
        tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        return 0
    said = int.from_bytes(tail[at + 12 : at + 16], "little")
    large = tail.rfind(_LARGE_END, 0, at)
    if said == _IN_LARGE_END and large >= 0:
        return int.from_bytes(tail[large + 40 : large + 48], "little")
    return said
