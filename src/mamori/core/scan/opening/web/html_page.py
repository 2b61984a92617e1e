"""What stands in a page of HTML, line by line, as its events come: tags, text, comments.

Reading sends the events of a parser here, redaction those of a tree, so that what is read and what
is redacted never differ.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from mamori.core.scan.opening.escapes import script_unescaped, style_unescaped
from mamori.core.scan.opening.office.building import Run
from mamori.core.scan.opening.web.html_table import Row, Table
from mamori.core.scan.opening.web.html_values import (
    Embedded,
    embedded,
    embedded_within,
    field_runs,
    is_hidden,
    value_runs,
)

TEXT, TAIL = "text", "tail"

# Tags within a line; any other parts lines. In XML no tag is known, and all but one part lines.
_INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del"),
    *("dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark", "meter", "nobr"),
    *("output", "progress", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "select", "small"),
    *("span", "strike", "strong", "sub", "sup", "textarea", "time", "tt", "u", "var", "wbr"),
}
_INLINE_IN_XML = {"tspan"}
# Tags whose text is in a language of its own -> what reads the letters it writes as numbers.
_RAW = {"script": script_unescaped, "style": style_unescaped}
_KEEPING = {"pre", "textarea", "listing", "xmp", "plaintext"}
_APART, _CELLS, _FIELDS = {*_RAW, "rt", "rp"}, {"td", "th"}, {"input", "textarea"}
_SPECIAL = _KEEPING | _APART | _CELLS | _FIELDS | {"table", "tr"}
# Attributes of SVG and of XPS that say how a shape runs, which may be that of letters.
_SHAPES = ("d", "points", "data", "figures")
_SHAPED = {"path", "polygon", "polyline", "pathgeometry"}
# A shape of a letter takes some hundred characters.
_FEW, _A_LETTER = 2000, 100
_SPACES = re.compile(r"[ \t\n\r\f]+")
_SPACED = re.compile(r"[\t\n\r\f]|  ")


class Line(NamedTuple):
    """A line as a reader sees it, or one that no reader sees."""

    runs: list[Run]
    seen: bool = True


class Page:
    """Takes the events of a page; `made` is what came of them and was not yet taken.

    Who has a tree sets `node` and `key` before each event, and finds them in the runs again.
    """

    def __init__(self, *, xml: bool = False) -> None:
        self.made: list[Line | Row | Embedded] = []
        self.node: Any = None
        self.key = TEXT
        self._inline = _INLINE_IN_XML if xml else _INLINE
        self._keeping = self._hidden = 0
        self._aside = ""  # the tag whose text stands apart: a reading of kanji, a script
        self._apart: list[Run] = []
        self._runs: list[Run] = []
        self._unseen: list[Run] = []  # of a line that nobody sees, which may stand in another one
        self._tables: list[Table] = []
        self._count = 0
        self._shapes = self._letters = 0

    @property
    def is_drawing(self) -> bool:
        """Whether so much is drawn and so little said that the words may be among the shapes."""
        return self._shapes > _FEW + _A_LETTER * self._letters

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag not in self._inline:
            self._part()
        if self._hidden or (attributes and is_hidden(attributes)):
            self._hidden += 1
        if attributes:
            if tag.rpartition(":")[2] in _SHAPED:
                self._shapes += sum(len(attributes.get(name, "")) for name in _SHAPES)
            self._letters += len(attributes.get("unicodestring", ""))
            self.made += (Line([run], seen=False) for run in value_runs(tag, attributes, self.node))
            self.made += embedded(attributes, self.node)
        if tag in _SPECIAL:
            self._enter(tag, attributes)

    def _enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _FIELDS:
            self._here().extend(field_runs(tag, attributes, self.node))
        if tag in _KEEPING:
            self._keeping += 1
        elif tag in _APART:
            self._aside = tag
        elif tag == "table":
            self._count += 1
            self._tables.append(Table(self._count, seen=not self._hidden))
        elif self._tables and tag == "tr":
            self._end_row()
            self._tables[-1].begin_row()
        elif self._tables and tag in _CELLS:
            self._tables[-1].end_cell()
            self._tables[-1].begin_cell(attributes)

    def end(self, tag: str) -> None:
        if tag in _SPECIAL and tag == self._aside:
            self._end_aside(tag)
        if tag not in self._inline:
            self._part()
        if tag in _SPECIAL:
            self._leave(tag)
        if self._hidden == 1:
            self._part()
        self._hidden = max(self._hidden - 1, 0)

    def _leave(self, tag: str) -> None:
        if tag in _KEEPING:
            self._keeping -= 1
        elif self._tables and tag in _CELLS:
            self._tables[-1].end_cell()
        elif self._tables and tag == "tr":
            self._end_row()
        elif self._tables and tag == "table":
            self._end_row()
            self._tables.pop()

    def data(self, text: str) -> None:
        if self._aside:
            shown = _RAW[self._aside](text) if self._aside in _RAW else text
            self._apart.append(Run(shown, self.node, self.key))
            return
        if not self._hidden:
            self._letters += len(text.strip())
        if not self._keeping and _SPACED.search(text):
            text = _SPACES.sub(" ", text)
        self._here().append(Run(text, self.node, self.key))

    def comment(self, text: str) -> None:
        if not text.isspace():
            self.made.append(Line([Run(text, self.node, TEXT)], seen=False))

    def pi(self, target: str, data: str | None) -> None:
        """Take an instruction, such as the code of a page that a server makes."""
        self.comment(f"{target} {data or ''}")

    def close(self) -> None:
        while self._tables:
            self._end_row()
            self._tables.pop()
        self._part()

    def _end_row(self) -> None:
        if row := self._tables[-1].end_row():
            self.made.append(row)

    def _end_aside(self, tag: str) -> None:
        apart, self._apart, self._aside = self._apart, [], ""
        # What stands around a reading for browsers that cannot show one is a mark, no word.
        if tag != "rp":
            self.made.append(Line(apart, seen=tag not in _RAW and not self._hidden))
        if tag in _RAW and apart:
            self.made += embedded_within("".join(run.text for run in apart), apart[0].node)

    def _here(self) -> list[Run]:
        """Return what is gathered where the page stands: a cell, or a line, seen or not."""
        table = self._tables[-1] if self._tables else None
        if table and table.runs is not None and table.seen == (not self._hidden):
            return table.runs
        return self._unseen if self._hidden else self._runs

    def _part(self) -> None:
        """End the line; within a cell it is only a space."""
        here = self._here()
        if here is not self._runs and here is not self._unseen:
            if here:
                here.append(Run(" "))
        elif here:
            if not all(run.text.isspace() for run in here):
                self.made.append(Line(here.copy(), seen=here is self._runs))
            here.clear()
