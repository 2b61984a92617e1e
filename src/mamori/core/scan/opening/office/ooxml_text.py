"""The text of one XML part of docx, xlsx or pptx: paragraphs, tables, and all else that is there.

Runs of a paragraph are joined, so that a name that stands in several is one text. Whatever the
format does not call a paragraph is a line of its own, attributes too: nothing is passed over.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from lxml import etree

from mamori.core.scan.limits import Limits
from mamori.core.scan.opening.office.building import Made, Prose, Run, Texts
from mamori.core.scan.opening.office.leftovers import Leftovers
from mamori.core.scan.opening.office.symbols import SYMBOL, letter_of
from mamori.core.scan.opening.office.tables import Frames
from mamori.core.scan.places import Place

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Documents that are saved as "strict" have the same elements under other names.
STRICT = {
    W: "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
    A: "{http://purl.oclc.org/ooxml/drawingml/main}",
    X: "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
    M: "{http://purl.oclc.org/ooxml/officeDocument/math}",
}


def _tags(kinds: dict[str, Sequence[str]]) -> dict[str, str]:
    """Return tag -> kind, for both ways to name the elements."""
    tags = {tag: kind for kind, of in kinds.items() for tag in of}
    strict = {
        STRICT[space] + tag.removeprefix(space): kind
        for tag, kind in tags.items()
        for space in STRICT
        if tag.startswith(space)
    }
    return tags | strict


TEXTS = _tags(
    {
        # Within a paragraph: what is read in one go, what an edit took out, codes of fields.
        "text": (f"{W}t", f"{A}t", f"{M}t", f"{X}t", "font"),
        "deleted": (f"{W}delText",),
        "code": (f"{W}instrText", f"{W}delInstrText"),
    }
)
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
KINDS = TEXTS | _tags(
    {
        "paragraph": (f"{W}p", f"{A}p", f"{X}si", f"{X}is", f"{X}text", "div"),
        "table": (f"{W}tbl", f"{A}tbl"),
        "row": (f"{W}tr", f"{A}tr"),
        "cell": (f"{W}tc", f"{A}tc"),
        SYMBOL: (f"{W}sym",),
        "break": (*(W + name for name in _BREAKS), f"{A}br"),
        "undone": (f"{W}del", f"{W}moveFrom"),
        "done": (f"{W}ins", f"{W}moveTo"),
        "reading": (f"{W}rt", f"{X}rPh"),
        "run": (f"{W}r",),
    }
)


def _tags_in(data: bytes) -> tuple[str, ...]:
    """Return the tags to stop at in XML: each one that is asked for costs at every element."""
    if not data or b"\0" in data:  # nothing is known of it, or it is written in another encoding
        return tuple(KINDS)
    hides = b"vanish" in data  # only where something is hidden is each run asked whether it is
    known = _SPACES if _STRICTLY in data else _USUAL
    spaces = {space for space, name in known.items() if name in data}
    if b"<font" in data or b"<div" in data:
        spaces.add("")
    return _tags_of(frozenset(spaces), hides=hides)


@cache
def _tags_of(spaces: frozenset[str], *, hides: bool) -> tuple[str, ...]:
    return tuple(
        tag
        for tag, kind in KINDS.items()
        if (hides or kind != "run") and tag[: tag.find("}") + 1] in spaces
    )


# Slides and drawings without a table have no others.
_DRAWN = _tags_of(frozenset({A}), hides=False)
_DRAWN_TEXT, _DRAWN_BREAK = f"{A}t", f"{A}br"
_DRAWN_ONES = (f"{A}p", _DRAWN_TEXT, _DRAWN_BREAK)
_USUAL = {space: space[1:-1].encode() for space in STRICT}
_SPACES = _USUAL | {space: space[1:-1].encode() for space in STRICT.values()}
_STRICTLY = b"purl.oclc.org/ooxml"


class _Paragraph:
    """What a paragraph says, its readings, its fields' codes, and what it said before its changes.

    Most of them say one thing alone, and were never changed.
    """

    __slots__ = ("before", "changed", "hidden", "readings", "shown")

    def __init__(self) -> None:
        self.shown: list[Run] = []
        self.before: list[Run] | None = None  # as what is shown
        self.readings: list[Run] | None = None
        self.hidden: list[Run] | None = None
        self.changed = False

    def show(self, run: Run) -> None:
        """Add what was there before all changes, and is."""
        self.shown.append(run)
        if self.before is not None:
            self.before.append(run)

    def add(self, run: Run) -> None:
        """Add what a change brought."""
        if self.before is None:
            self.before = list(self.shown)
        self.shown.append(run)

    def take_out(self, run: Run) -> None:
        """Add what a change took out."""
        if self.before is None:
            self.before = list(self.shown)
        self.before.append(run)
        self.changed = True

    def read(self, run: Run) -> None:
        """Add how something is read."""
        self.readings = [*(self.readings or ()), run]

    def hide(self, run: Run) -> None:
        """Add what is not shown."""
        self.hidden = [*(self.hidden or ()), run]


class Words:
    """The words of one part, gathered from its tree."""

    def __init__(self, of: Place, *, seen: bool, texts: Texts | None = None) -> None:
        self.of = of
        self._texts = texts
        if texts:
            self.shown, self.hidden = texts.of(seen=seen), texts.of(seen=False)
        else:
            self.shown, self.hidden = Prose(seen=seen), Prose(seen=False)
        self.frames = Frames(of, seen=seen)
        self._open: list[_Paragraph] = []
        self._said: list[str] = []
        self._count = 0
        self._undone = self._done = self._reading = 0
        self._vanished = False

    def made(self, limits: Limits) -> Iterator[Made]:
        """Yield the blocks: running text first, then tables, then what is not seen.

        Running text that was added to that of other parts is theirs to yield.
        """
        if not self._texts:
            yield from self.shown.made(limits)
        for table in self.frames.tables:
            yield from table.made()
        if not self._texts:
            yield from self.hidden.made(limits)

    def read(self, root: Any, data: bytes = b"") -> None:
        """Gather all that stands in a tree, which was made of `data`."""
        tags = _tags_in(data)
        if tags == _DRAWN and b"tbl>" not in data:
            self._walk_drawn(root)
        elif tags:
            self._walk(root, tags)
        Leftovers(self.shown, self.hidden, self.of).add(root, data, TEXTS, self._said)

    def _walk(self, root: Any, tags: tuple[str, ...]) -> None:
        handlers: dict[str, tuple[_Handler, _Handler]] = {
            "paragraph": (self._begin, self._end),
            "text": (self._text, _nothing),
            "deleted": (self._deleted, _nothing),
            "code": (self._code, _nothing),
            SYMBOL: (self._symbol, _nothing),
            "break": (self._break, _nothing),
            "undone": (self._enter_undone, self._leave_undone),
            "done": (self._enter_done, self._leave_done),
            "reading": (self._enter_reading, self._leave_reading),
            "table": (self.frames.begin_table, self.frames.end_table),
            "row": (self.frames.begin_row, self.frames.end_row),
            "cell": (self.frames.begin_cell, self.frames.end_cell),
            "run": (self._enter_run, _nothing),
        }
        for event, node in etree.iterwalk(root, events=("start", "end"), tag=tags):
            begin, end = handlers[KINDS[node.tag]]
            if event == "start":
                begin(node)
            else:
                end(node)

    def _walk_drawn(self, root: Any) -> None:
        """Do as `_walk` does with a drawing, in which nothing but paragraphs can stand."""
        runs: list[Run] = []
        for node in root.iter(*_DRAWN_ONES):
            tag = node.tag
            if tag == _DRAWN_TEXT:
                if text := node.text:
                    self._said.append(text)
                    runs.append(Run(text, node, "text"))
            elif tag == _DRAWN_BREAK:
                runs.append(Run("\n"))
            else:
                if runs:
                    self.shown.line(runs, self.of, self._count)
                    runs = []
                self._count += 1
        if runs:
            self.shown.line(runs, self.of, self._count)

    def _begin(self, _node: Any) -> None:
        self._open.append(_Paragraph())
        self._count += 1

    def _end(self, _node: Any) -> None:
        done = self._open.pop()
        # A paragraph within another one, such as a text box, comes before the outer one.
        if done.shown and not self.frames.add(done.shown):
            self.shown.line(done.shown, self.of, self._count)
        if done.readings:
            self.shown.line(done.readings, self.of, self._count)
        if done.changed and done.before:
            self.hidden.line(done.before, self.of, self._count)
        if done.hidden:
            self.hidden.line(done.hidden, self.of, self._count)

    def _text(self, node: Any) -> None:
        text = node.text
        if not text:
            return
        self._said.append(text)
        self._put(Run(text, node, "text"))

    def _symbol(self, node: Any) -> None:
        if letter := letter_of(node):
            self._put(Run(letter, node, SYMBOL))

    def _put(self, run: Run) -> None:
        if not self._open:  # a text outside any paragraph
            self.shown.line([run], self.of, self._count)
            return
        now = self._open[-1]
        if self._reading:
            now.read(run)
        elif self._vanished:
            now.hide(run)
        elif self._undone:
            now.take_out(run)
        elif self._done:
            now.add(run)
        else:
            now.show(run)

    def _deleted(self, node: Any) -> None:
        self._undone += 1
        self._text(node)
        self._undone -= 1

    def _code(self, node: Any) -> None:
        if not node.text:
            return
        self._said.append(node.text)
        run = Run(node.text, node, "text")
        if self._open:
            self._open[-1].hide(run)
        else:
            self.hidden.line([run], self.of, self._count)

    def _break(self, node: Any) -> None:
        name = node.tag.rpartition("}")[2]
        if self._open and not (name == "tab" and len(node.attrib)):  # else it sets a tab stop
            self._open[-1].show(Run(_BREAKS[name]))

    def _enter_run(self, node: Any) -> None:
        space = node.tag.removesuffix("r")
        off = node.find(f"{space}rPr/{space}vanish")
        self._vanished = off is not None and off.get(f"{space}val") not in ("0", "false", "off")

    def _enter_undone(self, _node: Any) -> None:
        self._undone += 1

    def _leave_undone(self, _node: Any) -> None:
        self._undone -= 1

    def _enter_done(self, _node: Any) -> None:
        self._done += 1

    def _leave_done(self, _node: Any) -> None:
        self._done -= 1

    def _enter_reading(self, _node: Any) -> None:
        self._reading += 1

    def _leave_reading(self, _node: Any) -> None:
        self._reading -= 1


_Handler = Callable[[Any], None]


def _nothing(_node: Any) -> None:
    pass
