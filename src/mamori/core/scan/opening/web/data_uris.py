"""Files that an address holds in itself: `data:image/png;base64,…` (RFC 2397), however written."""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import NamedTuple, Self
from urllib.parse import unquote_to_bytes

# Within other text an address ends at its quotation mark, else at a space or bracket.
_URI = re.compile(
    # Possessive, as spaces may stand anywhere and are not to be shared out in all ways.
    r"([\"'])?(data:\s*+(?P<type>[\w!#$&^.+-]++/[\w!#$&^.+-]++)?\s*+"
    r"(?P<more>(?:;[^,;\"'<>]{0,100}+){0,9}+),(?P<body>(?(1)(?:(?!\1).)*|[^\s)]*)))",
    re.IGNORECASE | re.DOTALL,
)
_BASE64 = re.compile(r"\s*;\s*base64\s*(?=;|$)", re.IGNORECASE)
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_PLAIN = "txt"  # of an address that says no type


class DataUri(NamedTuple):
    """An address, as it is written, and the file that it holds."""

    written: str
    kind: str
    more: str  # what else it says of the file, without `base64`
    data: bytes

    @classmethod
    def of(cls, found: re.Match[str], body: str) -> Self:
        """Return the address that a match begins, with all that follows its comma."""
        written = found[2][: len(found[2]) - len(found["body"])] + body
        data, more = unquote_to_bytes(body), _BASE64.sub("", found["more"])
        if more != found["more"]:
            data = from_base64(data)
        return cls(written, found["type"] or "", more, data)

    @property
    def ending(self) -> str:
        """The ending of a name for the file, by its type: `svg` of `image/svg+xml`."""
        return self.kind.partition("/")[2].partition("+")[0].lower() or _PLAIN

    def with_data(self, data: bytes) -> str:
        """Return the address of another file of the same type."""
        return f"data:{self.kind}{self.more};base64,{b64encode(data).decode('ascii')}"


def whole(value: str) -> DataUri | None:
    """Return the address that a text is as a whole, None if it is something else."""
    found = _URI.match(value.lstrip())
    if not found or found[1]:
        return None
    return DataUri.of(found, value.lstrip()[found.start("body") :])


def within(text: str) -> Iterator[DataUri]:
    """Yield the addresses that stand in a text, such as a style sheet or a list of pictures."""
    for found in _URI.finditer(text):
        yield DataUri.of(found, found["body"])


def from_base64(data: bytes) -> bytes:
    """Decode as tolerantly as browsers do, and letters for addresses, too."""
    letters = _NO_BASE64.sub(b"", data.translate(bytes.maketrans(b"-_", b"+/")))
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return b64decode(letters + b"=" * (-len(letters) % 4))
