"""Dates and times as each country writes them, the weekday always shown.

Pure functions of a value and a language code; Python's and Django's locale tables know neither
eras nor a Vietnamese date that a school would write.
"""

from datetime import date, datetime
from typing import Literal

Style = Literal["plain", "era", "short"]

WEEKDAYS = {
    "ja": "月火水木金土日",
    "vi": ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
# First day of each era (Cabinet Orders 1 of 1989 and 143 of 2019), newest first.
ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
)


def known(language: str) -> str:
    """Return the language we can write for a code such as `ja`, `nl-be` or one we do not have."""
    code = language.split("-", maxsplit=1)[0].lower()
    return code if code in WEEKDAYS else "en"


def weekday(value: date, language: str) -> str:
    """Return the weekday: `月`, `Thứ Hai`, `maandag`, `Monday`."""
    return WEEKDAYS[known(language)][value.weekday()]


def month_of_year(value: date, language: str) -> str:
    """Return a month with its year: `2026年4月`, `Th4 2026`, `apr 2026`, `Apr 2026`."""
    if known(language) == "ja":
        return f"{value.year}年{value.month}月"
    return f"{month(value, language)} {value.year}"


def month(value: date, language: str) -> str:
    """Return a month's name in a few letters, for drawings: `4月`, `Th4`, `apr`, `Apr`."""
    match known(language):
        case "ja":
            return f"{value.month}月"
        case "vi":
            return f"Th{value.month}"
        case "nl" if value.month == 3:
            return "mrt"  # the one that Dutch does not cut after three letters
        case code:
            return MONTHS[code].split()[value.month - 1][:3]


def era_year(value: date) -> str:
    """Return the year in its Japanese era, `令和8年`; a first year is 元年.

    Days before the Taishō era keep the common year, `1911年`.
    """
    for first, name in ERAS:
        if value >= first:
            count = value.year - first.year + 1
            return f"{name}{'元' if count == 1 else count}年"
    return f"{value.year}年"


def day(value: date, language: str, style: Style = "plain") -> str:
    """Return a date with its weekday.

    Args:
        value: the day; of a datetime the day it falls on where it is.
        language: a language code; one we do not have is written in English.
        style: `plain`; `era` counts Japanese years by era (other languages have none);
            `short` leaves the year out.
    """
    value = value.date() if isinstance(value, datetime) else value
    code, name = known(language), weekday(value, language)
    if code == "ja":
        year = {"plain": f"{value.year}年", "era": era_year(value), "short": ""}[style]
        return f"{year}{value.month}月{value.day}日（{name}）"
    year = "" if style == "short" else str(value.year)
    if code == "vi":
        return f"{name}, {value:%d/%m}" + (year and f"/{year}")
    month = MONTHS[code].split()[value.month - 1]
    return f"{name} {value.day} {month} {year}".rstrip()


def clock(at: datetime, language: str) -> str:
    """Return the time of day, in 24 hours: `14:05`, in Dutch `14.05 uur`."""
    return f"{at:%H.%M} uur" if known(language) == "nl" else f"{at:%H:%M}"


def moment(at: datetime, language: str, style: Style = "plain") -> str:
    """Return a day and the time on it, in the time zone `at` is in."""
    when, hour = day(at, language, style), clock(at, language)
    match known(language):
        case "ja":
            return f"{when}{hour}"
        case "vi":
            return f"{hour}, {when}"
        case _:
            return f"{when}, {hour}"
