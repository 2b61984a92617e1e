"""What a file is, told by its bytes: its name and what the sender calls it prove nothing.

The list is short on purpose. What a browser would run, such as HTML, SVG or a program, is not on
it, nor is an office document that brings programs along.
"""

import codecs
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from mamori.base.media.sniff_recording import recording_kind

# media type -> what people call it
TYPES = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/webp": "WebP",
    "image/gif": "GIF",
    "image/heic": "HEIC",
    "application/pdf": "PDF",
    "text/plain": "TXT",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "audio/mpeg": "MP3",
    "audio/mp4": "M4A",
    "audio/aac": "AAC",
    "audio/ogg": "OGG",
    "audio/webm": "WEBA",
    "audio/wav": "WAV",
    "audio/flac": "FLAC",
    "audio/amr": "AMR",
    "audio/3gpp": "3GA",
    "video/mp4": "MP4",
    "video/quicktime": "MOV",
    "video/3gpp": "3GP",
    "video/webm": "WEBM",
}
DOCX, XLSX = list(TYPES)[7:9]
STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
)
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"}
ZIP, ZIP_END, END_BYTES = b"PK\x03\x04", b"PK\x05\x06", 22
DIRECTORY_MOST = 1024 * 1024  # bytes of the list of parts in an office document
PROGRAMS = (b"vbaProject.bin", b"/activeX/", b"/embeddings/")
# What a text never holds: it would be a program, a picture, anything but a text.
NEVER = {chr(code) for code in range(32)} - set("\t\n\r\f")
MARKUP = ("<!", "<?", "<html", "<svg", "<script", "<head", "<body")

Chunks = Callable[[], Iterable[bytes]]


def sniff(chunks: Chunks) -> str:
    """Return the media type of a file, one of `TYPES`; empty if it is none of them.

    Args:
        chunks: gives the bytes of the file from the start, anew at each call; one chunk holds the
            first hundred bytes.
    """
    first = next(iter(chunks()), b"")
    for start, kind in STARTS:
        if first.startswith(start):
            return kind
    if first[:4] == b"RIFF" and first[8:12] == b"WEBP":
        return "image/webp"
    if first[4:8] == b"ftyp" and first[8:12] in HEIC_BRANDS:
        return "image/heic"
    if recording := recording_kind(first, chunks):
        return recording
    if first.startswith(ZIP):
        return _office(_tail(chunks()))
    return "text/plain" if first and text_encoding(chunks) else ""


def text_encoding(chunks: Chunks) -> str:
    """Return the encoding in which a file is a text; empty if it is none, or is markup."""
    first = next(iter(chunks()), b"")
    marked = first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp932"):
        try:
            if _is_text(decoded(chunks(), encoding)):
                return encoding
        except UnicodeDecodeError:
            continue
    return ""


def decoded(chunks: Iterable[bytes], encoding: str) -> Iterator[str]:
    """Yield the letters of a text."""
    decoder = codecs.getincrementaldecoder(encoding)()
    for chunk in chunks:
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _is_text(pieces: Iterator[str]) -> bool:
    first = next(pieces, "")
    if first.lstrip().lower().startswith(MARKUP):
        return False
    return all(NEVER.isdisjoint(piece) for piece in chain([first], pieces))


def _tail(chunks: Iterable[bytes]) -> bytes:
    """Return the end of a file, long enough for the list of parts of an office document."""
    tail = b""
    for chunk in chunks:
        tail = (tail + chunk)[-2 * DIRECTORY_MOST :]
    return tail


def _office(tail: bytes) -> str:
    """Look at the list of parts, and at nothing that is packed."""
    at = tail.rfind(ZIP_END)
    if at < 0 or len(tail) - at < END_BYTES:
        return ""
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    if not 0 < size <= min(at, DIRECTORY_MOST):
        return ""
    parts = tail[at - size : at]
    if b"[Content_Types].xml" not in parts or any(program in parts for program in PROGRAMS):
        return ""
    if b"word/document.xml" in parts:
        return DOCX
    return XLSX if b"xl/workbook.xml" in parts else ""
