"""Japanese addresses down to the house: 千葉市稲毛区弥生町1-33, …二丁目3番4号, with the flat."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.jp.places import PREFECTURES
from mamori.core.scan.finding.labels import Labels
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

LABELS = Labels("住所 所在地 居所 現住所 じゅうしょ 本籍 転居先")
_TOWN = r"[一-龠々ヶケヵノ之ぁ-んァ-ヴー]"
# 東京都港区では3-4人: no particle within a name, no counting word after a number.
_NAME = rf"(?:(?!では|には|から|まで|での|とは){_TOWN}|[0-9]{{1,2}}条){{0,12}}?"
_NO_COUNT = "(?![0-9人名日回歳年月時個倍台度校本件社円%])"
_KANJI = "一二三四五六七八九十"
_NUMBER = rf"(?:[0-9]{{1,5}}|[{_KANJI}]{{1,3}})"
_HOUSE = (
    rf"(?:{_NUMBER} ?丁目(?: ?{_NUMBER} ?(?:番地?|-)(?: ?の ?)?)?(?: ?{_NUMBER}(?: ?号)?)?"
    r"(?:-[0-9]{1,4}){0,3}"
    rf"|{_NUMBER} ?番地?(?: ?(?:の|-)? ?{_NUMBER}(?: ?号)?)?"
    rf"|[0-9]{{1,5}}(?:[-ーの][0-9]{{1,5}}){{1,3}})"
)
_FLAT = r"(?:[ ]?[^\s0-9、。,()]{1,16}[ ]?[0-9]{1,4}(?:号室|号棟|号)?|[ ]?[0-9]{1,4}号室)?(?![0-9])"
_PREFECTURE = "|".join(PREFECTURES)
_PLACES = rf"(?:{_TOWN}{{1,6}}?[市区郡町村]){{1,3}}"
_WHOLE = re.compile(rf"(?:{_PREFECTURE}) ?{_PLACES} ?{_NAME} ?{_HOUSE}{_NO_COUNT}{_FLAT}")
_LOCAL = re.compile(rf"(?:(?:{_PREFECTURE}) ?)?{_PLACES} ?{_NAME} ?{_HOUSE}{_NO_COUNT}{_FLAT}")
_LINE = 40


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the addresses that begin with a prefecture, stand beside a word, or have 丁目."""
    taken = 0
    beside = {found.start(): clue for found, clue in LABELS.values(view, spots, _LOCAL, reach=16)}
    for start, clue in beside.items():
        found = _LOCAL.match(view.plain, start)
        if found:
            yield _hit(found.start(), found.end(), 0.97, clue)
    for spot in spots:
        if spot < taken:
            continue
        found = _WHOLE.match(view.plain, spot)
        sure, why = 0.92, "form:prefecture"
        if not found and view.plain.startswith(("丁目", "番地"), spot):
            begin = max(0, spot - _LINE, view.plain.rfind("\n", 0, spot) + 1)
            found = _LOCAL.search(view.plain, begin, spot + _LINE)
            sure, why = 0.8, "form:house"
        if found and found.end() > spot:
            taken = found.end()
            yield _hit(found.start(), found.end(), sure, why)


def _hit(start: int, end: int, sure: float, why: str) -> Hit:
    return Hit(kind="address", start=start, end=end, confidence=sure, why=(why,))


FINDER = Finder(
    "jp-address",
    ("address",),
    find,
    words=(*LABELS.words, *PREFECTURES, "丁目", "番地"),
    country="JP",
)
