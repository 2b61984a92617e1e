"""The Vietnamese citizen's number (CCCD): twelve digits without a check digit.

Its first three digits were the place of the first registration, the fourth century and sex, the
next two the year of birth. New provinces since July 2024 make the place no hard gate (T-30).
"""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels, weighed
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

LABELS = Labels(
    "cccd căn_cước can_cuoc số_định_danh so_dinh_danh định_danh_cá_nhân đdcn ddcn"
    " mã_định_danh_công_dân citizen_id"
)
_VALUE = re.compile(r"(?<![0-9])(?<![0-9][-.,])[0-9]{3}(?:[ .]?[0-9]{3}){3}(?![-.,]?[0-9])")
# Place below 097 and a century that somebody alive was born in.
_BUILT = re.compile(r"0(?:0[1-9]|[1-8]\d|9[0-6])[0-3]\d{8}")


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the numbers at the words, and in Viet Nam what is built like one, as unsure."""
    sure: set[int] = set()
    for found, clue in LABELS.values(view, spots, _VALUE):
        sure.add(found.start())
        built = _is_built(found[0])
        yield Hit(
            kind="cccd",
            start=found.start(),
            end=found.end(),
            confidence=weighed(0.96 if built else 0.8, "VN", view),
            why=(clue, *(("form:place-century",) if built else ())),
        )
    for spot in spots if view.country == "VN" else ():
        lone = _VALUE.match(view.plain, spot)
        if lone and spot not in sure and _is_built(lone[0]):
            why = ("form:place-century",)
            yield Hit(kind="cccd", start=spot, end=lone.end(), confidence=0.45, why=why)


def _is_built(text: str) -> bool:
    return _BUILT.fullmatch(re.sub("[ .]", "", text)) is not None


FINDER = Finder("cccd", ("cccd",), find, words=LABELS.words, digits=12, country="VN")
