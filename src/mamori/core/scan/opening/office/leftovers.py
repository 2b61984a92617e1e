"""What stands in a tree beside its running text: attributes, other elements, comments of XML."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree

from mamori.core.scan.opening.office.building import Prose, Run
from mamori.core.scan.opening.office.package import entities
from mamori.core.scan.places import Place

ATTRIBUTE = "="  # the key of a slot whose node is a value that any attribute may have
# Values come from the bytes: to ask a tree for them costs as much as all else. What looks like
# a value but is none stands in the text, and is read there too.
_OTHERWISE = re.compile(rb"=\s|='")
_UTF_8 = re.compile(
    rb"""(<\?xml(?![^>]*encoding=["'](?!utf-?8["']))[^>]*\?>)?\s*<""", re.IGNORECASE
)
# XML makes these of what stands for a break in a value.
_BLANK = str.maketrans("\n\r\t", "   ")
_RANDOM = b'creationId val="'  # long random numbers of drawings
# Measures, colours, switches, keys of revisions, and the names of the formats themselves.
_DULL_WAYS = (
    r"[0-9A-Fa-f.,:+-]{0,8}|[0-9A-F]{20}|-?[0-9]{1,5}(?:\.[0-9]+)?(?:%|pt|cm|mm|in|px)?"
    r"|true|false|none|auto"
    r"|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?|rId[0-9]+"
    r"|(?:https?://(?:schemas\.|purl\.o|www\.w3\.org/)|urn:(?:schemas|oasis))[^\"<]*"
    r"|application/vnd\.openxml[^\"<]*"
)
_DULL = re.compile(_DULL_WAYS)
_VALUE = re.compile(rb'="(?!(?:%s)")([^"<]*)"' % _DULL_WAYS.encode())
# Measures that are longer than a year: no words of a person.
_MEASURES = frozenset({"posOffset", "pctWidth", "pctHeight"})


_ALL_TEXT = etree.XPath("string(/)", smart_strings=False)


@dataclass(frozen=True, slots=True)
class Leftovers:
    """Where to add what was left over of a part."""

    shown: Prose
    hidden: Prose
    place: Place

    def add(self, root: Any, data: bytes, texts: Container[str], said: Iterable[str]) -> None:
        """Add what was left over of a tree.

        Args:
            root: the tree.
            data: the bytes it was made of, if there are any.
            texts: the tags whose text was read already.
            said: what was read of them; where it is all there is, nothing is looked for.
        """
        if _weight(said) != _weight([_ALL_TEXT(root)]):
            self._add_texts(root, texts)
        if _may_hide(data):
            for node in root.iter(etree.Comment, etree.ProcessingInstruction):
                self._add_unseen(node)
        self.add_values(root, data)

    def add_values(self, root: Any, data: bytes) -> None:
        """Add the values of attributes, and what stands outside the root of a tree."""
        self.hidden.lines(_values_of(root, data), ATTRIBUTE, self.place)
        if _may_hide(data):
            for node in outside(root):
                self._add_unseen(node)
            for text in entities(root):
                self.hidden.line([Run(text)], self.place)

    def _add_texts(self, root: Any, texts: Container[str]) -> None:
        for node in root.iter(etree.Element):
            text, tail = node.text, node.tail
            if text and not text.isspace() and node.tag not in texts and not _is_measure(node):
                self.shown.line([Run(text, node, "text")], self.place)
            if tail and not tail.isspace():
                self.shown.line([Run(tail, node, "tail")], self.place)
        for node in root.iter(etree.Comment, etree.ProcessingInstruction, etree.Entity):
            if node.tail and not node.tail.isspace():
                self.shown.line([Run(node.tail, node, "tail")], self.place)

    def _add_unseen(self, node: Any) -> None:
        """Add a comment or an instruction of XML."""
        if node.text:
            self.hidden.line([Run(node.text, node, "text")], self.place)


def _weight(texts: Iterable[str]) -> int:
    """Return how many letters texts have, without what only parts them."""
    return len("".join("".join(texts).split()))


def _values_of(root: Any, data: bytes) -> list[str]:
    """Return the values of all attributes that may say something, once each, in their order."""
    head = _UTF_8.match(data)
    if head is None or _OTHERWISE.search(data, head.end()):
        values = dict.fromkeys(value for node in root.iter() for value in node.values())
        return [value for value in values if not is_dull(value)]
    return _values_in(data)


# What stands between two tags, or after the last one.
_TEXT = re.compile(rb">\s*[^\s<]")


def values_alone(data: bytes) -> list[str] | None:
    """Return the values of XML in which nothing else says anything; None if something may."""
    head = _UTF_8.match(data)
    if head is None or _may_hide(data) or _TEXT.search(data, head.end()):
        return None
    return None if _OTHERWISE.search(data, head.end()) else _values_in(data)


def _values_in(data: bytes) -> list[str]:
    found = dict.fromkeys(_VALUE.findall(data.replace(_RANDOM, b"")))
    return [value for value in map(_value, found) if value]


def _value(written: bytes) -> str:
    """Return what a value says; nothing of one that is only now seen to be dull."""
    value = written.decode("utf-8", "replace")
    if not value.isprintable():
        value = value.translate(_BLANK)
    if "&" not in value:
        return value
    value = unescape(value)
    return "" if is_dull(value) else value


def _may_hide(data: bytes) -> bool:
    """Tell whether XML may have comments, instructions or a document type."""
    head = _UTF_8.match(data)
    if head is None:
        return True
    # A single byte is looked for much faster, and mostly there is none.
    begin = head.end() - 1
    return (data.find(b"!", begin) >= 0 and data.find(b"<!", begin) >= 0) or (
        data.find(b"?", begin) >= 0 and data.find(b"<?", begin) >= 0
    )


def is_dull(value: str) -> bool:
    """Tell whether the value of an attribute can say nothing of a person."""
    return _DULL.fullmatch(value) is not None


def outside(root: Any) -> Iterator[Any]:
    """Yield the comments and instructions before and after the root."""
    yield from root.itersiblings(preceding=True)
    yield from root.itersiblings()


def _is_measure(node: Any) -> bool:
    return node.tag.rpartition("}")[2] in _MEASURES
