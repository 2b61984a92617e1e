r"""Letters that JSON and scripts write as numbers: `\u6e05` for 清."""

import re
import sys
from collections.abc import Iterable, Iterator

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_IN_SCRIPT = re.compile(r"\\(?:u([0-9a-fA-F]{4})|u\{0*([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2}))")
_IN_STYLE = re.compile(r"\\([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
# What may go on in the next piece: a number, and the second one of a letter beyond 65536.
_PART = r"\\(?:u[0-9a-fA-F]{0,3})?"
_OPEN = re.compile(rf"\\u[dD][89abAB][0-9a-fA-F]{{2}}(?:{_PART})?\Z|{_PART}\Z")
_LONGEST = 12


def unescaped(text: str) -> str:
    """Return a text with such letters; marks of its own, such as quotation marks, stay so."""
    if "\\u" not in text:
        return text
    text = _ESCAPE.sub(lambda found: _letter(found[1]) or found[0], text)
    if _SURROGATES.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def script_unescaped(text: str) -> str:
    r"""Return a script with letters it writes as numbers: `\x4a`, `\u{6e05}` and as above."""
    if "\\u" not in text and "\\x" not in text:
        return text
    return unescaped(_IN_SCRIPT.sub(lambda found: _plain_too(found[0], *found.groups()), text))


def style_unescaped(text: str) -> str:
    r"""Return a style sheet with letters it writes as numbers: `\6e05`."""
    return _IN_STYLE.sub(lambda found: _plain_too(found[0], found[1]), text)


def _plain_too(written: str, *codes: str | None) -> str:
    """Return a letter, also a plain one; what is a mark of the language stays as it was."""
    number = int(next(filter(None, codes)), 16)
    if 0xD800 <= number < 0xE000 or number > sys.maxunicode:
        return written
    return chr(number) if chr(number).isalnum() else written


def pieces_unescaped(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces of a text with such letters, even where one lies in two pieces."""
    held = ""
    for piece in pieces:
        text = held + piece
        part = _OPEN.search(text, max(0, len(text) - _LONGEST))
        end = part.start() if part else len(text)
        held = text[end:]
        yield unescaped(text[:end])
    yield unescaped(held)


def _letter(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number >= 0xA0 else ""
