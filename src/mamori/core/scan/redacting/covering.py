"""Texts with what is to go blacked out, and bytes of texts in whatever encoding they have."""

import re
from codecs import BOM_UTF16_BE
from collections.abc import Callable, Sequence
from html import unescape
from typing import NamedTuple

from mamori.core.roster.text import compose
from mamori.core.scan.limits import LIMITS
from mamori.core.scan.opening.cutting import cut
from mamori.core.scan.opening.decoding import encoding_of_whole
from mamori.core.scan.opening.escapes import unescaped
from mamori.core.scan.redacting.redactor import MASK, Spots

PLAIN_MASK = "*"  # where the encoding has no other
_SEEN = re.compile(r"\S")
_JOINED = "[^\\W\\d_][\u0300-\u036f\u3099\u309a]+|\0"
_ESCAPED = re.compile("[\udc80-\udcff]")


class Joined(NamedTuple):
    """What the reader of a kind of text joins or leaves out, and what it reads instead."""

    pattern: re.Pattern[str]
    read: Callable[[str], str]


def _of_card(written: str) -> str:
    return " " if written == ";" else "" if "\n" in written else written


TEXT = Joined(re.compile(_JOINED), str)
XML = Joined(re.compile(_JOINED + r"|&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]{2,6});"), unescape)
JSON = Joined(
    re.compile(
        _JOINED + r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}"
    ),
    unescaped,
)
CARD = Joined(re.compile(_JOINED + r"| ?\n[ \t]|;"), _of_card)


def cover(text: str, spans: Sequence[tuple[int, int]], mask: str = MASK) -> str:
    """Return a text with the letters in spans, given in order, blacked out; spaces stay."""
    parts, at = list[str](), 0
    for start, end in spans:
        parts += text[at:start], _SEEN.sub(mask, text[start:end])
        at = end
    return "".join((*parts, text[at:]))


def covered(data: bytes, spots: Spots, declared: str = "", joined: Joined = TEXT) -> bytes:
    """Return the bytes of a text, in its encoding, with what is to go blacked out.

    Raises:
        OverLimit: unknown-format, if they are no text.
    """
    encoding = _written_in(data, encoding_of_whole(data, declared))
    errors = "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape"
    raw = data.decode(encoding, errors)
    mask = mask_for(encoding)
    shown = _shown(raw, joined)
    spans = [shown.raw_span(start, end) for start, end in _spans(shown.text, spots)]
    try:
        return cover(raw, spans, mask).encode(encoding, errors)
    except UnicodeEncodeError:  # codecs that switch between sets of letters keep no stray bytes
        return cover(raw, spans, mask).encode(encoding, "replace")


def mask_for(encoding: str) -> str:
    """Return the letter that blacks out in an encoding."""
    try:
        MASK.encode(encoding)
    except UnicodeEncodeError:
        return PLAIN_MASK
    return MASK


def _written_in(data: bytes, encoding: str) -> str:
    """Return the codec that keeps the byte order mark as a letter."""
    if encoding == "utf-16":
        return "utf-16-be" if data.startswith(BOM_UTF16_BE) else "utf-16-le"
    return encoding.removesuffix("-sig")


class _Shown(NamedTuple):
    """A text as readers of it see it, and from where in the raw one each of its letters comes."""

    text: str
    size: int
    begins: Sequence[int] | None = None  # none: all letters are where they were

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        if self.begins is None:
            return start, end
        return self.begins[start], self.begins[end] if end < len(self.begins) else self.size


def _shown(raw: str, joined: Joined) -> _Shown:
    text = _ESCAPED.sub("\ufffd", raw).replace("\r\n", " \n").replace("\r", "\n")
    if not joined.pattern.search(text):
        return _Shown(text, len(raw))
    parts, begins, at = list[str](), list[int](), 0
    for found in joined.pattern.finditer(text):
        letters = compose(joined.read(found[0])).replace("\0", "")
        parts += text[at : found.start()], letters
        begins += range(at, found.start())
        begins += [found.start()] * len(letters)
        at = found.end()
    begins += range(at, len(text))
    return _Shown("".join((*parts, text[at:])), len(raw), begins)


def _spans(text: str, spots: Spots) -> list[tuple[int, int]]:
    """Return the spans of a text of any length, looked at block by block."""
    spans: list[tuple[int, int]] = []
    at = 0
    for part in cut([text], LIMITS.block, LIMITS.margin):
        begin = at - part.core[0]
        for start, end in spots(part.text):
            if part.core[0] < end and start < part.core[1]:
                spans.append((max(begin + start, spans[-1][1] if spans else 0), begin + end))
        at += part.core[1] - part.core[0]
    return [span for span in spans if span[0] < span[1]]
