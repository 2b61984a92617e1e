"""Vietnamese addresses: house and street, then ward, district, province, parted by commas."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels, weighed
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

LABELS = Labels("địa_chỉ dia_chi thường_trú tạm_trú chỗ_ở nơi_ở trú_tại hktt quê_quán nơi_cư_trú")
_WORD = r"[^\W_]+"
_NAME = rf"{_WORD}(?:[ .]{_WORD}){{0,5}}"
_UNIT = (
    r"(?:đường|phố|ngõ|ngách|hẻm|kiệt|tổ dân phố|tổ|thôn|xóm|ấp|bản|khu phố|kp\.?|khóm|khu"
    r"|phường|p\.|quận|q\.|xã|huyện|h\.|thị trấn|tt\.|thị xã|tx\.|thành phố|tp\.?|tỉnh|t\.)"
)
_HOUSE = (
    rf"(?:số (?:nhà )?)?[0-9]{{1,4}}[a-z]?(?:/[0-9]{{1,4}}[a-z]?){{0,4}},? (?:{_UNIT} ?)?{_NAME}"
)
_PARTS = rf"(?:, ?(?:{_UNIT} ?)?{_NAME}){{1,6}}"
_WHOLE = re.compile(rf"(?<![^\W_])(?:{_HOUSE}|{_UNIT} ?{_NAME}){_PARTS}")
_AWAITED = (
    *("phường ", "quận ", "xã ", "huyện ", "thôn ", "thị trấn ", "tổ dân phố ", "khu phố ", "ấp "),
    *(", p.", ", q.", ",p.", ",q."),
)
_UNITS = re.compile(rf"(?<![^\W_]){_UNIT}")
_HOUSE_FIRST = re.compile(r"(?:số (?:nhà )?)?[0-9]")
_LINE = 100


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the addresses beside the words, and what is built of two such units or a house."""
    plain, taken = view.plain, 0
    for found, clue in LABELS.values(view, spots, _WHOLE, reach=12):
        taken = max(taken, found.end()) if not clue.startswith("header") else taken
        yield _hit(view, found, 0.95, clue)
    done = 0
    for spot in spots:
        if spot < done:
            continue
        begin = max(
            done, spot - _LINE, plain.rfind("\n", 0, spot) + 1, plain.rfind("\t", 0, spot) + 1
        )
        for found in _WHOLE.finditer(plain, begin, spot + _LINE):
            if found.start() <= spot < found.end():
                done = found.end()
                units = len(_UNITS.findall(found[0]))
                house = _HOUSE_FIRST.match(found[0]) is not None
                if units > 1 or house:
                    sure = 0.85 if house and units > 1 else 0.6 if house else 0.45
                    yield _hit(view, found, sure, "form:house" if house else "form:units")
                break


def _hit(view: View, found: re.Match[str], sure: float, why: str) -> Hit:
    return Hit(
        kind="address",
        start=found.start(),
        end=found.end(),
        confidence=weighed(sure, "VN", view),
        why=(why,),
    )


FINDER = Finder("vn-address", ("address",), find, words=(*LABELS.words, *_AWAITED), country="VN")
