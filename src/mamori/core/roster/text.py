"""Bytes of a text file into rows of cells."""

import csv
import io
import math
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections import Counter
from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from mamori.core.roster import limits
from mamori.core.roster.notes import Notebook, RosterUnreadable, Severity

DELIMITERS = ",;\t|"
_BOMS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
_SAMPLE = 1 << 16

# How plausible a letter is in a school's list in the encoding tried; anything unlisted scores 0.
_PLAUSIBLE = {
    "utf-8": ((r"[^\x00-\x7f\ufffd]", 0.95),),
    "cp932": ((r"[ぁ-ヿ]", 1.0), (r"[一-龠々]", 0.9), (r"[　-〿！-～ー]", 0.8), (r"[ｦ-ﾟ]", 0.3)),
    "euc_jp": ((r"[ぁ-ヿ]", 1.0), (r"[一-龠々]", 0.9), (r"[　-〿！-～ー]", 0.8), (r"[ｦ-ﾟ]", 0.0)),
    "cp1258": (
        (r"[\u00c0-\u00ff\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0]", 0.7),
        (r"(?<=[aeiouyAEIOUY\u00c0-\u00ff\u0102\u0103\u01a0\u01a1\u01af\u01b0])[\u0300-\u0323]", 1),
    ),
    "cp1252": ((r"[\u00c0-\u00ff]", 0.75), (r"[\u20ac\u2018-\u201d\u00a0-\u00bf]", 0.4)),
}
# Bytes that are no letter in Shift_JIS, which the codec turns into these instead of refusing them.
_NO_LETTERS = dict.fromkeys((0x80, 0xA0, 0xF8F0, 0xF8F1, 0xF8F2, 0xF8F3), "\ufffd")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
# Nothing but letters of the language; read in the encoding of another, a text is never that.
_SURE = 0.85
_NEVER = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\ue000-\uf8ff\ufff0-\uffff]")
_GAIJI = re.compile(r"[\ue000-\uf8ff]")
_MARKED = re.compile(r"[^\W\d_][\u0300-\u036f\u3099\u309a]+")
# A Western letter read as half of a kanji stands beside plain letters; real kanji rarely do.
_TORN = re.compile(r"[A-Za-z][一-龠ｦ-ﾟ]|[一-龠ｦ-ﾟ][a-z]")


def decode(data: bytes, name: str = "", encoding: str | None = None) -> tuple[str, str]:
    """Return the text of `data` and the encoding it was read in.

    A byte order mark or strict UTF-8 decides; otherwise Shift_JIS (CP932), EUC-JP, windows-1258
    and windows-1252 are tried and the most plausible is taken. Bytes that do not fit become U+FFFD,
    for the caller to count; NUL characters are left out.

    Args:
        data: the bytes of the whole file.
        name: what to call the file in an error.
        encoding: a Python codec name, when the person knows better.

    Raises:
        RosterUnreadable: unknown-encoding, when none fits.
    """
    found = encoding or encoding_of(data)
    try:
        text = data.decode(found, errors="replace")
    except (UnicodeError, LookupError):
        raise RosterUnreadable("unknown-encoding", name) from None
    return compose(mended(text, found).removeprefix("\ufeff")), found


def encoding_of(data: bytes, *, whole: bool = True) -> str:
    """Return the encoding that fits bytes best, as a Python codec name; empty if they are no text.

    Args:
        data: the bytes of a file, or a part of it from the start of a line.
        whole: whether nothing follows; otherwise the last letter may be cut.
    """
    sample = data[:_SAMPLE]
    told = told_encoding(sample)
    if told is not None:
        return told
    try:
        getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError:
        return _most_plausible(sample)
    return "utf-8"


