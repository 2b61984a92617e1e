"""Vietnamese health insurance (BHYT): fifteen characters on the old card, ten digits on the new."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels, weighed
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

LABELS = Labels("bhyt bảo_hiểm_y_tế bao_hiem_y_te bhxh bảo_hiểm_xã_hội mã_số_bảo_hiểm")
# Whom it insures in two letters (HS: pupils, TE: small children), the share paid, the place.
_LONG = r"[a-z]{2}[ -]?[1-5][ -]?[0-9]{2}[ -]?(?:[0-9][ -]?){9}[0-9]"
_VALUE = re.compile(rf"(?<![a-z0-9])(?:{_LONG}|[0-9]{{10}})(?![0-9a-z])")
_CARD = re.compile(
    r"(?<![a-z0-9])(?:hs|te|sv|dn|hc|gd|ht|hn|cn|dt|dk|xd|ck|cc|ca|qn|cy|bt|xk|nn|tk|tc|mt|hd)"
    r"[1-5][0-9]{12}(?![0-9a-z])"
)


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the numbers at the words, and cards that are told by their letters."""
    sure: set[int] = set()
    for found, clue in LABELS.values(view, spots, _VALUE):
        sure.add(found.start())
        yield _hit(view, found, 0.96, clue)
    for spot in spots:
        card = _CARD.match(view.plain, spot - 2) if spot > 1 else None
        if card and card.start() not in sure:
            yield _hit(view, card, 0.7, "form:card")


def _hit(view: View, found: re.Match[str], sure: float, why: str) -> Hit:
    return Hit(
        kind="vn-health-insurance",
        start=found.start(),
        end=found.end(),
        confidence=weighed(sure, "VN", view),
        why=(why,),
    )


FINDER = Finder(
    "vn-health-insurance",
    ("vn-health-insurance",),
    find,
    words=LABELS.words,
    digits=13,
    country="VN",
)
