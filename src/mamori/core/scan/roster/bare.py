"""A family or given name by itself, and the company that makes it a person's: 山田さん, cô Lan."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from mamori.core.roster import Person
from mamori.core.roster.names import has_cjk
from mamori.core.scan.roster.folding import soft
from mamori.core.scan.roster.forms import called
from mamori.core.scan.roster.latin import is_vietnamese
from mamori.core.scan.roster.romaji import romanised

_SPELLINGS = 2


class Company(NamedTuple):
    """A word directly before or after a part of a name. `code` says which, in a hit's `why`."""

    before: str
    after: str
    code: str
    sure: float = 0.6


def _before(words: str, code: str = "honorific") -> tuple[Company, ...]:
    return tuple(Company(word, "", f"{code}:{word}") for word in words.split())


def _after(words: str, code: str = "honorific", sure: float = 0.6) -> tuple[Company, ...]:
    return tuple(Company("", word, f"{code}:{word}", sure) for word in words.split())


COMPANIES: dict[str, tuple[Company, ...]] = {
    "japanese": (
        *_after("さん くん 君 ちゃん さま 様 先生 せんせい 校長 教頭 教諭 コーチ"),
        *_after("氏 殿", sure=0.45),  # of people in the news and in history, more than at school
        *_before("組 番", "class"),
    ),
    "romaji": (*_before("Mr Mrs Ms Miss"), *_after("san kun chan sama sensei")),
    "western": (
        *_before("Mr Mrs Ms Miss Dr meneer mevrouw mw dhr juf juffrouw meester"),
        *_after("groep klas class", "class"),
    ),
    "vietnamese": (
        *_before("em bạn cô thầy bé cháu anh chị ông bà HS Mr Ms"),
        *_after("lớp", "class"),
    ),
}
# What these words make with an honorific is not a person's name: 皆さん, おばさん, たくさん, 神様.
_WORDS = """
みな ミナ 皆 おく 奥 おじ おば おと おかあ おとう かあ とう にい ねえ じい ばあ たく つか
いしゃ 医者 客 お客 神 王 主 子 お子 娘 息子 誰 何 隣 屋 店員 患者 仏 貴 母 父 兄 姉 嫁 婿
孫 若 上 下 赤 お父 お母 この その あの どの 同 模 多 仕 有 一 異 両 各 諸 某 御 宮
"""
_NO_NAMES = frozenset(map(soft, _WORDS.split()))
_LEAST = 2  # letters; a single kanji is enough


class Part(NamedTuple):
    """A part of a name. `kind` says whose company it needs; the text is as on the roster."""

    text: str
    kind: str


def parts_of(person: Person, nicknames: Sequence[str] = ()) -> Iterator[Part]:
    """Yield the parts by which a person is called."""
    for name, kana in called(person, nicknames):
        if has_cjk(name.full or kana.full):
            for text in (name.family, name.given, kana.family, kana.given):
                yield from _japanese(text)
            for text in (kana.family, kana.given):
                yield from (Part(way, "romaji") for way in islice(romanised(text), _SPELLINGS))
        elif is_vietnamese(name.full):
            words = name.full.split()
            yield Part(words[-1], "vietnamese")
            if len(words) > 2:
                yield Part(" ".join(words[-2:]), "vietnamese")
        else:
            family = " ".join(filter(None, (name.infix, name.family)))
            single = () if name.family or " " in name.full else (name.full,)
            for text in (family, name.family, name.given, *single):
                if len(text) >= _LEAST:
                    yield Part(text, "western")


def _japanese(text: str) -> Iterator[Part]:
    if text and soft(text) not in _NO_NAMES and (len(text) >= _LEAST or not "ぁ" <= text <= "ヿ"):
        yield Part(text, "japanese")
