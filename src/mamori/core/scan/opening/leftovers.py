"""What stands in a tree beside its running text: attributes, other elements, comments of XML."""

import re
from collections.abc import Container, Iterator
from typing import Any

from mamori.core.scan.opening.building import Prose, Run
from mamori.core.scan.opening.package import entities
from mamori.core.scan.places import Place

ATTRIBUTE = "="  # the key of a slot whose node is a value that any attribute may have
# Measures, colours, switches, keys of revisions, and the names of the formats themselves.
_DULL = re.compile(
    r"[0-9A-Fa-f.,:+-]{0,8}|[0-9A-F]{20}|-?[0-9]{1,5}(\.[0-9]+)?(%|pt|cm|mm|in|px)?|true|false|none|auto"
    r"|\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?|rId[0-9]+"
    r"|(https?://(schemas\.|purl\.o|www\.w3\.org/)|urn:(schemas|oasis)).*"
    r"|application/vnd\.openxml.*"
)
# Measures and random keys that are longer than a year: no words of a person.
_MEASURES = frozenset({"posOffset", "pctWidth", "pctHeight", "creationId", "modId"})


def add_leftovers(
    root: Any, shown: Prose, hidden: Prose, place: Place, texts: Container[str] | None
) -> None:
    """Add what was left over; the texts of the tags in `texts` were read, or all of them if None.

    Values of attributes come once each, however many have the same.
    """
    values: dict[str, str] = {}
    for node in root.iter():
        if values_of := node.values():
            values.update(dict.fromkeys(values_of, node.tag))
        if texts is not None:
            _add_text(node, texts, shown, hidden, place)
    for value, tag in values.items():
        if not is_dull(value) and not _is_measure(tag):
            hidden.line([Run(value, value, ATTRIBUTE)], place)
    for node in outside(root):
        if node.text:
            hidden.line([Run(node.text, node, "text")], place)
    for text in entities(root):
        hidden.line([Run(text)], place)


def _add_text(node: Any, texts: Container[str], shown: Prose, hidden: Prose, place: Place) -> None:
    tag, text, tail = node.tag, node.text, node.tail
    if text and tag not in texts and not text.isspace() and not _is_measure(tag):
        # Comments and instructions of XML are seen by nobody.
        into = shown if isinstance(tag, str) else hidden
        into.line([Run(text, node, "text")], place)
    if tail and not tail.isspace():
        shown.line([Run(tail, node, "tail")], place)


def is_dull(value: str) -> bool:
    """Tell whether the value of an attribute can say nothing of a person."""
    return _DULL.fullmatch(value) is not None


def outside(root: Any) -> Iterator[Any]:
    """Yield the comments and instructions before and after the root."""
    yield from root.itersiblings(preceding=True)
    yield from root.itersiblings()


def _is_measure(tag: Any) -> bool:
    return isinstance(tag, str) and tag.rpartition("}")[2] in _MEASURES
