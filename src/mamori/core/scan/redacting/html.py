"""Redacts pages of HTML: what a reader sees, and what stands in attributes, comments, scripts."""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from lxml import etree

from mamori.core.scan.files import File
from mamori.core.scan.opening.decoding import encoding_of_whole
from mamori.core.scan.opening.office.building import Rows, Slot
from mamori.core.scan.opening.office.leftovers import outside
from mamori.core.scan.opening.web.html import charset
from mamori.core.scan.opening.web.html_page import TAIL, TEXT, Line, Page
from mamori.core.scan.opening.web.html_table import Row
from mamori.core.scan.opening.web.html_values import ESCAPED, VALUE, Embedded
from mamori.core.scan.places import Place
from mamori.core.scan.redacting.covering import cover, mask_for
from mamori.core.scan.redacting.redactor import Inner, Spots

# What lxml does not write.
_NO_LETTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_IN_ADDRESSES = "/:?#[]@!$&'()*+,;=%"


def redact(file: File, spots: Spots, inner: Inner) -> bytes:
    """Return the page, in its encoding."""
    data = file.read()
    return redacted(data, charset(data[:4096]), spots, inner)


def redacted(data: bytes, declared: str, spots: Spots, inner: Inner) -> bytes:
    """Return the bytes of a page whose encoding may be declared elsewhere, as in mail."""
    encoding = encoding_of_whole(data, declared)
    text = data.decode(encoding, "replace").replace("\0", "")
    parser = etree.HTMLParser(huge_tree=True)
    parser.feed(text)
    try:
        root = parser.close()
    except etree.XMLSyntaxError:
        return data  # nothing stands in it
    _Cover(spots, inner, mask_for(encoding)).all(root)
    tree = root.getroottree()
    doctype = tree.docinfo.doctype or None
    written = etree.tostring(tree, method="html", encoding="unicode", doctype=doctype)
    return written.encode(encoding, "xmlcharrefreplace")


class _Cover:
    def __init__(self, spots: Spots, inner: Inner, mask: str) -> None:
        self._spots, self._inner, self._mask = spots, inner, mask
        # Node and key -> its text as the page shows it, and what of that is to go.
        self._marked: dict[tuple[Any, str], tuple[str, list[tuple[int, int]]]] = {}
        self._swapped: list[tuple[Embedded, str]] = []
        self._files = 0

    def all(self, root: Any) -> None:
        for each in _said(root):
            if isinstance(each, Embedded):
                self._files += 1
                data = self._inner(File(f"{self._files}.{each.ending}", each.data))
                new = each.uri.with_data(data) if each.uri else data.decode("utf-8", "replace")
                self._swapped.append((each, new))
            else:
                self._mark(*_laid_out(each))
        for (node, key), (text, spans) in self._marked.items():
            _write(node, key, cover(text, spans, self._mask))
        for each, new in self._swapped:
            _swap(each, new)

    def _mark(self, text: str, slots: Sequence[Slot]) -> None:
        spans = self._spots(text)
        for slot in slots if spans else ():
            end = slot.start + slot.length
            within = [
                (max(left, slot.start) - slot.start, min(right, end) - slot.start)
                for left, right in spans
                if left < end and slot.start < right
            ]
            if within:
                self._marked[slot.node, slot.key] = text[slot.start : end], within


def _said(root: Any) -> Iterator[Line | Row | Embedded]:
    """Yield what a page says, with the nodes that say it."""
    page = Page()
    for node in outside(root):
        page.node = node
        page.comment(node.text or "")
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        page.node, page.key = node, TEXT
        if event == "start":
            page.start(node.tag, node.attrib)
            page.data(node.text or "")
        else:
            if event == "end":
                page.end(node.tag)
            else:
                page.comment(node.text or "")
            page.key = TAIL
            page.data(node.tail or "")
        yield from page.made
        page.made = []
    page.close()
    yield from page.made


def _laid_out(each: Line | Row) -> tuple[str, Sequence[Slot]]:
    """Return a line or a row as text, and from where its letters come."""
    if isinstance(each, Row):
        rows = Rows(Place())
        rows.row(each.number, each.cells)
        (made,) = rows.made()
        return made.block.text, made.slots
    slots, size = [], 0
    for run in each.runs:
        if run.node is not None:
            slots.append(Slot(size, len(run.text), run.node, run.key))
        size += len(run.text)
    return "".join(run.text for run in each.runs), slots


def _swap(held: Embedded, new: str) -> None:
    """Put a file's copy where the file stood."""
    if held.uri is None:
        held.node.set(held.attribute, new)
    elif held.attribute:
        old = held.node.get(held.attribute)
        held.node.set(held.attribute, old.replace(held.uri.written, new))
    else:
        held.node.text = held.node.text.replace(held.uri.written, new)


def _write(node: Any, key: str, text: str) -> None:
    text = _NO_LETTERS.sub(" ", text)
    if key == TEXT:
        node.text = text
    elif key == TAIL:
        node.tail = text
    elif key.startswith(VALUE + ESCAPED):
        node.set(key.removeprefix(VALUE + ESCAPED), quote(text, safe=_IN_ADDRESSES))
    else:
        node.set(key.removeprefix(VALUE), text)
