"""Dates of birth: a date beside or below a word that says so. Any other date is left alone."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from mamori.core.roster.dates import BadDate, parse_date
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

_BEFORE = (
    "生年月日 誕生日 出生日 生まれ うまれ 生れ 誕生"
    " ngày_sinh sinh_ngày năm_sinh sinh_năm ngày_tháng_năm_sinh ngay_sinh sinh_ngay nam_sinh sinh:"
    " ns: geboren geboortedatum geboortedag geb._datum gebdatum geb.datum verjaardag geb. geb: geb"
    " born bday birthdate birth_date birthday date_of_birth d.o.b dob birth"
)
LABELS = Labels(_BEFORE)
# 2015年4月3日生: the word alone is in 生徒 and many others, so it is awaited with a date's end.
_BORN = tuple(f"{letter}生" for letter in "日0123456789")

_YEAR = r"(?:1[89]|20)\d\d"
_KANJI = "元〇一二三四五六七八九十"
_NUMBER = rf"(?:\d{{1,2}}|[{_KANJI}]{{1,4}})"
_ERA = r"(?:明治|大正|昭和|平成|令和|(?<![a-z])[mtshr]\.? ?)"
DATE = re.compile(
    rf"(?:{_ERA} ?{_NUMBER}|{_YEAR}|[{_KANJI}]{{4}}) ?年 ?{_NUMBER} ?月 ?{_NUMBER} ?日?"
    rf"|{_ERA}\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{1,2}}(?!\d)"
    rf"|(?<!\d){_YEAR} ?([-/.]) ?\d{{1,2}} ?\1 ?\d{{1,2}}(?!\d)"
    rf"|(?<!\d)\d{{1,2}} ?([-/.]) ?\d{{1,2}} ?\2 ?{_YEAR}(?!\d)"
    rf"|(?:ngày )?(?<!\d)\d{{1,2}} (?:tháng|thg) ?\d{{1,2}},? (?:năm )?{_YEAR}(?!\d)"
    rf"|(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\.? [a-z]{{3,9}}\.?,? {_YEAR}(?!\d)"
    rf"|(?<![a-z])[a-z]{{3,9}}\.? \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}(?!\d)"
    rf"|(?<!\d){_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
)
# Below a title or right after a word also what is no date elsewhere: 03-04-15, 4月3日, 2015.
_PART = re.compile(
    rf"(?<![\d/.-])\d{{1,2}}[-/.]\d{{1,2}}(?:[-/.]'?\d\d)?(?![\d/.-])|\d{{1,2}} ?月 ?\d{{1,2}} ?日"
    rf"|(?<!\d){_YEAR}(?:年|(?![\d/.-]))"
)
# What follows a date that is a day for doing something, and words that only contain the label.
_DEADLINE = re.compile(r" ?(?:\([^)]{1,3}\))? ?(?:まで|迄|締|〆|に提出|提出|必着|現在|時点|付)")
_PARTY = re.compile(r"会|パーティ|カード|プレゼント|ケーキ|列席|sfeest|party|card|cadeau|skaart")
# How a date ends; a look at that costs less than at all that may be one.
_ENDED = re.compile(rf"[0-9{_KANJI}] ?日?[ (]*\Z")
_REACH, _BACK = 24, 32


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the dates at the words, and all dates below the titles of such columns."""
    taken: set[int] = set()
    for start, end, clue, sure in (*_titled(view), *_beside(view, spots)):
        if start not in taken:
            taken.add(start)
            yield Hit(kind="birth-date", start=start, end=end, confidence=sure, why=(clue,))


def _titled(view: View) -> Iterator[tuple[int, int, str, float]]:
    for found, clue in LABELS.values(view, (), DATE):
        if _is_day(found[0]):
            yield found.start(), found.end(), clue, 0.98 if clue.startswith("header") else 0.65
    for found, clue in LABELS.values(view, (), _PART):
        yield found.start(), found.end(), clue, 0.7


def _beside(view: View, spots: Sequence[int]) -> Iterator[tuple[int, int, str, float]]:
    plain = view.plain
    words = [(spot, LABELS.at(plain, spot)) for spot in spots]
    labels = [(spot, spot + len(word)) for spot, word in words if word]
    labels = [(begin, end) for begin, end in labels if not _PARTY.match(plain, end)]
    begins, ends = [begin for begin, _ in labels], [end for _, end in labels]
    for spot, word in words:
        begin, end = (spot, spot + len(word)) if word else (spot + 1, spot + 2)
        if word and _PARTY.match(plain, end):
            continue
        # A date beyond another label is that one's, so each date is looked for but once.
        before, after = bisect_right(ends, begin) - 1, bisect_left(begins, end)
        least = ends[before] if before >= 0 else 0
        most = begins[after] if after < len(begins) else len(plain)
        found = _last(plain, least, begin) or (_next(view, end, most) if word else None)
        if found and _is_day(found[0]) and not _DEADLINE.match(plain, found.end()):
            yield found.start(), found.end(), f"context:{word or '生'}", 0.96


def _last(plain: str, least: int, end: int) -> re.Match[str] | None:
    """Return the date that ends right before a word: 2015年4月3日生まれ."""
    if not _ENDED.search(plain, max(0, end - 6), end):
        return None
    start = max(least, end - _BACK, plain.rfind("\n", max(least, end - _BACK), end) + 1)
    dates = list(DATE.finditer(plain, start, end))
    return dates[-1] if dates and not plain[dates[-1].end() : end].strip(" (") else None


def _next(view: View, start: int, most: int) -> re.Match[str] | None:
    """Return the first date after a word on its line, or at the start of the line below."""
    plain = view.plain
    stop = plain.find("\n", start, start + _REACH)
    found = DATE.search(plain, start, min(most, (start + _REACH if stop < 0 else stop) + _BACK))
    stop = start + _REACH if stop < 0 else stop
    if found and found.start() <= stop:
        return found
    if stop - start < 4 and not view.block.table:
        return DATE.match(plain, stop + 1)
    return None


def _is_day(text: str) -> bool:
    try:
        parse_date(text)
    except BadDate as bad:
        return bad.code == "ambiguous-date"
    return True


FINDER = Finder("birth-date", ("birth-date",), find, words=(*LABELS.words, *_BORN))
