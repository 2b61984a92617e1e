"""Whether what the fold found is the name on the original, and where it begins and ends."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category, normalize

from mamori.core.scan.roster import edges
from mamori.core.scan.roster.folding import SEPARATORS, hides, soft
from mamori.core.scan.roster.forms import Form
from mamori.core.scan.roster.latin import LITTLE, is_syllable, is_vietnamese

_WIDE = 24  # the spaces that lists put between the two parts of a name
_NARROW = 6  # what else stands between two parts
_WORDS = re.compile(rf"[\s{re.escape(SEPARATORS)}]+")
_BRACKETS = {"(": ")", "（": "）", "《": "》", "［": "］", "[": "]", "〔": "〕", "【": "】"}
_HYPHENS = "-‐‑"
# A word directly beside a name.
_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]$")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")
_REACH = 24
# Ways of writing that leave so much out that marks tell people apart.
_SHORT = frozenset({"short", "part"})


class Found(NamedTuple):
    """A name on the original: its span, how sure it is, and what that came from."""

    start: int
    end: int
    sure: float
    why: tuple[str, ...]


@dataclass(slots=True)
class Match:
    """What the automaton found: the folded letters and the place of each in the original.

    `written` is the original from the first letter to the last one, with its marks.
    """

    text: str
    key: str
    where: list[int]
    rows: bool = False  # a line of the text is a row of a table
    start: int = field(init=False)
    end: int = field(init=False)
    written: str = field(init=False)

    def __post_init__(self) -> None:
        self.start, self.end = self.where[0], end_of(self.text, self.where[-1])
        self.written = self.text[self.start : self.end]

    def cut(self, first: int, last: int) -> "Match":
        """Return the match of some of the letters."""
        return Match(self.text, self.key[first:last], self.where[first:last], self.rows)


def end_of(text: str, last: int) -> int:
    """Return the end of the letter at `last`, with the marks that belong to it."""
    end = last + 1
    while end < len(text) and (hides(text[end]) and category(text[end]) != "Cf"):
        end += 1
    return end


def checked(match: Match, form: Form) -> Found | None:
    """Return where a form stands, None if the original says that it does not."""
    why = () if form.how == "name" else (f"form:{form.how}",)
    ours = _latin(match, form) if match.key[0].isascii() else _japanese(match, form)
    if ours is None:
        return None
    sure, more = ours
    return Found(match.start, _closed(match), round(form.sure * sure, 2), (*why, *more))


def _closed(match: Match) -> int:
    """Return the end, behind the bracket that closes one inside: 山田(やまだ)太郎(たろう)."""
    end, inside = match.end, match.written
    if len(inside) == len(match.where):  # nothing but letters
        return end
    for opening, closing in _BRACKETS.items():
        if inside.count(opening) > inside.count(closing) and match.text[end : end + 1] == closing:
            return end + 1
    return end


def _gaps(match: Match) -> list[tuple[int, str]]:
    """Return what stands between the letters: after how many of them, and what."""
    found = []
    for count, (one, two) in enumerate(pairwise(match.where), 1):
        if two - one > 1:
            between = "".join(c for c in match.text[one + 1 : two] if not hides(c))
            if between:
                found.append((count, between))
    return found


# Japanese


def _japanese(match: Match, form: Form) -> tuple[float, tuple[str, ...]] | None:
    parts = tuple(map(known, form.parts))
    if match.written != "".join(form.parts) and not _same(match, form, parts):
        return None
    length = sum(map(len, parts))
    first, last = form.parts[0], form.parts[-1]
    if len(parts) == 1:  # nobody told where the family name ends
        first, last = first[: max(1, length // 2)], last[-max(1, length // 2) :]
    apart = len(match.written) > len(match.where) and any(map(str.isspace, match.written))
    firm = apart or form.how == "mixed" or edges.called(match.text, match.end)
    sure = edges.left(match.text, match.start, first, length, firm=firm)
    sure *= edges.right(match.text, match.end, last, length)
    return (sure, ("edge:joined",) if sure < 1 else ()) if sure else None


@lru_cache(1 << 14)
def known(part: str) -> str:
    """Return a part as `soft` leaves it; the parts of a roster come again and again."""
    return soft(part)


def _same(match: Match, form: Form, parts: tuple[str, ...]) -> bool:
    """Tell whether the letters are those of the form, and stand as those of a name do."""
    same = soft(match.written) == "".join(parts)
    return same and _spaced(match, parts) and _one_script(match, form)


def _spaced(match: Match, parts: tuple[str, ...]) -> bool:
    """Tell whether spaces stand where a name may have them: between its parts, or everywhere."""
    gaps = _gaps(match)
    if not gaps:
        return True
    if any(not _narrow(between, rows=match.rows) for _, between in gaps):
        return False
    length = len(match.key)
    if len(gaps) >= length - 1 or (len(parts) == 1 and len(gaps) == 1):
        return True
    seams = {sum(map(len, parts[:count])) for count in range(1, len(parts))}
    inside = [between for count, between in gaps if count not in seams]
    # A line may break anywhere, but only once, and what is broken there has no other gap.
    broken = len(inside) == 1 and "\n" in inside[0] and not inside[0].strip()
    return not inside or broken or len(inside) == length - 1 - len(seams)


def _narrow(between: str, *, rows: bool) -> bool:
    if between.count("\n") > (0 if rows else 1):
        return False
    return len(between) <= (_NARROW if between.strip() else _WIDE)


def _one_script(match: Match, form: Form) -> bool:
    """Tell whether each part is in one kind of kana, unless it is spelled in both."""
    at = 0
    for part in form.parts:
        length = len(known(part))
        written = "".join(match.text[place] for place in match.where[at : at + length])
        if _scripts(written) == 2 and _scripts(part) < 2:
            return False
        at += length
    return True


def _scripts(text: str) -> int:
    text = normalize("NFKC", text)
    hiragana = any("ぁ" <= letter <= "ゖ" for letter in text)
    return hiragana + any("ァ" <= letter <= "ヺ" for letter in text)


# Latin letters


def _latin(match: Match, form: Form) -> tuple[float, tuple[str, ...]] | None:
    name = _words(form.parts, form.comma)
    if (form.how != "part" and hyphened(match)) or _longer(match, form.how, name):
        return None
    if match.written == name.usual:
        return 1.0, ()
    counts = {sum(name.lengths[:count]): count for count in range(1, len(name.lengths))}
    for letters, between in _gaps(match):
        count = counts.get(letters)
        if count is None or not _parting(between, count, name, rows=match.rows):
            return None
    seen = "".join(c for c in normalize("NFKC", match.written) if category(c) != "Cf")
    words = [word for word in _WORDS.split(seen) if word]
    marks = _marks(words, name, more=form.how not in _SHORT)
    if marks is None:
        return None
    sure, why = marks
    if form.how == "spaced" and words[0].islower():
        return sure * 0.5, (*why, "small")
    if form.how != "spaced" and _small(words):
        sure, why = sure * (0.7 if len(words) > 1 and len(match.key) > 9 else 0.4), (*why, "small")
    return sure, why


class _Known(NamedTuple):
    usual: str  # as it is mostly written; empty if small letters would make it less sure
    lengths: tuple[int, ...]
    comma: int  # the number of words after which it may stand
    marks: tuple[tuple[str, ...], ...]
    vietnamese: bool


@lru_cache(1 << 14)
def _words(parts: tuple[str, ...], comma: int) -> _Known:
    split = [[word for word in _WORDS.split(part) if word] for part in parts]
    words = tuple(word for part in split for word in part)
    lengths = tuple(len(_letters(word)) for word in words)
    before = sum(map(len, split[:comma]))
    marks = tuple(_marks_of(word) for word in words)
    usual = "" if _small(list(words)) else " ".join(words)
    return _Known(usual, lengths, before, marks, is_vietnamese(" ".join(parts)))


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
    if not _narrow(between, rows=rows):
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


def _longer(match: Match, how: str, name: _Known) -> bool:
    """Tell whether a name is the beginning or end of a longer one: Văn An in Nguyễn Văn An."""
    if how == "short":
        return grows(match)
    if not name.vietnamese or not (after := _AFTER.match(match.text, match.end)):
        return False
    return after[1][0].isupper() and is_syllable(after[1])


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
    left_out = False
    for word, marks in zip(words, name.marks, strict=False):
        written = _marks_of(word)
        if written != marks:
            if not _within(written, marks):
                return None
            left_out = True
    return 1.0, ("marks:none",) if left_out else ()


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    return all(few.count(mark) <= many.count(mark) for mark in set(few))


def _small(words: list[str]) -> bool:
    """Tell whether a word begins with a small letter that has a capital one in a name."""
    return any(word[:1].islower() and word.casefold() not in LITTLE for word in words)
