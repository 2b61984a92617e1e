"""The text of a file of any length, decoded piece by piece in constant memory."""

import codecs
import io
import re
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from io import IncrementalNewlineDecoder
from itertools import chain
from typing import BinaryIO, NamedTuple

from mamori.core.roster.text import compose, encoding_of, mended, told_encoding
from mamori.core.scan.limits import OverLimit

PIECE = 1 << 17  # bytes; with its letters it fits into the cache of a core
_HEAD = 1 << 16  # what tells the encoding by itself
# A piece with letters beyond ASCII is asked for the encoding, and as many places after it.
_PLACES, _SAMPLE = 4, 1 << 12
_ESCAPES = re.compile(rb"\x1b\$[@B]")  # of ISO-2022-JP, in which Japanese mail was written
_AS_BROWSERS = {
    **dict.fromkeys(("shift-jis", "sjis", "x-sjis", "windows-31j", "ms932"), "cp932"),
    **dict.fromkeys(("us-ascii", "ascii", "iso-8859-1", "latin1", "latin-1"), "cp1252"),
    **dict.fromkeys(("iso-2022-jp", "csiso2022jp"), "iso2022_jp_ext"),
    "gb2312": "gbk",
}
_HIGH = re.compile(rb"[\x80-\xff]")
_MARKS = frozenset(map(chr, (*range(0x300, 0x370), 0x3099, 0x309A)))
_MOST_MARKS = 64  # on one letter


def decoded(stream: BinaryIO, size: int, declared: str = "") -> Iterator[str]:
    """Yield the text of a stream from where it stands, lines parted by LF, letters composed.

    The encoding is told as the importer of rosters tells it; bytes that do not fit become U+FFFD.

    Args:
        stream: binary and seekable.
        size: its length in bytes.
        declared: the encoding that the text says it has; believed if its letters fit.

    Raises:
        OverLimit: unknown-format, if its bytes are no text.
    """
    return _composed(_letters(stream, size, codec_of(declared)))


def encoding_of_whole(data: bytes, declared: str = "") -> str:
    """Return the encoding in which `decoded` reads bytes; `utf-8` where all of them are ASCII.

    Raises:
        OverLimit: unknown-format, if the bytes are no text.
    """
    stream = io.BytesIO(data)
    if found := _first_encoding(stream):
        return found
    while piece := stream.read(PIECE):
        if not piece.isascii():
            return _encoding_from(piece, stream, len(data), codec_of(declared))
    return "utf-8"


def codec_of(declared: str) -> str:
    """Return the codec that reads what calls itself so, as browsers do; empty if there is none."""
    name = declared.strip().lower().replace("_", "-")
    try:
        b"".decode(name)  # Python also has codecs that make no text, or only of whole bytes
        return _AS_BROWSERS.get(name) or codecs.lookup(name).name
    except (LookupError, ValueError):
        return _AS_BROWSERS.get(name, "")


class _Piece(NamedTuple):
    """Letters of a text, and whether marks may stand among them that belong to other letters."""

    text: str
    marked: bool


def _letters(stream: BinaryIO, size: int, declared: str) -> Iterator[_Piece]:
    encoding = _first_encoding(stream)
    decoder = getincrementaldecoder(encoding)("replace") if encoding else None
    marked = False
    while piece := stream.read(PIECE):
        if decoder is None and not piece.isascii():
            encoding = _encoding_from(piece, stream, size, declared)
            decoder = getincrementaldecoder(encoding)("replace")
        text = decoder.decode(piece) if decoder else piece.decode("ascii")
        if encoding not in _NARROW or encoding == "cp932" or b"\0" in piece:
            text = mended(text, encoding)
        begun, marked = marked, _has_marks(piece, text, encoding)
        yield _Piece(text, begun or marked)  # the first letter may have begun in the piece before
    if decoder:
        yield _Piece(mended(decoder.decode(b"", final=True), encoding), marked)


# Encodings of a byte a letter, or more, in which zero stands for itself alone.
_UNMARKED = frozenset({"", "cp932", "euc_jp", "cp1252"})
_NARROW = _UNMARKED | {"utf-8", "utf-8-sig", "cp1258"}


def _has_marks(piece: bytes, text: str, encoding: str) -> bool:
    """Tell whether bytes may hold marks; to look at every letter for them takes as long as all."""
    if encoding in _UNMARKED:
        return False
    if not encoding.startswith("utf-8"):
        return True
    return b"\xcc" in piece or b"\xcd" in piece or "\u3099" in text or "\u309a" in text


def _first_encoding(stream: BinaryIO) -> str:
    """Return the encoding if the first bytes tell it without doubt, else an empty text."""
    start = stream.tell()
    sample = stream.read(_HEAD)
    stream.seek(start)
    told = told_encoding(sample)
    if told == "":
        raise OverLimit("unknown-format")
    if told is None and sample.isascii() and _ESCAPES.search(sample):
        return "iso2022_jp_ext"
    return told or ""


def _encoding_from(piece: bytes, stream: BinaryIO, size: int, declared: str) -> str:
    """Return the encoding of a text whose first letters beyond ASCII are in this piece."""
    high = _HIGH.search(piece)
    line = piece.rfind(b"\n", 0, high.start() if high else 0) + 1
    here = stream.tell()
    samples = []
    for number in range(_PLACES):
        stream.seek(here + (size - here) * number // _PLACES)
        sample = stream.read(_SAMPLE)
        samples.append(sample[sample.find(b"\n") + 1 : sample.rfind(b"\n") + 1])
    # The last one alone may end within a letter.
    stream.seek(here - len(piece) + line)
    samples.append(stream.read(_SAMPLE))
    stream.seek(here)
    sample = b"".join(samples)
    # Binary bytes further on do not make the text before them none.
    found = encoding_of(sample, whole=False) or "utf-8"
    return declared if found != "utf-8" and _fits(sample, declared) else found


def _fits(sample: bytes, encoding: str) -> bool:
    if not encoding or encoding.startswith(("utf-16", "utf-32")):
        return False
    try:
        text = sample.decode(encoding, "replace")
    except ValueError:
        return False
    return text.count("\ufffd") * 100 < len(text)


def _composed(pieces: Iterable[_Piece]) -> Iterator[str]:
    lines = IncrementalNewlineDecoder(None, translate=True)
    held = _Piece("", marked=False)
    for piece in chain(pieces, (None,)):
        text = lines.decode(piece.text if piece else "", final=piece is None)
        marks = _marks_before(text)
        if marks == len(text):  # nothing, or more of them may come
            held = _Piece(held.text + text, held.marked or bool(marks))
            continue
        # Marks at the start belong to the last letter of the piece before.
        whole = held.text + text[:marks] if marks else held.text
        if whole:
            yield compose(whole) if held.marked or marks else whole
        held = _Piece(text[marks:] if marks else text, piece is not None and piece.marked)
    if held.text:
        yield compose(held.text) if held.marked else held.text


def _marks_before(text: str) -> int:
    """Return how many marks stand before the first letter, up to a bound."""
    count = 0
    while count < _MOST_MARKS and text[count : count + 1] in _MARKS:
        count += 1
    return count
