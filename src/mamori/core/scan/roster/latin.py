"""The ways of writing a name in Latin letters: Dutch, Vietnamese and the rest."""

from collections.abc import Iterator
from itertools import product
from unicodedata import normalize

from mamori.core.roster import Name
from mamori.core.roster.names import VIETNAMESE_FAMILIES, looks_vietnamese

# The words of a form, how it is written, how sure a hit is, after how many words a comma may stand.
Written = tuple[tuple[str, ...], str, float, int]

# What Dutch lists make of an infix.
_SHORTER = {
    "van der": "v d", "van den": "v d", "van de": "v d", "van het": "v h", "van 't": "v t",
    "van": "v", "ter": "t", "de": "d",
}  # fmt: skip
_TOGETHER = {"van der": "vd", "van den": "vd", "van de": "vd"}
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa"}
)
# What stands in small letters in a name: infixes, and what lists make of them.
_LITTLE = (
    "van von de der den het t s d te ten ter tot op in aan v vd la le du des el al ben bin ibn da "
    "dos"
)
LITTLE = frozenset(_LITTLE.split())
_JOINED = str.maketrans("", "", "'’-")


def _plain(word: str) -> str:
    folded = normalize("NFD", word.casefold()).replace("đ", "d")
    return "".join(letter for letter in folded if "a" <= letter <= "z")


_FAMILIES = frozenset(_plain(family) for family in VIETNAMESE_FAMILIES) - {"la", "to", "do", "chu"}


def is_vietnamese(full: str) -> bool:
    """Tell whether a name is Vietnamese, by its letters or, without marks, by its family name."""
    words = full.split()
    plain = len(words) > 1 and full.isascii() and _plain(words[0]) in _FAMILIES
    return plain or looks_vietnamese(full)


# What Vietnamese given and middle names are made of, without marks, as far as it is common.
_SYLLABLES = """
an anh bach bao bich binh cam canh chau chi chien cong cuc cuong dai dan dang danh dao dat diem
dien diep dieu dinh dong du duc dung duong duy gia giang giao ha hai han hang hanh hao hau hien
hiep hieu hoa hoai hoan hoang hong hue hung huong huy huyen kha khai khang khanh khiem khoa khoi
khue kien kiet kieu kim ky lam lan le lien linh loan loc loi long luan luong luyen ly mai man manh
mien minh my nam nga ngan nghi nghia ngoc nguyen nguyet nhan nhat nhi nhien nhu nhung nhut ninh
oanh phat phi phong phu phuc phung phuoc phuong quan quang quoc quy quyen quynh sang sinh son tai
tam tan thach thai thang thanh thao the thi thien thinh thoa thong thu thuan thuong thuy tien tin
tinh toan tra tram tran trang tri trinh trong truc trung truong tu tuan tue tung tuyen tuyet uyen
van vi viet vinh vu vy xuan y yen
"""
_GIVEN = frozenset(_SYLLABLES.split())


def is_syllable(word: str) -> bool:
    """Tell whether a word is what Vietnamese given names are made of."""
    return _plain(word) in _GIVEN


def latin_forms(name: Name) -> Iterator[Written]:
    """Yield the ways of writing a name whose parts are known; nothing of a single word."""
    if len(name.full.split()) < 2:
        return
    written = _vietnamese(name) if is_vietnamese(name.full) else _western(name)
    for words, how, sure, comma in written:
        yield words, how, sure, comma
        for other in _spellings(words):
            yield other, how, sure, comma


def _spellings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what is written for letters that have no place on every keyboard, and names joined."""
    composed = [normalize("NFC", word) for word in words]
    both = [dict.fromkeys((word, word.translate(_UMLAUTS))) for word in composed]
    yield from list(product(*both))[1:]
    joined = tuple(word.translate(_JOINED) for word in composed)
    if joined != tuple(composed):
        yield joined


def _vietnamese(name: Name) -> Iterator[Written]:
    family, rest = _vietnamese_parts(name)
    if not family or not rest:
        yield tuple(name.full.split()), "name", 1.0, 0
        return
    yield (*family, *rest), "name", 1.0, len(family)
    yield (*rest, *family), "swapped", 0.9, 0
    if len(rest) > 1:
        last, middle = rest[-1], rest[:-1]
        yield (last, *middle, *family), "swapped", 0.9, 0
        yield (last, *family), "swapped", 0.8, 0
        yield (*family, last), "shortened", 0.8, 0
        yield (*(word[0] for word in (*family, *middle)), last), "initials", 0.6, 0
        yield (*family, *(word[0] for word in middle), last), "initials", 0.7, 0
        yield tuple(rest[-2:]), "short", 0.4, 0


def _vietnamese_parts(name: Name) -> tuple[list[str], list[str]]:
    if name.family and (name.given or name.middle):
        return name.family.split(), [*name.middle.split(), *name.given.split()]
    first, *rest = name.full.split()
    return [first], rest


def _western(name: Name) -> Iterator[Written]:
    if not name.family or not name.given:
        words = tuple(name.full.split())
        yield words, "name", 1.0, 0
        return
    family, given, middle = name.family.split(), name.given.split(), name.middle.split()
    for infix in _infixes(name.infix):
        for first in _givens(given, middle):
            yield (*first, *infix, *family), "name", 1.0, 0
            yield from _inverted(family, infix, first, "name", 1.0)
        if middle:  # a family name of several words, of which the first were taken for others
            yield (*middle, *infix, *family, *given), "name", 1.0, len(middle + infix + family)
        for initials in _initials(given, middle):
            yield (*initials, *infix, *family), "initials", 0.7, 0
            yield from _inverted(family, infix, initials, "initials", 0.7)


def _inverted(
    family: list[str], infix: list[str], first: list[str], how: str, sure: float
) -> Iterator[Written]:
    yield (*family, *first, *infix), how, sure, len(family)
    if infix:
        yield (*infix, *family, *first), how, sure, len(infix) + len(family)
        yield (*family, *infix, *first), how, sure, len(family) + len(infix)


def _givens(given: list[str], middle: list[str]) -> Iterator[list[str]]:
    yield [*given, *middle]
    if middle:
        yield given
        yield [*given, *(word[0] for word in middle)]
    if len(given) > 1:
        yield given[:1]


def _initials(given: list[str], middle: list[str]) -> Iterator[list[str]]:
    yield [given[0][0]]
    if len(given) + len(middle) > 1:
        yield [word[0] for word in (*given, *middle)]


def _infixes(infix: str) -> Iterator[list[str]]:
    yield infix.split()
    small = infix.casefold()
    for table in (_SHORTER, _TOGETHER):
        if small in table:
            yield table[small].split()
