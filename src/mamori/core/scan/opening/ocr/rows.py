"""Words of a picture put into the lines that a reader sees, as text whose spans have boxes."""

import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mamori.core.scan.opening.ocr.words import Word
from mamori.core.scan.places import Box, Piece, Place, Spans

# In heights of the letters: farther apart than this, two words stand in two cells or columns.
APART = 1.4


@dataclass(frozen=True, slots=True)
class Seen(Spans):
    """Words of a picture. Of a word whose letters have boxes, what was asked for is shown alone."""

    letters: Sequence[Sequence[Box]] = ()  # as many as words

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        at = max(0, bisect_right(self.starts, start) - 1)
        for word, piece in enumerate(Spans.pieces(self, text, start, end), at):
            boxes = self.letters[word][piece.start : piece.end] if self.letters else ()
            box = around(boxes) if boxes else piece.place.box
            yield piece._replace(place=replace(piece.place, box=box))


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a picture: a line is a row of it, tabs part what stands far apart."""

    text: str
    locator: Seen


def written(
    words: Sequence[Word], of: Place, shown: Callable[[Box], Box] = lambda box: box
) -> Written:
    """Put words in reading order; each is a place with its box, as `shown` tells where it is."""
    rows = _columns(words) if is_vertical(words) else _rows(words)
    parts: list[str] = []
    starts: list[int] = []
    places: list[Place] = []
    letters: list[Sequence[Box]] = []
    length = 0
    for number, row in enumerate(rows, 1):
        for word, after in zip(row, _gaps(row), strict=True):
            starts.append(length)
            places.append(replace(of, line=number, box=shown(word.box)))
            letters.append([shown(box) for box in word.letters])
            parts.append(word.text + after)
            length += len(parts[-1])
    seen = Seen(starts or [0], places or [of], letters=letters)
    return Written("".join(parts).rstrip("\n"), seen)


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Chain words from left to right: a row of a page that lies askew climbs bit by bit."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.box[0]):
        near = [row for row in rows if _follows(row[-1], word)]
        if near:
            min(near, key=lambda row: abs(_middle(row[-1]) - _middle(word))).append(word)
        else:
            rows.append([word])
    return sorted(rows, key=lambda row: _middle(row[0]))


def _columns(words: Iterable[Word]) -> list[list[Word]]:
    """Columns of vertical writing, from the right; each its own line."""
    return [[word] for word in sorted(words, key=lambda each: (-each.box[2], each.box[1]))]


def is_vertical(words: Sequence[Word]) -> bool:
    """Tell whether the words run downwards: so written, or on a page that lies on its side."""
    long = [word for word in words if len(word.text) > 2]
    tall = sum(word.box[3] - word.box[1] > 1.5 * (word.box[2] - word.box[0]) for word in long)
    return tall > len(long) / 2


def _follows(last: Word, word: Word) -> bool:
    height = min(last.box[3] - last.box[1], word.box[3] - word.box[1])
    beside = abs(_middle(last) - _middle(word)) < max(height, 8) * 0.6
    return beside and word.box[0] >= last.box[2] - max(height, 8)


def _middle(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2


def _gaps(row: Sequence[Word]) -> list[str]:
    """Return what parts each word from the next: a space, a tab, at the end a line break."""
    gaps = []
    for word, after in itertools.pairwise(row):
        height = max(word.box[3] - word.box[1], after.box[3] - after.box[1])
        apart = word.cell or after.box[0] - word.box[2] > APART * height
        gaps.append("\t" if apart else " ")
    return [*gaps, "\n"]
