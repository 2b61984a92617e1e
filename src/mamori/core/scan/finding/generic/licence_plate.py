"""Licence plates: 品川 300 あ 12-34, 12-ABC-3, 51F-123.45; beside a word, as codes look alike."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

LABELS = Labels(
    "ナンバープレート 車両番号 車のナンバー 車両ナンバー 登録番号 車番 ナンバー 車種 biển_số"
    " biển_kiểm_soát bien_so bks xe_máy ô_tô kenteken nummerplaat licence_plate license_plate"
    " number_plate plate_no"
)
_JAPANESE = (
    r"[一-龠々ヶぁ-んァ-ヴー]{1,4}[ ]?[0-9]{2}[0-9a-z]?[ ]?[ぁ-ん][ ]?"
    r"(?:[0-9]{2}[-ー・]?[0-9]{2}|[・.]?[0-9]{1,2}[-ー]?[0-9]{1,2}|[・.]{2,3}[0-9]{1,2})(?![0-9])"
)
# The Dutch sidecodes: letters and digits in three groups of six in all.
_DUTCH = (
    r"(?<![a-z0-9-])(?:[a-z]{2}-\d\d-\d\d|\d\d-\d\d-[a-z]{2}|\d\d-[a-z]{2}-\d\d|[a-z]{2}-\d\d-[a-z]{2}"
    r"|[a-z]{2}-[a-z]{2}-\d\d|\d\d-[a-z]{2}-[a-z]{2}|\d\d-[a-z]{3}-\d|\d-[a-z]{3}-\d\d"
    r"|[a-z]{2}-\d{3}-[a-z]|[a-z]-\d{3}-[a-z]{2}|[a-z]{3}-\d\d-[a-z]|[a-z]-\d\d-[a-z]{3}"
    r"|\d-[a-z]{2}-\d{3}|\d{3}-[a-z]{2}-\d)(?![a-z0-9-])"
)
_VIETNAMESE = r"(?<![a-z0-9])[1-9]\d ?-? ?[a-zđ][a-z0-9]?[ -]{1,3}(?:\d{3}\.?\d{2}|\d{4})(?!\d)"
_PLATE = re.compile(rf"{_JAPANESE}|{_DUTCH}|{_VIETNAMESE}")
# A Japanese plate by its form alone: a digit before one of its kana is awaited.
_KANA = "あいうえかきくけこをさすせそたちつてとなにぬねのはひふほまみむめもやゆよらりるれろわ"
_AWAITED = tuple(f"{n}{space}{kana}" for n in range(10) for space in ("", " ") for kana in _KANA)
_LEFT = re.compile(
    r"(?:[一-龠々ヶ]{1,3}|[ぁ-ん]{2,4}|[一-龠]{1,2}[ァ-ヴー]{1,3}) ?[0-9]{1,2}(?:[0-9]|[0-9a-z])\Z"
)
_RIGHT = re.compile(
    r" ?[ぁ-ん] ?(?:[0-9]{2}[-ー][0-9]{2}|[・.]{1,3}[0-9]{0,2}[-ー]?[0-9]{1,2})(?!\d)"
)
_ERAS = ("明治", "大正", "昭和", "平成", "令和")


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the plates beside the words, and Japanese ones by their form alone."""
    for found, clue in LABELS.values(view, spots, _PLATE):
        yield _hit(found.start(), found.end(), 0.93, clue)
    for spot in spots:
        right = _RIGHT.match(view.plain, spot + 1)
        left = _LEFT.search(view.plain, max(0, spot - 9), spot + 1) if right else None
        if left and right and not left[0].startswith(_ERAS):
            yield _hit(left.start(), right.end(), 0.8, "form:JP")


def _hit(start: int, end: int, sure: float, why: str) -> Hit:
    return Hit(kind="licence-plate", start=start, end=end, confidence=sure, why=(why,))


FINDER = Finder("licence-plate", ("licence-plate",), find, words=(*LABELS.words, *_AWAITED))
