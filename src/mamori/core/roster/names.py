"""Names into parts and parts into names, without guessing an order nobody told."""

import re
from unicodedata import normalize

from mamori.core.roster.model import NO_NAME, Name

_CJK = re.compile(r"[぀-ヿㇰ-ㇿ㐀-䶿一-鿿豈-﫿々〆ｦ-ﾟ가-힣]")
_KANA = re.compile(r"[぀-ヿㇰ-ㇿｦ-ﾟ\s・･]+")
_HALF_KANA = re.compile(r"[ｦ-ﾟ]")
# Letters that Vietnamese has and Western European languages do not.
_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯạ-ỹẠ-Ỹ]")

_FAMILIES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trương lâm "
    "mai đoàn phùng vương trịnh tạ hà đào cao chu châu thái tô tăng lương quách la lưu"
)
VIETNAMESE_FAMILIES = frozenset(_FAMILIES.split())

# Dutch tussenvoegsels; a run of these words before the family name is its infix.
_INFIX_WORDS = (
    "van von de der den het 't t' 's d' te ten ter tot op in aan bij uit onder over la le du des "
    "el al ben bin ibn da dos"
)
_INFIXES = frozenset(_INFIX_WORDS.split())


def is_kana(text: str) -> bool:
    """Tell whether `text` is written in kana alone."""
    return bool(_KANA.fullmatch(text)) and not text.isspace()


def has_half_width_kana(text: str) -> bool:
    """Tell whether `text` has half-width katakana, which the Japanese profiles forbid."""
    return bool(_HALF_KANA.search(text))


def has_cjk(text: str) -> bool:
    """Tell whether `text` has a Chinese, Japanese or Korean letter."""
    return bool(_CJK.search(text))


def looks_vietnamese(text: str) -> bool:
    """Tell whether `text` has a letter only Vietnamese has, or starts with one of its surnames."""
    words = text.split()
    return bool(words) and (
        bool(_VIETNAMESE.search(text)) or words[0].casefold() in VIETNAMESE_FAMILIES
    )


def split_name(full: str, country: str = "") -> Name:
    """Divide a whole name where its writing system or `country` (ISO code) tells the order.

    East Asian and Vietnamese names are family, middle, given. A comma tells the family name.
    With `country="NL"` the first word is the given name and an infix starts the rest. Everything
    else, and a Japanese name without a space, stays undivided: only `full` is filled.
    """
    full = full.strip()
    words = full.split()
    if "," in full:
        return _comma_name(full)
    if len(words) < 2:
        return Name(full=full) if full else NO_NAME
    if has_cjk(full) or country == "VN" or (not country and looks_vietnamese(full)):
        return Name(full, family=words[0], given=words[-1], middle=" ".join(words[1:-1]))
    if country == "NL":
        return _dutch_name(full, words[0], words[1:])
    return Name(full=full)


def join_name(family: str = "", infix: str = "", given: str = "", middle: str = "") -> Name:
    """Build a name from its parts, in the order of the writing system of the parts."""
    text = family + given + middle
    if has_cjk(text) or looks_vietnamese(f"{family} {middle} {given}"):
        order = (family, infix, middle, given)
    else:
        order = (given, middle, infix, family)
    full = " ".join(part for part in order if part)
    return Name(full, family, infix, given, middle) if full else NO_NAME


def clean_kana(text: str) -> str:
    """Return `text` with half-width kana made full-width (NFKC) and trimmed."""
    return text if not text else normalize("NFKC", text).strip()


def _comma_name(full: str) -> Name:
    family, _, rest = (part.strip() for part in full.partition(","))
    if not family or not rest or "," in rest:
        return Name(full=full)
    words = rest.split()
    at = next((i for i, word in enumerate(words) if word.casefold() in _INFIXES), len(words))
    return Name(full, family=family, infix=" ".join(words[at:]), given=" ".join(words[:at]))


def _dutch_name(full: str, given: str, rest: list[str]) -> Name:
    at = next((i for i, word in enumerate(rest) if word.casefold() in _INFIXES), None)
    if at is None:
        return Name(full, family=rest[-1], given=given, middle=" ".join(rest[:-1]))
    end = at
    while end < len(rest) - 1 and rest[end].casefold() in _INFIXES:
        end += 1
    return Name(
        full,
        family=" ".join(rest[end:]),
        infix=" ".join(rest[at:end]),
        given=given,
        middle=" ".join(rest[:at]),
    )
