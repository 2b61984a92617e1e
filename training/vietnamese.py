"""Invented people of Viet Nam: how they are called in lists, in the news and at home."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from faker import Faker

from training.wordlists import words

# Two in five are called Nguyễn.
_FAMILIES = (
    *["Nguyễn"] * 9, *["Trần"] * 4, *["Lê"] * 3, *["Phạm"] * 2, *sorted(words("vi-common-families"))
)  # fmt: skip
_RARE = sorted(words("vi-rare-families"))
# Three of four have one of the usual names.
_USUAL = sorted(words("vi-given"))
_ANY = sorted(words("vi-given") | words("vi-more-given"))
_TITLES = sorted(title.replace("_", " ") for title in words("vi-titles"))
# In the south a child is called by its rank: the first one is the second.
_RANKS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Út")
_ABROAD = ("en_US", "en_GB", "fr_FR", "de_DE", "es_ES", "it_IT", "nl_NL", "pl_PL", "sv_SE", "pt_BR")
_EASTERN = (
    ("Kim", "Lee", "Park", "Choi", "Jung", "Wang", "Li", "Zhang", "Liu", "Chen", "Huang", "Tan"),
    ("Ji", "Min", "Soo", "Hyun", "Jun", "Wei", "Xiao", "Ming", "Hong", "Jing", "Yong",
     "Deok", "Mei"),
)  # fmt: skip
_HIGHLAND = (
    ("Y", "H'", "Rơ Châm", "Ksor", "Siu", "Kpă", "Rah Lan", "K'", "Lò Văn", "Giàng A", "Sùng Thị",
     "Vàng A", "Lò Thị", "Hồ Văn", "Quàng Văn", "Cầm Bá", "A", "Đinh", "Alăng", "Bríu", "Zơrâm"),
    ("Bhlôi", "Blăng", "Hen", "Khút Niê", "Păo", "Dế", "Mỷ", "Sử", "Pháng", "Ngân", "Hơn", "Pó",
     "Wan", "Thui", "Byă", "Mlô", "Êban", "Nhới", "Tép", "Bưới", "Lía", "Sáng"),
)  # fmt: skip

# What stands between the words of a heading.
_JOINTS = (" cho", " và", " của", " trong", " về", " các", " từ", ",", " -", " theo", " tại")

_TONES = "\u0300\u0309\u0303\u0301\u0323"
# Where writers differ, a tone stands on the first or on the second of two last vowels.
_OTHERS: dict[str, str] = {}
for _pair in ("oa", "oe", "uy"):
    for _tone in _TONES:
        _one = unicodedata.normalize("NFC", _pair[0] + _tone) + _pair[1]
        _two = _pair[0] + unicodedata.normalize("NFC", _pair[1] + _tone)
        _OTHERS[_one], _OTHERS[_two] = _two, _one
_TONED = re.compile(rf"(?:(?<![qQ])(?:{'|'.join(_OTHERS)}))(?!\w)")


def written(slot: str, chance: Random) -> str:
    """Return what stands in a slot for people, or an empty text if it is for something else."""
    write = _KINDS.get(slot)
    return write(chance) if write else ""


def other_tone(text: str) -> str:
    """Return a text with each tone on the other vowel where writers differ: hòa, hoà."""
    return _TONED.sub(lambda found: _OTHERS[found[0]], text)


def unmarked(text: str) -> str:
    """Return a text as it is typed, or read off a poor picture, without the marks of Vietnamese."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _family(chance: Random) -> str:
    return chance.choice(_FAMILIES) if chance.random() < 0.7 else chance.choice(_RARE)


def _given(chance: Random) -> str:
    return chance.choice(_USUAL if chance.random() < 0.75 else _ANY)


def _parts(chance: Random) -> list[str]:
    middle = (
        []
        if chance.random() < 0.12
        else [
            "Văn" if chance.random() < 0.15 else "Thị" if chance.random() < 0.2 else _given(chance)
        ]
    )
    if chance.random() < 0.25:
        middle.append(_given(chance))
    return [_family(chance), *middle, _given(chance)]


def _full(chance: Random) -> str:
    if chance.random() < 0.03:
        return _minor(chance)
    name = " ".join(_parts(chance))
    return name.upper() if chance.random() < 0.06 else name


def _first(chance: Random) -> str:
    given = _given(chance)
    return given if chance.random() < 0.85 else f"{_given(chance)} {given}"


def _titled(chance: Random) -> str:
    return " ".join(_parts(chance)) if chance.random() < 0.6 else _given(chance)


def _veiled(chance: Random) -> str:
    words = _parts(chance)
    letters = ".".join(word[0] for word in words)
    shown = " ".join(words[:-1])
    return chance.choice((f"{letters}.", letters, letters, f"{words[0]} {words[-1][0]}.",
                          f"{shown} {words[-1][0]}."))  # fmt: skip


def _letter(chance: Random) -> str:
    return f"{_given(chance)[0]}."


def _foreign(chance: Random) -> str:
    if chance.random() < 0.2:
        family, given = _EASTERN
        return f"{chance.choice(family)} {chance.choice(given)} {chance.choice(given)}"
    fake = _faker(chance.choice(_ABROAD))
    name = fake.last_name() if chance.random() < 0.25 else f"{fake.first_name()} {fake.last_name()}"
    return name if not name.isupper() else name.title()


def _minor(chance: Random) -> str:
    first, last = (chance.choice(part) for part in _HIGHLAND)
    return f"{first}{last}" if first.endswith("'") else f"{first} {last}"


def _southern(chance: Random) -> str:
    rank = chance.choice(_RANKS)
    return rank if chance.random() < 0.4 else f"{rank} {_given(chance)}"


def _compound(chance: Random) -> str:
    """Return an everyday compound, as it stands in a line, in a heading, or in a loud one."""
    text = chance.choice(_compounds())
    kind = chance.random()
    if kind < 0.1:
        return text
    return text.capitalize() if kind < 0.75 else text.title() if kind < 0.9 else text.upper()


def _heading(chance: Random) -> str:
    text = chance.choice(_compounds())
    for _ in range(chance.randint(0, 3)):
        joint = chance.choice(_JOINTS) if chance.random() < 0.4 else ""
        text += f"{joint} {chance.choice(_compounds())}"
    return text.title() if chance.random() < 0.5 else text.upper()


def compounds() -> Iterator[str]:
    """Yield everyday compounds that begin like a name: liên hệ, hoa hồng."""
    for line in words("vi-compounds"):
        head, _, tails = line.partition(": ")
        yield from (f"{head} {tail}" for tail in tails.split())


@cache
def _compounds() -> tuple[str, ...]:
    return tuple(sorted(compounds()))


def _named(chance: Random) -> str:
    """Return what a street, a shop or a coach line is called: like a person."""
    if chance.random() < 0.55:
        return " ".join(_parts(chance))
    return f"{_given(chance)} {_given(chance)}"


_KINDS: dict[str, Callable[[Random], str]] = {
    "full": _full, "first": _first, "last": _first, "titled": _titled, "initials": _veiled,
    "letter": _letter, "foreign": _foreign, "minor": _minor, "southern": _southern,
    "named": _named, "who": lambda chance: chance.choice(_TITLES),
    "caps": lambda chance: " ".join(_parts(chance)).upper(),
    "compound": _compound, "heading": _heading,
}  # fmt: skip


@cache
def _faker(locale: str) -> Faker:
    fake = Faker(locale)
    fake.seed_instance(1)
    return fake
