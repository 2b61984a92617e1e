"""Tables that are drawn in text: aligned by spaces, parted by bars, or numbered line by line."""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.blocks import Block
from mamori.core.scan.folding import Codes, codes_of
from mamori.core.scan.view import View

_LEAST = 3  # lines
_LONGEST = 80  # letters of a numbered line
_BARS = "\t|│┃"
_POINTS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳•・*○●■□▪-"
_PARTING = re.compile(rf" *([{_BARS}]) *| {{2,}}")
# How a line of a list begins: 1. 山田太郎, (2) Emma de Vries, ・佐藤花子
_NUMBER = re.compile(rf"[(（]?[0-9０-９]{{1,3}}(?:[.．)）、][ \u3000]?|[ \u3000])|[{_POINTS}]")
# The same where columns are aligned by spaces, so that a number may be one of them.
_POINT = re.compile(rf"[(（]?[0-9０-９]{{1,3}}[.．)）、][ \u3000]?|[{_POINTS}]")
# In a numbered line one space parts a word from a number: 3 Trần Thị Bình 03/04/2015
_LOOSE = re.compile(r" (?=[^ ]*[0-9@])|(?<=[0-9]) (?=[^ 0-9])")

_FIRSTS = np.array([ord(mark) for mark in _POINTS + "("], dtype=np.uint32)

Starts = NDArray[np.intp]
Mask = NDArray[np.bool_]


def drawn(view: View) -> Iterator[tuple[int, Block]]:
    """Yield the tables drawn in a text, each with its offset, with tabs where its cells part."""
    text, plain = view.text, view.plain
    codes = codes_of(plain)
    starts = np.concatenate(([0], np.flatnonzero(codes == ord("\n")) + 1))
    ends = np.append(starts[1:] - 1, len(codes))
    for first, last in _stretches(_marked(text, codes, starts)):
        start, end = int(starts[first]), int(ends[last])
        lines = zip(text[start:end].split("\n"), plain[start:end].split("\n"), strict=True)
        table = "\n".join(_parted(line, folded) for line, folded in lines)
        if "\t" in table:
            yield start, Block(text=table, table="drawn")


def _marked(text: str, codes: Codes, starts: Starts) -> Mask:
    """Tell of each line whether something parts it, or a number or point begins it."""
    if not len(codes):
        return np.zeros(len(starts), dtype=bool)
    spaces = codes == ord(" ")
    parting = np.zeros(len(codes), dtype=bool)
    # Two spaces after a word part cells; at the start of a line they only set it in.
    word = ~spaces & (codes != ord("\n"))
    parting[2:] = spaces[2:] & spaces[1:-1] & word[:-2]
    for bar in _BARS:
        parting |= codes == ord(bar)
    lines = np.searchsorted(starts, np.flatnonzero(parting), "right") - 1
    marked: Mask = np.bincount(lines, minlength=len(starts)) > 0
    firsts = codes[np.minimum(starts, len(codes) - 1)]
    # A row of a list is short; what is numbered and longer is a paragraph.
    short = np.diff(np.append(starts, len(codes) + 1)) <= _LONGEST
    numbers = (firsts >= ord("0")) & (firsts <= ord("9"))
    points = np.isin(firsts, _FIRSTS)
    for line in np.flatnonzero((numbers | points) & short & ~marked).tolist():
        marked[line] = _NUMBER.match(text, int(starts[line])) is not None
    return marked


def _stretches(marked: Mask) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of each run of marked lines."""
    padded = np.concatenate(([0], marked.astype(np.int8), [0]))
    for first, after in np.flatnonzero(np.diff(padded)).reshape(-1, 2).tolist():
        if after - first >= _LEAST:
            yield first, after - 1


def _parted(line: str, folded: str) -> str:
    """Return a line with a tab where its cells part, letter by letter as long as it was."""
    letters = list(line.replace("\t", " "))
    partings = list(_PARTING.finditer(folded))
    for parting in partings:
        letters[max(parting.start(), parting.start(1))] = "\t"
    number = (_POINT if partings else _NUMBER).match(line)
    if number and not any(parting[1] for parting in partings):
        letters[number.end() - 1] = "\t"
        for space in () if partings else _LOOSE.finditer(folded, number.end()):
            letters[space.start()] = "\t"
    return "".join(letters)
