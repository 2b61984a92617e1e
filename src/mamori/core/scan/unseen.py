"""Letters that nobody sees, such as soft hyphens and spaces without width: `090-\u200b1234`.

Whoever finds things looks at the text without them, so that none of them hides anything.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from mamori.core.scan.blocks import Block
from mamori.core.scan.folding import codes_of, text_of
from mamori.core.scan.hits import Hit
from mamori.core.scan.places import Locator, Piece

# It joins letters and is none. Selectors of variants stay: they belong to the letter before.
_JOINER = "\u034f"

Kept = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Origin:
    """Leads from a text without unseen letters to the places of the text with them."""

    block: Block
    kept: Kept

    def pieces(self, _text: str, start: int, end: int) -> Iterator[Piece]:
        whole = self.block.text
        yield from self.block.locator.pieces(whole, *self.span(start, end))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span stands in the whole text, with the unseen letters inside it."""
        whole = len(self.block.text)
        first = int(self.kept[start]) if start < len(self.kept) else whole
        return first, int(self.kept[end - 1]) + 1 if end > start else first


def without_unseen(block: Block) -> Block:
    """Return the block without letters that nobody sees; the same one if it has none."""
    text = block.text
    if text.isascii():
        return block
    codes = codes_of(text)
    unseen = np.take(_unseen(), codes, mode="clip")
    if not unseen.any():
        return block
    kept = np.flatnonzero(~unseen)
    core = block.core and tuple(np.searchsorted(kept, block.core).tolist())
    origin: Locator = _Origin(block, kept)
    return replace(block, text=text_of(codes[kept]), locator=origin, core=core)


def back(hits: list[Hit], block: Block) -> list[Hit]:
    """Return hits in a block of `without_unseen` as they stand in the block that it came from."""
    origin = block.locator
    if not isinstance(origin, _Origin):
        return hits
    spans = (origin.span(hit.start, hit.end) for hit in hits)
    return [
        replace(hit, start=start, end=end) for hit, (start, end) in zip(hits, spans, strict=True)
    ]


@cache
def _unseen() -> NDArray[np.bool_]:
    table = np.zeros(sys.maxunicode + 1, dtype=bool)
    for code in (*range(0x20000), *range(0xE0000, 0xE1000)):  # no others are such letters
        table[code] = category(chr(code)) == "Cf"
    table[ord(_JOINER)] = True
    return table
