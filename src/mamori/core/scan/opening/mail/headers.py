"""The headers of mail as a reader sees them."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from mamori.core.roster.notes import RosterUnreadable
from mamori.core.roster.text import compose, decode
from mamori.core.scan.opening.decoding import codec_of

SHOWN = {"subject", "from", "to", "cc", "bcc", "date", "reply-to"}
# The library takes time with the square of a header's length, so long ones are taken in parts.
_LONGEST = 20_000
_LONG = re.compile(rf".{{1,{_LONGEST}}}(?:\s+|$)|.{{1,{_LONGEST}}}", re.DOTALL)
_FOLD = re.compile(r"\r?\n[ \t]*")


def lines_of(message: Message, *, shown: bool) -> list[str]:
    """Return the headers that a reader is shown, or those that he is not, a line each."""
    return [
        f"{name}: {words_of(value)}"
        for name, value in message.raw_items()
        if (name.lower() in SHOWN) == shown
    ]


def words_of(value: object) -> str:
    """Return the value of a header: unfolded, and decoded, whether it says its encoding or not."""
    text = _FOLD.sub(" ", str(value))
    if not text.isascii():
        text = _decoded(text.encode("utf-8", "surrogateescape"), "")
    if "\x1b" in text:
        text = _decoded(text.encode("ascii", "replace"), "iso-2022-jp")
    if "=?" not in text:
        return text
    return "".join(map(_words, _LONG.findall(text) if len(text) > _LONGEST else (text,)))


def _words(text: str) -> str:
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return compose("".join(_decoded(part, charset or "") for part, charset in parts))


def file_name(part: Message) -> str:
    """Return the name that a part says it has as a file; empty if it says none."""
    try:
        return words_of(part.get_filename() or "")
    except (LookupError, ValueError, TypeError):  # an encoding that is none
        return words_of(part.get("Content-Disposition", ""))


def _decoded(part: bytes | str, charset: str) -> str:
    if isinstance(part, str):
        return part
    if codec := codec_of(charset):
        return part.decode(codec, "replace")
    try:
        return decode(part)[0]
    except RosterUnreadable:
        return part.decode("latin-1")
