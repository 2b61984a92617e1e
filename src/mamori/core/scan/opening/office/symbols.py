"""Letters that a text of Word gives by font and number, as "Insert symbol" does."""

import re
import sys
from typing import Any

SYMBOL = "symbol"  # the key of a run that is one
_PICTURES = re.compile(r"(?i)symbol|.*(?:wing|web)dings")
# Where a font has its first 256 letters, or pictures in their place.
_FIRST, _LAST = 0xF000, 0xF0FF


def char_of(node: Any) -> str:
    """Return the attribute of a symbol that says which letter it is."""
    return f"{_space(node)}char"


def letter_of(node: Any) -> str:
    """Return the letter that a symbol is; nothing of a picture."""
    try:
        code = int(node.get(char_of(node), ""), 16)
    except ValueError:
        return ""
    if _FIRST <= code <= _LAST:
        pictures = _PICTURES.match(node.get(f"{_space(node)}font", ""))
        code = 0 if pictures else code - _FIRST
    return chr(code) if code <= sys.maxunicode and chr(code).isprintable() else ""


def _space(node: Any) -> str:
    return str(node.tag).removesuffix("sym")
