"""Dates as schools write them: Japanese eras, day first, year first, words."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Literal

from mamori.core.roster import limits

Order = Literal["dmy", "mdy"]

# Order of day and month where a country writes the year last. Japan writes the year first.
COUNTRY_ORDER: dict[str, Order] = {"VN": "dmy", "NL": "dmy", "US": "mdy"}

# First and last day of each era (law.md section 6).
ERAS = {
    "M": (date(1868, 10, 23), date(1912, 7, 29)),
    "T": (date(1912, 7, 30), date(1926, 12, 24)),
    "S": (date(1926, 12, 25), date(1989, 1, 7)),
    "H": (date(1989, 1, 8), date(2019, 4, 30)),
    "R": (date(2019, 5, 1), date.max),
}
_ERA_NAMES = {"明治": "M", "大正": "T", "昭和": "S", "平成": "H", "令和": "R"}

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january", "januari"),
            ("feb", "february", "februari"),
            ("mar", "march", "maart", "mrt"),
            ("apr", "april"),
            ("may", "mei"),
            ("jun", "june", "juni"),
            ("jul", "july", "juli"),
            ("aug", "august", "augustus"),
            ("sep", "sept", "september"),
            ("oct", "october", "okt", "oktober"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}

_KANJI = {"元": 1, **{digit: n for n, digit in enumerate("〇一二三四五六七八九")}}

_TAIL = r"(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?|\s*\([^)]{1,3}\))?"
_ERA = re.compile(
    r"([mtshr]|明治|大正|昭和|平成|令和)\s*\.?\s*(\d{1,2})\s*[年./-]\s*"
    r"(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?" + _TAIL
)
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*(?:[-/.年])\s*(\d{1,2})\s*(?:[-/.月])\s*(\d{1,2})\s*日?" + _TAIL
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})" + _TAIL)
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*'?\d{2}")
_VIETNAMESE = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*(?:tháng|thg)\.?\s*(\d{1,2})\s*,?\s*(?:năm)?\s*(\d{4})"
)
_WORDS_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]+)\.?,?\s+(\d{4})")
_WORDS_MONTH = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")


class BadDate(ValueError):
    """A text that is no usable date.

    `code`: not-a-date, no-such-day, outside-era (平成 or any other era had no such day),
    ambiguous-date (day and month could be either), short-year (two digits and no era).
    """

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code, text)
        self.code = code


@lru_cache(maxsize=65_536)
def parse_date(text: str, order: Order | None = None) -> date:
    """Return the day that `text` names.

    Args:
        text: a date in Japanese (era or Western year), Vietnamese, Dutch, English or ISO form,
            digits of any width; a time or weekday after it is left aside.
        order: which comes first where the year is last and both orders would be possible.

    Raises:
        BadDate: with the reason in `code`.
    """
    if len(text) > limits.MAX_WORDS:
        raise BadDate("not-a-date", text)
    plain = _arabic(unicodedata.normalize("NFKC", text).strip().casefold())
    if match := _ERA.fullmatch(plain):
        return _era_date(text, *match.groups())
    if match := _YEAR_FIRST.fullmatch(plain) or _COMPACT.fullmatch(plain):
        year, month, day = map(int, match.groups())
        return _day(text, year, month, day)
    if match := _YEAR_LAST.fullmatch(plain):
        first, second, year = map(int, match.groups())
        return _year_last(text, first, second, year, order)
    if match := _VIETNAMESE.fullmatch(plain):
        day, month, year = map(int, match.groups())
        return _day(text, year, month, day)
    if match := _WORDS_DAY.fullmatch(plain):
        return _day(text, int(match[3]), _month(text, match[2]), int(match[1]))
    if match := _WORDS_MONTH.fullmatch(plain):
        return _day(text, int(match[3]), _month(text, match[1]), int(match[2]))
    raise BadDate("short-year" if _SHORT_YEAR.fullmatch(plain) else "not-a-date", text)


def column_order(texts: Iterable[str], country: str = "") -> tuple[Order | None, bool]:
    """Tell from a whole column which of day and month comes first.

    The column's own evidence (a number above 12) comes before the habit of `country` (ISO code).

    Returns:
        The order, None where nothing tells; and whether column and country, or two values of the
        column, contradict each other.
    """
    days_first = months_first = 0
    for text in texts:
        if len(text) > limits.MAX_WORDS:
            continue
        match = _YEAR_LAST.fullmatch(unicodedata.normalize("NFKC", text).strip().casefold())
        if match:
            days_first += int(match[1]) > 12 >= int(match[2])
            months_first += int(match[2]) > 12 >= int(match[1])
    habit = COUNTRY_ORDER.get(country)
    if days_first and months_first:
        return habit, True
    found: Order | None = "dmy" if days_first else "mdy" if months_first else None
    return found or habit, bool(found and habit and found != habit)


def _arabic(text: str) -> str:
    """Write 元 and kanji numbers below 100 as digits, where a date has them."""
    return re.sub(
        r"[元〇一二三四五六七八九十]{1,4}(?=[年月日])", lambda m: str(_kanji_number(m[0])), text
    )


def _kanji_number(text: str) -> int | str:
    if "十" not in text:
        return int("".join(str(_KANJI[digit]) for digit in text))
    tens, _, units = text.partition("十")
    if (tens and tens not in _KANJI) or (units and units not in _KANJI):
        return text
    return 10 * _KANJI.get(tens, 1) + _KANJI.get(units, 0)


def _era_date(text: str, era: str, year: str, month: str, day: str) -> date:
    first, last = ERAS[_ERA_NAMES.get(era, era.upper())]
    if int(year) == 0:
        raise BadDate("no-such-day", text)
    found = _day(text, first.year + int(year) - 1, int(month), int(day))
    if not first <= found <= last:
        raise BadDate("outside-era", text)
    return found


def _year_last(text: str, first: int, second: int, year: int, order: Order | None) -> date:
    order = order or ("dmy" if first > 12 or first == second else "mdy" if second > 12 else None)
    if order is None:
        raise BadDate("ambiguous-date", text)
    day, month = (first, second) if order == "dmy" else (second, first)
    return _day(text, year, month, day)


def _month(text: str, word: str) -> int:
    if word not in _MONTHS:
        raise BadDate("not-a-date", text)
    return _MONTHS[word]


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadDate("no-such-day", text) from None
