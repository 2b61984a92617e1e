"""The text of one XML part of an OpenDocument file: text stands anywhere between its elements."""

from collections.abc import Callable, Iterator
from typing import Any

from mamori.core.scan.limits import Limits
from mamori.core.scan.opening.office.building import Made, Prose, Run
from mamori.core.scan.opening.office.leftovers import ATTRIBUTE, Leftovers, is_dull
from mamori.core.scan.opening.office.tables import Frames
from mamori.core.scan.places import Place

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW, STYLE, PRESENTATION = (
    f"{_NAMES}{name}:1.0}}"
    for name in ("office", "text", "table", "drawing", "style", "presentation")
)
_BREAKS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}soft-page-break": ""}
# What the usual reader does not see, with all that is within.
_UNSEEN = frozenset(
    {
        f"{TEXT}tracked-changes",
        f"{OFFICE}annotation",
        f"{PRESENTATION}notes",
        f"{TEXT}variable-decls",
        f"{TEXT}hidden-text",
        f"{OFFICE}meta",
        f"{OFFICE}settings",
        f"{OFFICE}scripts",
    }
)
# Within a paragraph these hold paragraphs of their own.
_APART = frozenset({f"{TEXT}note", f"{OFFICE}annotation", f"{DRAW}frame", f"{DRAW}custom-shape"})
_Line = list[Run]


class Words:
    """The words of one part, gathered from its tree."""

    def __init__(self, of: Place, *, seen: bool) -> None:
        self.of = of
        self.shown, self.hidden = Prose(seen=seen), Prose(seen=False)
        self.frames = Frames(of, seen=seen)
        self._seen = seen
        self._count = self._unseen = 0
        self._readings: list[_Line] = []
        self._values: set[str] = set()
        self._handlers: dict[str, Callable[[Any], None]] = {
            f"{TEXT}p": self._paragraph,
            f"{TEXT}h": self._paragraph,
            f"{TABLE}table": self._table,
            f"{TABLE}table-row": self._row,
            f"{TABLE}table-cell": self._cell,
            f"{TABLE}covered-table-cell": self._cell,
            f"{DRAW}page": self._page,
        }

    def made(self, limits: Limits) -> Iterator[Made]:
        """Yield the blocks: running text first, then tables, then what is not seen."""
        yield from self.shown.made(limits)
        for table in self.frames.tables:
            yield from table.made()
        yield from self.hidden.made(limits)

    def read(self, root: Any, data: bytes = b"") -> None:
        """Gather all that stands in a tree, which was made of `data`."""
        self.visit(root)
        Leftovers(self.shown, self.hidden, self.of).add_values(root, data)

    def cell(self, node: Any) -> list[Run]:
        """Return what a cell of a sheet shows; what else stands in it is gathered."""
        self.frames.open_cell()
        self._children(node, None)
        return self.frames.close_cell()

    def value(self, value: str) -> None:
        """Add the value of an attribute."""
        if value not in self._values and not is_dull(value):
            self._values.add(value)
            self.hidden.line([Run(value, value, ATTRIBUTE)], self.of, self._count)

    def visit(self, node: Any, line: _Line | None = None) -> None:
        """Gather from an element; its text joins `line`, if it stands within a paragraph."""
        tag = node.tag
        if not isinstance(tag, str):  # a comment or an instruction of XML
            if node.text:
                self.hidden.line([Run(node.text, node, "text")], self.of, self._count)
            return
        unseen = tag in _UNSEEN or node.get(f"{TEXT}display") == "none"
        self._unseen += unseen
        if line is not None and tag not in _APART and tag not in self._handlers:
            self._inline(node, tag, line)
        elif tag in self._handlers:
            self._handlers[tag](node)
        else:
            self._children(node, None)
        self._unseen -= unseen

    def _children(self, node: Any, line: _Line | None) -> None:
        self._say(node.text, node, "text", line)
        for child in node:
            self.visit(child, line)
            self._say(child.tail, child, "tail", line)

    def _say(self, text: str | None, node: Any, key: str, line: _Line | None) -> None:
        if not text:
            return
        if line is not None:
            line.append(Run(text, node, key))
        elif not text.isspace():
            self._add([Run(text, node, key)])

    def _inline(self, node: Any, tag: str, line: _Line) -> None:
        if tag == f"{TEXT}s":
            line.append(Run(" " * number_of(node, f"{TEXT}c", most=1000)))
        elif tag in _BREAKS:
            line.append(Run(_BREAKS[tag]))
        elif tag == f"{TEXT}ruby-text" and self._readings:
            self._children(node, self._readings[-1])
        else:
            self._children(node, line)

    def _paragraph(self, node: Any) -> None:
        self._count += 1
        line: _Line = []
        self._readings.append([])
        self._children(node, line)
        readings = self._readings.pop()
        if line and not (not self._unseen and self.frames.add(line)):
            self._add(line)
        if readings:
            self._add(readings)

    def _add(self, line: _Line) -> None:
        (self.hidden if self._unseen else self.shown).line(line, self.of, self._count)

    def _page(self, node: Any) -> None:
        self.of = Place(part=self.of.part, page=(self.of.page or 0) + 1)
        self.frames.of = self.of
        self._children(node, None)

    def _table(self, node: Any) -> None:
        self.frames.begin_table()
        self._children(node, None)
        self.frames.end_table()

    def _row(self, node: Any) -> None:
        self.frames.begin_row()
        self._children(node, None)
        self.frames.end_row(times=number_of(node, f"{TABLE}number-rows-repeated", most=1 << 20))

    def _cell(self, node: Any) -> None:
        self.frames.begin_cell()
        self._children(node, None)
        times = number_of(node, f"{TABLE}number-columns-repeated", most=1 << 14)
        self.frames.end_cell(node, times)


def number_of(node: Any, name: str, most: int) -> int:
    """Return how many times an element stands for itself: an attribute, 1 if it has none."""
    value = node.get(name, "")
    return min(int(value), most) if value.isdecimal() and int(value) else 1
