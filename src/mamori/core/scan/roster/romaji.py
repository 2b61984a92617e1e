"""Kana in Latin letters, in every way that schools, passports and people write them."""

import re
from functools import cache, lru_cache
from itertools import product
from unicodedata import normalize

from mamori.core.scan.roster.folding import katakana

_ROWS = """
アイウエオ a i u e o|カキクケコ ka ki ku ke ko|サシスセソ sa shi su se so
タチツテト ta chi tsu te to
ナニヌネノ na ni nu ne no
ハヒフヘホ ha hi fu he ho|マミムメモ ma mi mu me mo|ヤユヨ ya yu yo
ラリルレロ ra ri ru re ro|ワヰヱヲ wa i e o|ガギグゲゴ ga gi gu ge go|ザジズゼゾ za ji zu ze zo
ダヂヅデド da ji zu de do|バビブベボ ba bi bu be bo|パピプペポ pa pi pu pe po|ヴ vu
ァィゥェォ a i u e o
"""
_GLIDES = """
キ ky|シ sh|チ ch|ニ ny|ヒ hy|ミ my|リ ry|ギ gy|ジ j|ヂ j|ビ by|ピ py|テ ty|デ dy|フ fy|ヴ vy
"""
_VOWELS = {"ャ": "a", "ュ": "u", "ョ": "o"}
# Before small vowels, for names from abroad: ジェ je, シェ she, ティ ti, ファ fa.
_BEFORE_SMALL = {"ジ": "j", "シ": "sh", "チ": "ch", "テ": "t", "デ": "d", "フ": "f", "ヴ": "v"}
_SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
# Hepburn to the official system (Kunrei), the longer spellings first.
_OFFICIAL = (
    ("sh", "sy"), ("syi", "si"), ("tch", "tty"), ("ch", "ty"), ("tyi", "ti"), ("ts", "t"),
    ("j", "zy"), ("zyi", "zi"), ("fu", "hu"),
)  # fmt: skip
_LONG = re.compile(r"o[uo]|uu|aa|[aiueo]-")


@cache
def _syllables() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in _ROWS.replace("\n", "|").strip("|").split("|"):
        kana, *letters = row.split()
        table |= dict(zip(kana, letters, strict=True))
    for pair in _GLIDES.strip().split("|"):
        kana, glide = pair.split()
        table |= {kana + small: glide + vowel for small, vowel in _VOWELS.items()}
    for kana, letter in _BEFORE_SMALL.items():
        table |= {kana + small: letter + vowel for small, vowel in _SMALL.items()}
    return table


@lru_cache(1 << 15)
def romanised(kana: str) -> tuple[str, ...]:
    """Return the spellings of a name in kana, the usual one first; nothing of what is no kana."""
    plain = _hepburn(katakana(normalize("NFKC", kana)))
    if not plain:
        return ()
    # One long vowel is spelled like the next one, so the ways are counted once for a name.
    found: dict[str, None] = {}
    for spelled, way in product(_systems(plain), ("", "same", "h")):
        found[_lengthen(spelled, way)] = None
    return tuple(found)


def _hepburn(kana: str) -> str:
    table, out, at = _syllables(), "", 0
    while at < len(kana):
        two, one = kana[at : at + 2], kana[at]
        if two in table:
            out, at = out + table[two], at + 2
            continue
        letters = {"ン": "N", "ッ": "Q", "ー": "-"}.get(one) or table.get(one)
        if letters is None:
            return ""
        out, at = out + letters, at + 1
    return out


def _systems(plain: str) -> list[str]:
    official = plain
    for hepburn, other in _OFFICIAL:
        official = official.replace(hepburn, other)
    found = []
    for text in (plain, official):
        doubled = re.sub(r"Q(.?)", lambda match: match[1] * 2, text)
        found += [doubled.replace("cch", "tch"), doubled]
    nasal = [re.sub(r"N(?=[bmp])", "m", text) for text in found]
    apart = [re.sub(r"N(?=[aiueoy])", "n'", text) for text in found]
    return [text.replace("N", "n") for text in (*found, *nasal, *apart)]


def _lengthen(text: str, way: str) -> str:
    """Spell long vowels: not at all, as in kana, or with an h as in passports."""

    def spell(match: re.Match[str]) -> str:
        vowel, mark = match[0][0], match[0][1]
        if way == "same":
            return vowel * 2 if mark == "-" else match[0]
        return vowel + ("h" if way == "h" and vowel == "o" else "")

    return _LONG.sub(spell, text)
