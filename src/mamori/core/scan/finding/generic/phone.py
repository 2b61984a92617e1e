"""Telephone numbers as Japan, Vietnam and the Netherlands write them, and any in +… form."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.generic.phone_plans import Number, is_assigned, number_of
from mamori.core.scan.finding.labels import Labels
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

_WORDS = (
    "電話 でんわ 携帯 けいたい ケータイ スマホ 連絡先 ファックス ファクス ファクシミリ 内線 "
    "緊急連絡 市外 ☎ 📞 📱 問合せ 問い合わせ tel fax"
    " điện_thoại dien_thoai đt sđt sdt di_động hotline zalo liên_hệ"
    " telefoon mobiel gsm noodnummer bel bellen phone mobile cell contact whatsapp call"
)
LABELS = Labels(_WORDS)
# Titles and labels of numbers that are no telephone numbers, however they look.
_OTHERS = (
    r"(?:番号|コード|金額|価格|単価|合計|品番|注文|伝票|isbn|(?<![a-z])(?:no|nr|id|jan|sku)(?![a-z])"
    r"|code|nummer|number|bedrag|prijs|mã|số|đơn|price|amount|total|order|version|serial|invoice"
    r"|factuur)"
)
_OTHER = re.compile(_OTHERS)
_OTHER_BEFORE = re.compile(rf"{_OTHERS}(?: [^\W\d_]{{1,8}})?[^\w\n]{{0,4}}\Z")
_RUN = re.compile(r"[0-9](?:[()./ ー・·-]{0,3}[0-9])*")
# A number begins with 0 or +; letters of a code or a decimal point do not stand before it.
_BEGIN = re.compile(r"(?<![0-9#_])(?<![0-9][.,-])(?:[(]?\+[( ]?[1-9]|[(]?0)[0-9() ー・·.-]{5,24}")
_PARTS = "() ー・·.-"
_CODE_BEFORE = re.compile(r"[a-z][-_]?\Z")
_LABEL_BEFORE = re.compile(r"(?:tel|fax|phone|mob|sdt|sđt|đt|zalo|(?<![a-z])[tmf])[.:-]?\Z")
_CODE_AFTER = re.compile(r"[-_]?[a-z0-9_@]|[-.ー・·][0-9]|,[0-9]{3}(?![0-9])")
# Below a title or right after a word any number is one: local, foreign, or shorn of the zero that
# a sheet took away.
_TITLED = re.compile(r"(?<![0-9a-z+(])[(]?[+]?[0-9](?:[() .ー・·-]{0,3}[0-9]){5,14}(?![0-9a-z])")
_DATE = re.compile(r"\d{4}[-.]\d{1,2}[-.]\d{1,2}|\d{1,2}[-.]\d{1,2}[-.]\d{4}")


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the numbers in the runs of digits, and what is left of numbers below such a title."""
    done = 0
    for spot in spots:
        run = _RUN.match(view.plain, spot)
        if run is None or spot < done:
            continue
        done = run.end()
        yield from _in_run(view, max(0, spot - 2), run.end())
    for found, clue in LABELS.values(view, spots, _TITLED, reach=10):
        if not _DATE.fullmatch(found[0]):
            yield Hit(
                kind="phone", start=found.start(), end=found.end(), confidence=0.8, why=(clue,)
            )


def _in_run(view: View, at: int, stop: int) -> Iterator[Hit]:
    while found := _BEGIN.search(view.plain, at, stop):
        start, text = found.start(), found[0].rstrip(_PARTS)
        at = found.start() + 1
        if text.count("(") > text.count(")"):  # one opened before the number, for more than it
            start, text = start + len(text) - len(text.lstrip("(")), text.lstrip("(")
        while text:
            number = number_of(text, view.country)
            if number and not _within_code(view.plain, start, start + len(text)):
                at = start + len(text)
                yield _hit(view, start, at, number)
                break
            text = text.rpartition(" ")[0].rstrip(_PARTS)


def _within_code(plain: str, start: int, end: int) -> bool:
    before = plain[max(0, start - 8) : start]
    if _CODE_BEFORE.search(before) and not _LABEL_BEFORE.search(before):
        return True
    return _CODE_AFTER.match(plain, end) is not None


def _hit(view: View, start: int, end: int, number: Number) -> Hit:
    if title := view.header(start):
        other = _is_other(title)
    else:
        before = view.plain[max(0, start - 24) : start].rpartition("\n")[2]
        other = bool(_OTHER_BEFORE.search(before)) and not LABELS.within(before)
    clue = "" if other else LABELS.clue(view, start, end)
    assigned = not clue and is_assigned(view.plain[start:end], number.country)
    sure = 0.97 if clue else _sure(view, number, assigned=assigned) - 0.5 * other
    why = (f"form:{number.country or '+'}", clue, "assigned" if assigned else "")
    return Hit(
        kind="phone",
        start=start,
        end=end,
        confidence=round(max(sure, 0.1), 2),
        why=tuple(filter(None, why)),
    )


@lru_cache(maxsize=1024)
def _is_other(title: str) -> bool:
    return bool(_OTHER.search(title)) and not LABELS.within(title)


def _sure(view: View, number: Number, *, assigned: bool) -> float:
    """Return how sure the form alone makes a number."""
    if number.abroad:
        return 0.9 if assigned or number.country else 0.6
    if not number.grouped:
        home = view.country or "JP"  # eleven digits are a Japanese mobile and little else
        return 0.6 if number.mobile and assigned and number.country == home else 0.35
    sure = 0.85 if assigned else 0.75
    sure += 0.05 if number.mobile or view.country == number.country else 0.0
    return sure - (0.2 if view.country and view.country != number.country else 0.0)


FINDER = Finder("phone", ("phone",), find, words=LABELS.words, digits=10)
