"""What of a tree is to go, gathered block by block and then taken out node by node."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping
from typing import Any

from lxml import etree

from mamori.core.scan.opening.office.building import Made, Slot
from mamori.core.scan.opening.office.leftovers import ATTRIBUTE
from mamori.core.scan.opening.office.symbols import SYMBOL, char_of
from mamori.core.scan.opening.office.writers import ELEMENTS, is_writer
from mamori.core.scan.redacting.redactor import MASK, Spots

Spans = list[tuple[int, int]]
# Where a format has rules for what may stand, such as in names and addresses, a letter does.
LETTER = "x"
_NUMBER = re.compile(r"-?\d+(\.\d+)?([Ee][-+]?\d+)?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.]+(Z|[-+]\d\d:\d\d)?)?")
_SOME_DATE = "1970-01-01T00:00:00Z"


class Marks:
    """Spans by node and key. The nodes are held, so that none can take the place of another."""

    def __init__(self, spots: Spots) -> None:
        self._spots = spots
        self.spans: dict[tuple[Any, str], Spans] = {}

    def __bool__(self) -> bool:
        return bool(self.spans)

    def look(self, blocks: Iterable[Made]) -> None:
        """Gather what is to go of blocks."""
        for made in blocks:
            starts = [slot.start for slot in made.slots]
            for start, end in self._spots(made.block.text):
                at = max(bisect_right(starts, start) - 1, 0)
                while at < len(starts) and starts[at] < end:
                    self._add(made.slots[at], start, end)
                    at += 1

    def _add(self, slot: Slot, start: int, end: int) -> None:
        span = max(start - slot.start, 0), min(end - slot.start, slot.length)
        if span[0] < span[1]:
            self.spans.setdefault((slot.node, slot.key), []).append(span)

    def of(self, key: str) -> list[tuple[Any, Spans]]:
        """Return the nodes of a key with their spans."""
        return [(node, spans) for (node, known), spans in self.spans.items() if known == key]

    def values(self, mask: str = LETTER) -> dict[str, str]:
        """Return the values of attributes that change, and what they become."""
        return {value: covered(value, spans, mask) for value, spans in self.of(ATTRIBUTE)}


def covered(text: str, spans: Spans, mask: str = MASK) -> str:
    """Return a text with spans covered; what must be a number or a date stays one."""
    if mask != MASK and _DATE.fullmatch(text):
        return _SOME_DATE[: len(text)] if "." not in text else _SOME_DATE
    if mask != MASK and _NUMBER.fullmatch(text):
        mask = "0"
    for start, end in spans:
        text = text[:start] + mask * (end - start) + text[end:]
    return text


def take_out(root: Any, marks: Marks, texts: Container[str], mask: str = LETTER) -> None:
    """Cover what is marked in the texts and attributes of a tree.

    Args:
        root: the tree; it is changed.
        marks: what is to go.
        texts: the tags that hold running text; elsewhere the format may have rules.
        mask: what covers a letter where it may.
    """
    for node, spans in marks.of("text"):
        free = node.tag in texts or not isinstance(node.tag, str)
        node.text = covered(node.text, spans, MASK if free else mask)
    for node, _ in marks.of(SYMBOL):
        node.set(char_of(node), f"{ord(MASK):04X}")
    for node, spans in marks.of("tail"):
        node.tail = covered(node.tail, spans)
    change_values(root, marks.values(mask))


def change_values(root: Any, values: Mapping[str, str]) -> None:
    """Change attributes of a tree by their value."""
    if not values:
        return
    for node in root.iter(etree.Element):
        for name, value in node.items():
            if value in values:
                node.set(name, values[value])


def forget_writers(root: Any) -> None:
    """Take out who wrote a file and its comments: nobody who gets a copy needs to know."""
    for node in root.iter(etree.Element):
        own = node.tag.rpartition("}")[2]
        for name in node.keys():  # noqa: SIM118 -- an element of lxml is no dict
            local = name.rpartition("}")[2]
            if is_writer(own, local):
                node.set(name, LETTER)
        if own in ELEMENTS and node.text:
            node.text = LETTER


def written(root: Any) -> bytes:
    """Return the XML of a tree, without its document type and what stands outside its root."""
    etree.strip_elements(root, etree.Entity, with_tail=False)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