def told_encoding(sample: bytes) -> str | None:
    """Return the encoding if the first bytes of a file tell it; empty if they are no text."""
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name
    if sample.count(0) > len(sample) // 50:
        best = max("utf-16-le", "utf-16-be", key=lambda name: _usual_letters(sample, name))
        return best if _is_text(sample, best) else ""
    return "" if len(_CONTROLS.findall(sample)) > len(sample) // 50 else None


def mended(text: str, encoding: str) -> str:
    """Return decoded text without NUL, and with U+FFFD for what the codec made a letter of."""
    if encoding == "cp932" and any(chr(code) in text for code in _NO_LETTERS):
        text = text.translate(_NO_LETTERS)
    return text.replace("\0", "")


def note_letters(text: str, encoding: str, file: str, notes: Notebook) -> None:
    """Note letters that were lost in decoding, and a school's own (gaiji) that only it can show."""
    if lost := text.count("\ufffd"):
        notes.add(Severity.REJECTED, "letters-lost", file=file, detail=encoding, count=lost)
    if own := len(_GAIJI.findall(text)):
        notes.add(Severity.UNKNOWN, "gaiji", file=file, count=own)


def compose(text: str) -> str:
    """Join letters and their combining marks, as in Vietnamese from a Mac; kanji stay as written.

    Plain NFC would also replace compatibility kanji (U+FA19 神), which are part of some names.
    """
    # Whether a text is composed already is known fast, and nearly all are.
    return (
        text
        if is_normalized("NFC", text)
        else _MARKED.sub(lambda found: normalize("NFC", found[0]), text)
    )


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts the first lines into the most, and most even, cells."""
    head = text[:_SAMPLE]

    def evenness(delimiter: str) -> float:
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
        widths = Counter(
            len(row) for _, row in zip(range(50), safe_rows(reader), strict=False) if row
        )
        if not widths:
            return 0
        width, rows = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
        return (width > 1) * rows / widths.total() + min(width, 50) / 1000

    return max(DELIMITERS, key=evenness)


def rows_of(text: str, delimiter: str) -> Iterator[list[str] | None]:
    """Yield each row as a spreadsheet counts them, a blank one as `[]`, an unusable one as None.

    Raises:
        RosterUnreadable: too-large, beyond `limits.MAX_ROWS` or `limits.MAX_TEXT_CELLS`.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    cells = 0
    for count, row in enumerate(safe_rows(reader, keep=True)):
        cells += len(row or ())
        if count >= limits.MAX_ROWS or cells > limits.MAX_TEXT_CELLS:
            raise RosterUnreadable("too-large")
        yield row


def safe_rows(reader: Iterator[list[str]], *, keep: bool = False) -> Iterator[list[str] | None]:
    """Yield the rows of `reader`; a row with a cell beyond the csv module's limit is None."""
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            if keep:
                yield None


def _usual_letters(sample: bytes, encoding: str) -> int:
    """Count letters that become none of their kind when the two bytes of each are swapped."""
    return len(re.findall(r"[\t\n\r ,ぁ-ヿ]", sample.decode(encoding, errors="replace")))


def _is_text(sample: bytes, encoding: str) -> bool:
    """Tell letters of UTF-16 from bytes that hold many zeros: most of those are no letters."""
    text = sample.decode(encoding, errors="replace")
    return len(_NEVER.findall(text)) <= len(text) // 50


def _most_plausible(sample: bytes) -> str:
    best, most = "", -math.inf
    for name in _PLAUSIBLE:
        score = _plausibility(sample, name)
        if score > _SURE:
            return name
        if score > most:
            best, most = name, score
    return best


def _plausibility(sample: bytes, encoding: str) -> float:
    text = mended(sample.decode(encoding, errors="replace"), encoding)
    letters = len(re.findall(r"[^\x00-\x7f]", text))
    marks = sum(weight * len(re.findall(p, text)) for p, weight in _PLAUSIBLE[encoding])
    spoiled = len(_TORN.findall(text)) + 5 * text.count("\ufffd")
    return (marks - spoiled) / max(letters, 1)
