"""Japanese postal codes: 〒123-4567, or beside their word, or before a prefecture."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.jp.places import PREFECTURES
from mamori.core.scan.finding.labels import Labels
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

LABELS = Labels("郵便番号 〒")
_VALUE = re.compile(r"(?<![0-9-])[0-9]{3}[-ー]?[0-9]{4}(?![0-9-])")
_BEFORE = re.compile(r"(?<![0-9-])[0-9]{3}[-ー][0-9]{4}[ \t]?\Z")


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the codes."""
    for found, clue in LABELS.values(view, spots, _VALUE, reach=6):
        yield _hit(found.start(), found.end(), 0.95, clue)
    for spot in spots:
        before = _BEFORE.search(view.plain, max(0, spot - 9), spot)
        if before:
            end = before.start() + len(before[0].rstrip())
            yield _hit(before.start(), end, 0.85, "form:before-prefecture")


def _hit(start: int, end: int, sure: float, why: str) -> Hit:
    return Hit(kind="postal-code", start=start, end=end, confidence=sure, why=(why,))


FINDER = Finder(
    "jp-postal-code", ("postal-code",), find, words=(*LABELS.words, *PREFECTURES), country="JP"
)
