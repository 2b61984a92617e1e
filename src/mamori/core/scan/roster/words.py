"""Names in Latin letters on the original: their words, the marks on them, what stands beside."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

from mamori.core.scan.roster.folding import SEPARATORS
from mamori.core.scan.roster.forms import Form
from mamori.core.scan.roster.latin import LITTLE, is_syllable, is_vietnamese
from mamori.core.scan.roster.match import Match, gaps_in, is_narrow

_WORDS = re.compile(rf"[\s{re.escape(SEPARATORS)}]+")
_HYPHENS = "-‐‑"
# A word directly beside a name.
_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]$")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")
_REACH = 24
# Ways of writing that leave so much out that marks tell people apart.
_SHORT = frozenset({"short", "part", "swapped", "shortened", "initials"})


def in_words(match: Match, form: Form) -> tuple[float, tuple[str, ...]] | None:
    """Return how sure it is that a form in Latin letters stands there, and why; None if not."""
    if (form.how != "part" and hyphened(match)) or _longer(match, form):
        return None
    if match.written == " ".join(form.parts) and not _small(form.parts):
        return 1.0, ()
    name = _words(form.parts, form.comma)
    counts = {sum(name.lengths[:count]): count for count in range(1, len(name.lengths))}
    for letters, between in gaps_in(match):
        count = counts.get(letters)
        if count is None or not _parting(between, count, name, rows=match.rows):
            return None
    seen = "".join(c for c in normalize("NFKC", match.written) if category(c) != "Cf")
    words = [word for word in _WORDS.split(seen) if word]
    if any(one and word.islower() for word, one in zip(words, name.initials, strict=False)):
        return None
    marks = _marks(words, name, more=form.how not in _SHORT or len(words) > 2)
    if marks is None:
        return None
    sure, why = marks
    if words[0].islower() if form.how == "spaced" else _small(words):
        sure, why = sure * (0.7 if len(words) > 2 and len(match.key) > 9 else 0.4), (*why, "small")
    return sure, why


class _Known(NamedTuple):
    lengths: tuple[int, ...]
    comma: int  # the number of words after which it may stand
    marks: tuple[tuple[str, ...], ...]
    initials: tuple[bool, ...]
    vietnamese: bool


@lru_cache(1 << 14)
def _words(parts: tuple[str, ...], comma: int) -> _Known:
    split = [[word for word in _WORDS.split(part) if word] for part in parts]
    words = tuple(word for part in split for word in part)
    lengths = tuple(len(_letters(word)) for word in words)
    before = sum(map(len, split[:comma]))
    marks = tuple(_marks_of(word) for word in words)
    spaced = all(len(word) == 1 for word in words)
    initials = tuple(not spaced and len(word) == 1 and word.isupper() for word in words)
    return _Known(lengths, before, marks, initials, is_vietnamese(" ".join(parts)))


def _letters(word: str) -> str:
    # As many as the fold makes of it: ß is two.
    folded = normalize("NFD", normalize("NFKC", word).casefold())
    folded = folded.replace("æ", "ae").replace("œ", "oe").replace("þ", "th")
    return "".join(letter for letter in folded if category(letter) != "Mn")


def _marks_of(word: str) -> tuple[str, ...]:
    letters = normalize("NFD", normalize("NFKC", word).casefold())
    return tuple(sorted(letter for letter in letters if category(letter) == "Mn" or letter == "đ"))


def _parting(between: str, count: int, name: _Known, *, rows: bool) -> bool:
    """Tell whether that may stand between two words of a name."""
    if not is_narrow(between, rows=rows):
        return False
    for mark in between.replace("，", ",").replace("．", "."):
        if mark == "," and count != name.comma:
            return False
        if mark in "./" and name.lengths[count - 1] > 2:
            return False
    return True


def hyphened(match: Match, *, before: bool = True, after: bool = True) -> bool:
    """Tell whether a hyphen makes the name part of a longer one: Anna-Lena."""
    text, start, end = match.text, match.start, match.end
    if before and start > 1 and text[start - 1] in _HYPHENS and text[start - 2].isalpha():
        return True
    return after and text[end : end + 1] in {*_HYPHENS} and text[end + 1 : end + 2].isalpha()


def _longer(match: Match, form: Form) -> bool:
    """Tell whether a name is the beginning or end of a longer one: Văn An in Nguyễn Văn An."""
    if form.how == "short":
        return grows(match)
    after = _AFTER.match(match.text, match.end)
    longer = after is not None and after[1][0].isupper() and is_syllable(after[1])
    return longer and _words(form.parts, form.comma).vietnamese


def grows(match: Match, *, before: bool = True, after: bool = True) -> bool:
    """Tell whether a word with a capital letter stands directly beside a name in Latin letters."""
    start = match.start
    if before and (found := _BEFORE.search(match.text, max(0, start - _REACH), start)):
        return found[1][0].isupper()
    following = _AFTER.match(match.text, match.end) if after else None
    return following is not None and following[1][0].isupper()


def _marks(words: list[str], name: _Known, *, more: bool) -> tuple[float, tuple[str, ...]] | None:
    """Compare the marks on letters: they may be left out, but not be others."""
    if not any(name.marks):
        if not any(map(_marks_of, words)):
            return 1.0, ()
        return (0.9, ("marks:more",)) if more else None
    written = tuple(map(_marks_of, words))
    if written == name.marks:
        return 1.0, ()
    if not all(map(_within, written, name.marks)):
        return None
    return (0.5, ("marks:some",)) if any(written) else (1.0, ("marks:none",))


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    return all(few.count(mark) <= many.count(mark) for mark in set(few))


def _small(words: Iterable[str]) -> bool:
    """Tell whether a word begins with a small letter that has a capital one in a name."""
    return any(word[:1].islower() and word.casefold() not in LITTLE for word in words)
