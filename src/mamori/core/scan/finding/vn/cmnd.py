"""The older Vietnamese identity card (CMND): nine digits, later twelve, without a check digit."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels, weighed
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

LABELS = Labels(
    "cmnd chứng_minh_nhân_dân chung_minh_nhan_dan chứng_minh_thư cmtnd cmt giấy_chứng_minh"
)
_VALUE = re.compile(
    r"(?<![0-9])(?<![0-9][-.,])[0-9]{3}(?:[ .]?[0-9]{3}){2}(?:[ .]?[0-9]{3})?(?![-.,]?[0-9])"
)


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the numbers at the words; nine digits alone tell nothing."""
    for found, clue in LABELS.values(view, spots, _VALUE):
        yield Hit(
            kind="cmnd",
            start=found.start(),
            end=found.end(),
            confidence=weighed(0.95, "VN", view),
            why=(clue,),
        )


FINDER = Finder("cmnd", ("cmnd",), find, words=LABELS.words, country="VN")
