"""Numbers that stand apart: a digit a box, as on forms, or a part of a number a cell."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from mamori.core.scan.blocks import Block
from mamori.core.scan.finding.resolving import NUMBERS
from mamori.core.scan.folding import codes_of
from mamori.core.scan.hits import KINDS, Hit
from mamori.core.scan.tables.columns import kind_of
from mamori.core.scan.view import View

# Kinds of columns whose numbers are joined; marks and days stand a digit a cell, too.
PARTED = frozenset({"phone", "identifier", "bank-account", "school-number"})
_PARTS = "- \t|│┃□☐▢・,"  # the hyphen first, for patterns
_LEAST = 8  # boxes
_RUN = re.compile(
    rf"(?<![0-9])[0-9](?:[{_PARTS}]{{1,3}}[0-9](?![0-9])){{{_LEAST - 1},}}(?![^{_PARTS}\n])"
)
_PHONE = re.compile(r"\t(0[0-9]{1,4}\t[0-9]{1,4}\t[0-9]{3,4})(?![^\t\n])")
# What goes on with the number of the column before it.
_FIRST, _MORE = re.compile(r"市外|局番"), re.compile(r"市内|局番|番号|加入|\d+")
_CELLS = re.compile(r"[0-9]{1,5}(?:\t[0-9]{1,5})+(?![^\t\n])")
_DIGITS = 9  # of a number in several cells, at least
_LABEL = 24  # letters

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Joined:
    """A block whose parted numbers stand in the first of their boxes; offsets stay elsewhere."""

    block: Block
    runs: dict[int, tuple[int, ...]]  # where a number begins -> where its digits stood

    def back(self, hits: Iterable[Hit]) -> Iterator[Hit]:
        """Yield the hits within the joined numbers, as they stand in the boxes."""
        starts = sorted(self.runs)
        for hit in hits:
            at = bisect_right(starts, hit.start) - 1
            if at < 0 or KINDS[hit.kind][0] not in NUMBERS:
                continue
            start, stood = starts[at], self.runs[starts[at]]
            if hit.end <= start + len(stood):
                first, last = stood[hit.start - start], stood[hit.end - 1 - start]
                yield replace(hit, start=first, end=last + 1)


def joined(view: View) -> Joined | None:
    """Return the block with the numbers joined that a title or label says are such; if any."""
    spans = sorted({*_below_titles(view), *_beside_labels(view)})
    spans = [span for at, span in enumerate(spans) if not at or spans[at - 1][1] <= span[0]]
    if not spans:
        return None
    text, runs, parts, done = view.text, {}, [], 0
    for start, end in spans:
        stood = tuple(at for at in range(start, end) if "0" <= view.plain[at] <= "9")
        between = (text[at] for at in range(start, end) if not "0" <= view.plain[at] <= "9")
        parts += [text[done:start], *(text[at] for at in stood), *between]
        runs[start], done = stood, end
    return Joined(replace(view.block, text="".join(parts) + text[done:]), runs)


def _below_titles(view: View) -> Iterator[_Span]:
    groups = list(_groups(view.headers)) if view.block.table else []
    start = 0
    for line in view.plain.split("\n") if groups else ():
        tabs = [-1, *(at for at, letter in enumerate(line) if letter == "\t"), len(line)]
        for first, last in groups:
            if last < len(tabs) - 1:
                found = _CELLS.match(line, tabs[first] + 1, tabs[last + 1])
                if found and sum(map(str.isdigit, found[0])) >= _DIGITS:
                    yield start + found.start(), start + found.end()
        start += len(line) + 1


def _groups(titles: tuple[str, ...]) -> Iterator[_Span]:
    """Yield the first and last of neighbouring columns that hold parts of a number."""
    first, kind = -1, ""
    for at, title in enumerate((*titles, "-")):
        this = kind_of(title)
        more = first >= 0 and (not title or this == kind or _MORE.fullmatch(title))
        if more or (first >= 0 and not this and _MORE.search(title)):
            continue
        if 0 <= first < at - 1:
            yield first, at - 1
        begins = this in PARTED or _FIRST.search(title)
        first, kind = (at, this or "phone") if begins else (-1, "")


def _beside_labels(view: View) -> Iterator[_Span]:
    plain = view.plain
    for found in _PHONE.finditer(plain) if view.block.table else ():
        if _is_number(view, found.start(1)):
            yield found.span(1)
    if _boxes(plain) >= _LEAST - 2:  # the first and the last one may have something else beside
        for found in _RUN.finditer(plain):
            if _is_number(view, found.start()):
                yield found.span()


def _boxes(plain: str) -> int:
    """Count the digits with nothing but room on both sides; a look that costs little."""
    codes = codes_of(plain)
    digits = (codes >= ord("0")) & (codes <= ord("9"))
    apart = np.isin(codes, list(map(ord, _PARTS)))
    return int((digits[1:-1] & apart[:-2] & apart[2:]).sum())


def _is_number(view: View, start: int) -> bool:
    """Tell whether what stands before, above or as the title says that a number follows."""
    plain = view.plain
    first = max(0, start - 2 * _LABEL)  # a line may be a whole file
    line = max(first, plain.rfind("\n", first, start) + 1)
    before = plain[line:start].strip(_PARTS + ":") or plain[first:line]
    label = re.split(r"[\t|│┃\n]", before.strip())[-1][-_LABEL:]
    return kind_of(view.header(start)) in PARTED or kind_of(label) in PARTED
