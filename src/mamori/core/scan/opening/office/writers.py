"""Who wrote a file, changed it or said something in it: fields that hold nothing but a person."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from mamori.core.scan.opening.office.building import flat

ATTRIBUTES = frozenset(
    {"author", "initials", "userId", "userName", "refreshedBy", "lastModifiedBy", "user"}
)
ELEMENTS = frozenset(
    {
        "creator",
        "lastModifiedBy",
        "Manager",
        "initial-creator",
        "printed-by",
        "author",
        "sender-name",
    }
)
_OF_A_PERSON = frozenset({"cmAuthor", "person", "author"})  # elements whose name is a person's
_NAMES = ("name", "displayName")
_CODES = ("initials", "userId")
# What the bytes of a part have in which one of them stands.
_MAY = re.compile(
    rb"[Aa]uthor|creator|[Bb]y\b|Manager|sender-name|<(?:\w+:)?person\b|user(?:Name)?="
)


def may_tell(data: bytes) -> bool:
    """Tell whether a part may name who wrote something, by its bytes."""
    return _MAY.search(data) is not None


def is_writer(element: str, attribute: str) -> bool:
    """Tell whether an attribute names a person or stands for one; both by their local names."""
    return attribute in ATTRIBUTES or (element in _OF_A_PERSON and attribute in _NAMES)


def writers(root: Any) -> Iterator[str]:
    """Yield the persons that the fields of a tree name, each once."""
    found: dict[str, None] = {}
    for node in root.iter(etree.Element):
        own = node.tag.rpartition("}")[2]
        for name, value in node.items():
            local = name.rpartition("}")[2]
            if local not in _CODES and is_writer(own, local):
                found[flat(value)] = None
        if own in ELEMENTS and node.text:
            found[flat(node.text)] = None
    yield from (text for text in found if text.strip())
