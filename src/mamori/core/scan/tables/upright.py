"""Names and numbers that stand upright: a letter a cell down a column, or a digit a line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.blocks import Block
from mamori.core.scan.finding.resolving import NUMBERS
from mamori.core.scan.folding import codes_of
from mamori.core.scan.hits import KINDS, Hit
from mamori.core.scan.places import cell_below
from mamori.core.scan.tables.boxes import PARTED
from mamori.core.scan.tables.columns import kind_of
from mamori.core.scan.view import View

CODE = "form:upright"
_NAME, _NUMBER, _LONGEST = 3, 8, 60  # letters at least of each, and at most
_LABEL, _REACH = 24, 256  # letters, and how many before a number a label is looked for
_PART = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*|[0-9](?:[ ().-]{0,2}[0-9])*")

Offsets = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Upright:
    """A block in which upright words lie; `origins` tell where each letter stood, -1 for none."""

    block: Block
    origins: Sequence[int]

    def back(self, hits: Iterable[Hit]) -> Iterator[Hit]:
        """Yield the hits of people and numbers, a hit a letter: other things lie between them.

        All but the first have no count, as they are one find.
        """
        for hit in hits:
            stood = [at for at in self.origins[hit.start : hit.end] if at >= 0]
            kind = KINDS[hit.kind][0]
            if kind in NUMBERS or (hit.kind == "roster-name" and len(stood) >= _NAME):
                for number, at in enumerate(stood):
                    why, count = (*hit.why, CODE), 0 if number else hit.count
                    yield replace(hit, start=at, end=at + 1, why=why, count=count)


def upright(view: View) -> Upright | None:
    """Return what stands upright in a block, laid down; None if nothing does."""
    single = _singles(view)
    if len(single) < _NAME:
        return None
    letters, origins = list[str](), list[int]()
    for run in _runs(view.text, single):
        written = "".join(view.plain[at] if at >= 0 else " " for at in run)
        for part in _PART.finditer(written):
            before, stood = written[: part.start()].strip(), run[part.start() : part.end()]
            for letter, at in _laid(view, stood, before):
                letters.append(letter)
                origins.append(at)
    return Upright(Block(text="".join(letters)), origins) if letters else None


def _laid(view: View, stood: Sequence[int], before: str) -> Iterator[tuple[str, int]]:
    """Yield the letters of a name with gaps between, or a number behind its label; and origins."""
    if view.plain[stood[0]].isdigit():
        if sum(at >= 0 and view.plain[at].isdigit() for at in stood) < _NUMBER:
            return
        label = next(
            (each for each in _labels(view, stood[0], before) if kind_of(each) in PARTED), ""
        )
        if not label:
            return
        yield from ((letter, -1) for letter in f"{label}: ")
    elif len(stood) < _NAME:
        return
    apart = "" if view.plain[stood[0]].isdigit() else " "
    for at in stood:
        yield (view.text[at] if at >= 0 else " "), at
        yield from ((gap, -1) for gap in apart)
    yield "\n", -1


def _labels(view: View, start: int, before: str) -> Iterator[str]:
    """Yield what may say which number it is: letters above, the title, the cells beside it."""
    plain = view.plain
    yield re.split(" +", before)[-1]
    yield view.header(start)
    yield cell_below(plain, start, -1)[-_LABEL:]
    near = max(0, start - _REACH)  # a line may be a whole file
    line = plain.rfind("\n", near, start) + 1
    yield plain[line or near : start].rstrip("\t").rpartition("\t")[2][-_LABEL:]


def _singles(view: View) -> Offsets:
    """Return where the letters stand that fill a cell of a table, or a line of a text."""
    codes = codes_of(view.text)
    parting = codes == ord("\n")
    if view.block.table:
        parting |= codes == ord("\t")
    edge = np.concatenate(([True], parting, [True]))
    return np.flatnonzero(~parting & edge[:-2] & edge[2:])


def _runs(text: str, single: Offsets) -> Iterator[list[int]]:
    """Yield the letters that stand below one another; -1 is an empty cell between two."""
    codes = codes_of(text)
    breaks, tabs = np.flatnonzero(codes == ord("\n")), np.flatnonzero(codes == ord("\t"))
    rows = np.searchsorted(breaks, single)
    starts = np.concatenate(([0], breaks + 1))[rows]
    columns = np.searchsorted(tabs, single) - np.searchsorted(tabs, starts)
    order = np.lexsort((rows, columns))
    single, rows, columns = single[order], rows[order], columns[order]
    gaps = np.diff(rows)
    ends = np.flatnonzero((np.diff(columns) != 0) | (gaps > 2)) + 1
    for first, last in pairwise((0, *ends.tolist(), len(single))):
        if _NAME <= last - first <= _LONGEST:
            yield from _without_gaps(text, single[first:last].tolist(), gaps[first : last - 1])


def _without_gaps(text: str, run: list[int], gaps: Offsets) -> Iterator[list[int]]:
    """Yield a run in parts where what stands between two letters is no empty cell."""
    part = run[:1]
    for one, two, gap in zip(run, run[1:], gaps.tolist(), strict=False):
        if gap > 1 and cell_below(text, one).strip():
            yield part
            part = []
        elif gap > 1:
            part.append(-1)
        part.append(two)
    yield part
