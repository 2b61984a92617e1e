"""What stands around a place: its line or cell, lines above and below, rows of its table."""

import re
from dataclasses import dataclass, replace
from unicodedata import combining, normalize

from mamori.core.scan.view import View

_FAR = 8  # lines on each side
_LONGEST = 80
WIDE = 240  # letters of a line on each side; a longer line is text, not a form
_FULL = 40  # columns of a line that wraps
_FRAME = "│┃║ "
_STOP = re.compile(r"[。!?！？]|\.(?=\s|$)")
_ITEM = re.compile(r"^\s*(?:[-*・•□☐☑◻①-⑳]|\[ ?\]|[0-9a-z]{1,2}[.)、．])")


@dataclass(frozen=True, slots=True)
class Around:
    """A thing in its line or cell, and what stands before and after it, in composed folded letters.

    `above` and `below` are whole lines, the nearest first. In a table `row` is the row of the
    thing, `column` where in it, and `rows` are the rows below.
    """

    before: str
    term: str
    after: str
    end: int  # of the thing, in the text of the view
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    column: int = 0
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def words(self) -> str:
        return f"{self.before}{self.term}{self.after}"

    def sentence(self) -> tuple[str, str]:
        """Return the sentence before and after the thing; a line that just wraps goes on."""
        before, after = self.before, self.after
        for line in () if self.row else self.above:
            if not _wraps(line) or _ITEM.match(before or self.words):
                break
            before = f"{line} {before}"
        last = self.words
        for line in () if self.row else self.below:
            if not _wraps(last) or _ITEM.match(line):
                break
            after, last = f"{after} {line}", line
        return _STOP.split(before)[-1], _STOP.split(after)[0] + _mark(after)


def _mark(after: str) -> str:
    """A question mark belongs to its sentence."""
    stop = _STOP.search(after)
    return stop[0] if stop else ""


def _wraps(line: str) -> bool:
    """Tell whether a sentence may go on after a line: it is full, and nothing ends it."""
    bare = line.rstrip()
    width = sum(2 if letter > "\u2fff" else 1 for letter in bare)
    return width >= _FULL and bare[-1] not in "。.!?:_)」…"


def around(view: View, start: int, term: re.Pattern[str]) -> Around | None:
    """Return what stands around the thing that begins at `start`; None if `term` is not there."""
    text = view.plain
    found = _term(text, start, term)
    if found is None:
        return None
    written, end = found
    left, right = view.cell(start)
    above, below = tuple(_above(text, start)), tuple(_below(text, end))
    before = normalize("NFC", text[max(left, start - WIDE) : start]).lstrip(_FRAME)
    after = normalize("NFC", text[end : max(end, min(right, end + WIDE))]).rstrip(_FRAME)
    here = Around(before, written, after, end, above, below)
    if not view.block.table:
        return here
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    line = normalize("NFC", text[begin : stop if stop >= 0 else len(text)])
    return replace(
        here,
        row=tuple(line.split("\t")),
        column=text.count("\t", begin, start),
        rows=tuple(tuple(each.split("\t")) for each in below),
    )


def _term(text: str, start: int, term: re.Pattern[str]) -> tuple[str, int] | None:
    """Match the thing in composed letters, and return it with its end in the text as it is."""
    match = term.match(text, start)
    if match:
        return match[0], match.end()
    match = term.match(normalize("NFC", text[start : start + _LONGEST]))
    if not match:
        return None
    end = start + match.end()  # marks of their own, as in NFD and half-width kana, make it longer
    while len(normalize("NFC", text[start:end])) < match.end():
        end += 1
    while end < len(text) and combining(text[end]):
        end += 1
    return match[0], end


def _above(text: str, start: int) -> list[str]:
    found: list[str] = []
    stop = text.rfind("\n", 0, start)
    while stop >= 0 and len(found) < _FAR:
        begin = text.rfind("\n", 0, stop) + 1
        found.append(normalize("NFC", text[max(begin, stop - WIDE) : stop]))
        stop = begin - 1
    return found


def _below(text: str, end: int) -> list[str]:
    found: list[str] = []
    begin = text.find("\n", end) + 1
    while begin and len(found) < _FAR:
        stop = text.find("\n", begin)
        last = stop if stop >= 0 else len(text)
        found.append(normalize("NFC", text[begin : min(last, begin + WIDE)]))
        begin = stop + 1
    return found
