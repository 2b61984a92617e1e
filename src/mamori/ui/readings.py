"""Readings above Japanese letters, for children: 学校《がっこう》 is written as it is typed.

The reading belongs to the Chinese characters that stand directly before it.
"""

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

_READ = re.compile(r"([一-鿿々〆ヶ]+)《([ぁ-ゖァ-ヺー]+)》")


def with_readings(text: str) -> SafeString:
    """Return a text as markup with the readings above its letters; everything else is escaped."""
    parts: list[SafeString] = []
    last = 0
    for match in _READ.finditer(text):
        parts.append(conditional_escape(text[last : match.start()]))
        parts.append(format_html("<ruby>{}<rp>(</rp><rt>{}</rt><rp>)</rp></ruby>", *match.groups()))
        last = match.end()
    parts.append(conditional_escape(text[last:]))
    return mark_safe("".join(parts))


def readings_beside(text: str) -> str:
    """Return a text for paper, where no reading stands above: 学校（がっこう）."""
    return _READ.sub(r"\1（\2）", text)


def without_readings(text: str) -> str:
    """Return a text without its readings, for those who need none."""
    return _READ.sub(r"\1", text)
