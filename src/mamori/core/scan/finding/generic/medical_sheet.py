"""Sheets that ask for somebody's medical history, which only named staff may handle (NER-29)."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from mamori.core.scan.finding.asking.asker import Asker
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

_HISTORY = (
    *(
        "既往症",
        "既往歴",
        "病歴",
        "持病",
        "アレルギー",
        "服薬",
        "内服薬",
        "常用薬",
        "かかりつけ医",
        "主治医",
        "平熱",
    ),
    *("通院", "発作", "健康上の配慮", "保健調査票", "健康調査票", "予防接種歴"),
    *("tiền sử bệnh", "tiền sử dị ứng", "bệnh nền", "bệnh mãn tính", "dị ứng", "thuốc đang dùng"),
    *("tình trạng sức khỏe", "tình trạng sức khoẻ", "bệnh án"),
    *("medische gegevens", "ziektegeschiedenis", "allergie", "medicijn", "medicatie", "aandoening"),
    *("huisarts", "diagnose", "gezondheidsverklaring"),
    *(
        "medical history",
        "medical condition",
        "allerg",
        "medication",
        "health condition",
        "gp's name",
    ),
    *("illnesses", "diagnosis"),
)
_TERM = "|".join(f"{word}[a-zà-ỹ]*" if word.isascii() else word for word in _HISTORY)
_ASKER = Asker(f"(?:{_TERM})(?:の?(?:有無|名前|内容|種類|歴|名))?")
_CHOICE = re.compile(
    r"^[^。\n]{0,30}?(?:(?:有|あり|ある|はい)\W{1,5}(?:無|なし|ない|いいえ)"
    r"|\bja\W{1,8}nee\b|\byes\W{1,8}no\b|(?<!\w)có\W{1,8}không(?!\w))"
)
_ROOM = 80


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield each item of medical history that is asked for, by room to write in or by a choice."""
    last, spare = 0, _ASKER.sparing(view)
    for start in spots:
        if start < last or spare.skips(start):
            continue
        asked = _ASKER.asked(view, start)
        if asked and asked.why != "filled":
            confidence, why, last = asked.confidence, asked.why, asked.end
        elif _offers_choice(view, start):
            confidence, why, last = 0.8, "choice", start + 2
        else:
            continue
        yield Hit(
            kind="medical-sheet-request",
            start=start,
            end=last,
            confidence=confidence,
            why=(f"asked:{why}",),
        )


def _offers_choice(view: View, start: int) -> bool:
    line = view.plain[start : start + _ROOM].partition("\n")[0].replace("\t", " ")
    return bool(_CHOICE.search(normalize("NFC", line)))


WORDS = tuple(dict.fromkeys(form for word in _HISTORY for form in (word, normalize("NFD", word))))
FINDER = Finder("medical-sheet", ("medical-sheet-request",), find, words=WORDS)
