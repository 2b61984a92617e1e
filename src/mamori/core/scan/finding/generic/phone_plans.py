"""How telephone numbers are built and grouped in each country."""

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers


@dataclass(frozen=True, slots=True)
class Plan:
    """Numbers of one kind: their digits with the leading zero, and how many stand in each group.

    `groups` matches the lengths of the groups written with hyphens: 3-4-4 for 090-1234-5678.
    """

    country: str
    digits: re.Pattern[str]
    groups: re.Pattern[str]
    mobile: bool = False


def _plan(country: str, digits: str, groups: str, *, mobile: bool = False) -> Plan:
    return Plan(country, re.compile(digits), re.compile(groups), mobile)


# Sources: the numbering plans of MIC (Japan), MIC (Viet Nam, since 2018) and ACM (Netherlands).
_PLANS = (
    _plan("JP", r"0[5-9]0\d{8}", r"11|3-4-4|3-8", mobile=True),
    _plan("JP", r"0(?:120|570|180|990)\d{6}", r"10|4-6|4-3-3|4-2-4|4-4-2"),
    _plan("JP", r"0800\d{7}", r"11|4-3-4"),
    _plan("JP", r"0[1-9]\d{8}", r"10|[2-5]-[1-4]-4|[2-5]-[5-8]"),
    _plan("VN", r"0[35789]\d{8}", r"10|[3-5]-[3-7]|[345](?:-[2-4]){2,3}", mobile=True),
    _plan("VN", r"02\d{9}", r"11|[3-5]-[6-8]|[34](?:-[1-4]){2,4}"),
    _plan("NL", r"06\d{8}", r"10|2-8|2(?:-[1-4]){2,4}|3-7", mobile=True),
    _plan("NL", r"0[1-57-9]\d{8}", r"10|[34]-[67]|[34](?:-[2-4]){2,3}"),
    _plan("NL", r"0[89]00\d{4}(?:\d{3})?", r"4-4|4-7|4-4-3|4-3-4"),
)
_CODES = {"81": "JP", "84": "VN", "31": "NL"}
_ABROAD = re.compile(r"[(]?(?:\+|00)[( ]?(?P<code>81|84|31)[)]?[-ー・·. ]*(?:[(]0[)])?(?P<rest>.*)")
_OTHER_ABROAD = re.compile(r"[(]?\+[1-9].*")


@dataclass(frozen=True, slots=True)
class Number:
    """What the letters of a number tell: its country, and whether it is told apart by its form."""

    country: str
    abroad: bool = False  # written with the code of the country
    grouped: bool = False
    mobile: bool = False


@lru_cache(maxsize=16_384)
def number_of(text: str, country: str = "") -> Number | None:
    """Return what a plain text from its first digit, + or bracket to its last digit is, or None.

    `country` is the country whose plan is tried first.
    """
    if found := _ABROAD.fullmatch(text):
        groups = re.findall(r"[0-9]+", found["rest"])
        digits = "0" + "".join(groups)
        for plan in _PLANS:
            if plan.country == _CODES[found["code"]] and plan.digits.fullmatch(digits):
                return Number(plan.country, abroad=True, mobile=plan.mobile)
        return None
    if _OTHER_ABROAD.fullmatch(text):
        return Number("", abroad=True) if 7 < sum(map(str.isdigit, text)) < 16 else None
    groups = re.findall(r"[0-9]+", text)
    digits, lengths = "".join(groups), "-".join(str(len(group)) for group in groups)
    fitting = [
        plan for plan in _PLANS if plan.digits.fullmatch(digits) and plan.groups.fullmatch(lengths)
    ]
    if not fitting:
        return None
    plan = min(fitting, key=lambda each: (each.country != country, not each.mobile))
    return Number(plan.country, grouped=len(groups) > 1, mobile=plan.mobile)


@lru_cache(maxsize=16_384)
def is_assigned(text: str, country: str) -> bool:
    """Tell whether a number lies in a range that its country has given out.

    The country is told by the number itself if that begins with +.
    """
    try:
        number = phonenumbers.parse(re.sub("[ー・·]", "-", text), country or None)
        return phonenumbers.is_valid_number(number)
    except phonenumbers.NumberParseException:
        return False
