"""Who wrote a file, changed it or said something in it: fields that hold nothing but a person."""

from collections.abc import Iterable, Iterator
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
_CODES = frozenset({"initials", "userId"})
# What the bytes of a part have in which one of them stands.
_MARKS = (b"uthor", b"creator", b"edBy", b"Manager", b"userName", b"printed-by", b"sender-name")
_HEAD = 500
_PERSONS = b"person"  # the part of a package that names whoever commented


def _called(names: Iterable[str]) -> str:
    return " or ".join(f"local-name()='{name}'" for name in sorted(names))


_VALUES = etree.XPath(
    f"//@*[{_called(ATTRIBUTES - _CODES)}]"
    f" | //*[{_called(_OF_A_PERSON)}]/@*[{_called(_NAMES)}]"
    f" | //*[{_called(ELEMENTS)}]/text()",
    smart_strings=False,
)


def may_tell(data: bytes) -> bool:
    """Tell whether a part may name who wrote something, by its bytes."""
    return any(map(data.__contains__, _MARKS)) or _PERSONS in data[:_HEAD]


def is_writer(element: str, attribute: str) -> bool:
    """Tell whether an attribute names a person or stands for one; both by their local names."""
    return attribute in ATTRIBUTES or (element in _OF_A_PERSON and attribute in _NAMES)


def writers(root: Any) -> Iterator[str]:
    """Yield the persons that the fields of a tree name, each once."""
    for text in dict.fromkeys(map(flat, _VALUES(root))):
        if text.strip():
            yield text
