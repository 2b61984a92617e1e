"""Numbers written in kanji, as upright writing has them: 〇九〇ー一二三四ー五六七八."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mamori.core.scan.blocks import Block
from mamori.core.scan.finding.resolving import NUMBERS
from mamori.core.scan.hits import KINDS, Hit
from mamori.core.scan.view import View

# A circle is often written for the zero.
_ZEROS = "〇零○"
_DIGITS = "〇一二三四五六七八九"
# A telephone number begins with a zero: without one nothing is looked for.
_NUMBER = re.compile(rf"[{_ZEROS}](?:[ ー()・.|︱丨│-]{{0,2}}[{_DIGITS}{_ZEROS}]){{8,}}")
_AS_DIGITS = str.maketrans(
    dict(zip(_DIGITS, "0123456789", strict=True))
    | dict.fromkeys("零○", "0")
    | dict.fromkeys("|︱丨│", "-")
)


@dataclass(frozen=True, slots=True)
class Numerals:
    """A block with figures in place of kanji; its offsets are the same."""

    block: Block
    spans: tuple[tuple[int, int], ...]

    def back(self, hits: Iterable[Hit]) -> Iterator[Hit]:
        """Yield the hits within these numbers."""
        for hit in hits:
            if KINDS[hit.kind][0] in NUMBERS and any(
                start <= hit.start and hit.end <= end for start, end in self.spans
            ):
                yield hit


def in_figures(view: View) -> Numerals | None:
    """Return the block with its long numbers in kanji written in figures; None if it has none."""
    plain = view.plain
    if plain.isascii() or not any(zero in plain for zero in _ZEROS):
        return None
    spans = tuple(found.span() for found in _NUMBER.finditer(plain))
    if not spans:
        return None
    text, parts, done = view.text, [], 0
    for start, end in spans:
        parts += [text[done:start], plain[start:end].translate(_AS_DIGITS)]
        done = end
    return Numerals(replace(view.block, text="".join(parts) + text[done:]), spans)
