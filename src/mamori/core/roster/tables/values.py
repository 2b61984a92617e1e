"""Cells of a plain list into values."""

import re
from unicodedata import normalize

from mamori.core.roster import limits

_SEXES = {
    "male": "男 男子 男性 おとこ nam trai m man jongen mannelijk male boy",
    "female": "女 女子 女性 おんな nữ nu gái v vrouw meisje vrouwelijk f female girl",
    "other": "その他 khác anders x other",
    "unspecified": "無回答 不明 onbekend unspecified unknown",
}
_SEX_OF = {word: sex for sex, words in _SEXES.items() for word in words.split()}

_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")
_JAPANESE_CLASS = re.compile(
    r"(\d{1,2}|[一二三四五六七八九])\s*(?:年|nen)\s*"
    r"(\d{1,2}|[a-z]|[一二三四五六七八九]|[぀-ヿ一-鿿]{1,3}?)\s*(?:組|kumi)",
    re.IGNORECASE,
)
_WORD_CLASS = re.compile(
    r"(?:lớp|lop|klas|groep|class)[\s_:-]*(\d{1,2}\s?[a-z]?\d{0,2})(?![a-z\d])", re.IGNORECASE
)
_BARE_CLASS = re.compile(r"\d{1,2}\s*[-–]\s*\d{1,2}|\d{1,2}[A-Za-z]\d{0,2}")
_TOTAL = re.compile(
    r"(?:合計|総計|小計|計|総数|人数|男子|女子|tổng|sĩ số|totaal|total)\b.*|.*\d+\s*名",
    re.IGNORECASE,
)


def sex_of(text: str) -> str:
    """Return male, female, other or unspecified; "" if the text says none of them."""
    return _SEX_OF.get(normalize("NFKC", text).strip().casefold(), "")


def number_of(text: str) -> int | None:
    """Return the number in a cell such as `12`, `１２` or `12番`; None if it is none."""
    plain = normalize("NFKC", text).strip().removesuffix("番").strip()
    return int(plain) if plain.isdecimal() and len(plain) < 6 else None


def is_class(text: str) -> bool:
    """Tell whether a cell is the name of a class: 3年1組, 3-1, 7A2."""
    plain = normalize("NFKC", text).strip()
    return any(p.fullmatch(plain) for p in (_JAPANESE_CLASS, _WORD_CLASS, _BARE_CLASS))


def class_in(text: str) -> str:
    """Return the class that a title, sheet name or file name tells of, "" if none."""
    plain = normalize("NFKC", text[: limits.MAX_WORDS])
    if match := _JAPANESE_CLASS.search(plain):
        return f"{match[1]}年{match[2]}組".translate(_NUMERALS)
    match = _WORD_CLASS.search(plain)
    return match[1].replace(" ", "") if match else ""


def class_title(grade: str, group: str, country: str) -> str:
    """Return the title of a class from its grade and name: 3 and 1 are `3年1組` in Japan.

    A class name that has the grade in it (`7A2` with 7) is the title alone.
    """
    grade = normalize("NFKC", grade).strip().removesuffix("年")
    group = normalize("NFKC", group).strip()
    if not grade or not group:
        return group
    if country == "JP":
        whole = "年" in group or _BARE_CLASS.fullmatch(group)
        return group if whole else f"{grade}年{group.removesuffix('組')}組"
    return group if group.startswith(grade) else f"{grade} {group}"


def is_total(text: str) -> bool:
    """Tell whether a cell belongs to a line of sums below a list: 合計 31名, Tổng số: 38."""
    plain = normalize("NFKC", text[: limits.MAX_WORDS]).strip()
    return bool(_TOTAL.fullmatch(plain))
