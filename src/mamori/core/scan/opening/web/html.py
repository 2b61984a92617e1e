"""Pages of HTML, and XML that no other opener knows, in constant memory.

The parser of lxml sends events as it goes and builds no tree, so neither the size of a page nor its
depth matters.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain

from lxml import etree

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import Limits
from mamori.core.scan.opening.cutting import Cutter, Slice
from mamori.core.scan.opening.decoding import decoded
from mamori.core.scan.opening.office.building import Rows
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.web.html_page import Line, Page
from mamori.core.scan.opening.web.html_table import Row
from mamori.core.scan.places import Lines, Piece, Place

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)")
_HEAD = 4096
_XML = re.compile(
    r"\s*<(?:\?xml|(?:\w+:)?svg|FixedPage|!DOCTYPE\s+(?!html))(?!.{0,2000}<html\b)",
    re.DOTALL | re.IGNORECASE,
)
# In XML these are names as any other, but to the parser what follows them would be no markup.
_RAW_TAGS = re.compile(
    r"<(/?)(title|script|style|textarea|xmp|iframe|noembed|noframes|plaintext|noscript)\b",
    re.IGNORECASE,
)
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]*\[(.*?)\]\s*>", re.DOTALL | re.IGNORECASE)


def read(file: File, budget: Budget) -> Iterator[Block | File | Unread]:
    """Yield the text of a page as a reader sees it, its tables, what is hidden, its pictures."""
    with file.open() as stream:
        yield from found_in(decoded(stream, file.size, charset(file.head(_HEAD))), file, budget)


def charset(head: bytes) -> str:
    """Return the encoding that a page says it has; an empty text if it says none."""
    declared = _CHARSET.search(head)
    return declared[1].decode("ascii") if declared else ""


def found_in(pieces: Iterable[str], file: File, budget: Budget) -> Iterator[Block | File | Unread]:
    """Yield what stands in the text of a page, given in any pieces."""
    pieces = iter(pieces)
    first = next(pieces, "")
    xml = _XML.match(first) is not None
    page, gathered = Page(xml=xml), _Gathered(file, budget.limits)
    if xml and (doctype := _DOCTYPE.search(first)):
        page.comment(doctype[1])  # what it calls entities is nowhere spelt out
        first = first[: doctype.start()] + first[doctype.end() :]
    # A page of more than ten megabytes in one piece, or of great depth, is "huge" to the parser.
    parser = etree.HTMLParser(target=page, huge_tree=True)  # type: ignore[call-overload]  # the stubs want a class of their own
    for piece in chain((first,), pieces):
        parser.feed(_RAW_TAGS.sub(r"<\1x-\2", piece) if xml else piece)
        yield from gathered.take(page)
    with suppress(etree.XMLSyntaxError):  # nothing stands in it
        parser.close()
    yield from gathered.take(page)
    yield from gathered.end()
    if page.is_drawing:
        yield Unread(place=Place(part=file.part), reason="no-open-reader")


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    """Each line of the text is a paragraph."""

    lines: Lines

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        for piece in self.lines.pieces(text, start, end):
            place = replace(piece.place, line=None, paragraph=piece.place.line)
            yield piece._replace(place=place)


class _Gathered:
    """Lines and rows, until there are enough for a block."""

    def __init__(self, file: File, limits: Limits) -> None:
        self._file, self._limits = file, limits
        self._cutters = {seen: Cutter(limits.block, limits.margin) for seen in (True, False)}
        self._rows: dict[int, Rows] = {}
        self._files = 0

    def take(self, page: Page) -> Iterator[Block | File]:
        made, page.made = page.made, []
        texts: dict[bool, list[str]] = {True: [], False: []}
        for each in made:
            if isinstance(each, Line):
                texts[each.seen].append("".join(run.text for run in each.runs) + "\n")
            elif isinstance(each, Row):
                yield from self._add_row(each)
            else:
                self._files += 1
                yield self._file.inner(f"{self._files}.{each.ending}", each.data)
        for seen, cutter in self._cutters.items():
            yield from (self._block(part, seen) for part in cutter.add("".join(texts[seen])))

    def end(self) -> Iterator[Block]:
        for seen, cutter in self._cutters.items():
            yield from (self._block(part, seen) for part in cutter.end())
        for rows in self._rows.values():
            yield from (made.block for made in rows.made())

    def _add_row(self, row: Row) -> Iterator[Block]:
        rows = self._rows.get(row.table)
        if rows is None:
            name = self._file.place_of(f"table {row.table}")
            rows = self._rows[row.table] = Rows(Place(part=name), table=name, seen=row.seen)
        rows.row(row.number, row.cells)
        if rows.size >= self._limits.block:
            yield from (made.block for made in rows.made())

    def _block(self, part: Slice, seen: bool) -> Block:  # noqa: FBT001 -- a value, no switch
        lines = Lines(Place(part=self._file.part), part.line, part.column)
        core = None if part.core == (0, len(part.text)) else part.core
        return Block(text=part.text, locator=_Paragraphs(lines), core=core, seen=seen)
