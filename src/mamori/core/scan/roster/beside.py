"""Whether a part of a name has the company that makes it a person's, on the original."""

import re
from unicodedata import normalize

from mamori.core.scan.roster import edges
from mamori.core.scan.roster.bare import Company, Part
from mamori.core.scan.roster.checking import Found, Match, checked, end_of, grows
from mamori.core.scan.roster.folding import fold, soft
from mamori.core.scan.roster.forms import Form

_SURE = 0.6
_GAP = re.compile(r"[ \t\u00a0\u3000.‐(（-]{0,2}")
_NUMBERED = re.compile(r"[0-9０-９a-zA-Zａ-ｚＡ-Ｚ一二三四五六七八九十]")


def beside(match: Match, part: Part, company: Company) -> Found | None:
    """Return where a part stands whose company is beside it, without the company."""
    letters = len(fold(company.before or company.after).text)
    where, key = match.where, match.key
    if company.before:
        mine = Match(match.text, key[letters:], where[letters:], match.rows)
        word = where[:letters]
        gap = match.text[end_of(match.text, word[-1]) : mine.start]
    else:
        mine = Match(match.text, key[:-letters], where[:-letters], match.rows)
        word = where[-letters:]
        gap = match.text[mine.end : word[0]]
    said = match.text[word[0] : end_of(match.text, word[-1])]
    if not mine.where or not _GAP.fullmatch(gap):
        return None
    latin = key[0].isascii()
    right = _latin if latin else _japanese
    sure = right(match, mine, part, company, said)
    return (
        Found(mine.start, mine.end, round(sure, 2), ("form:part", company.code)) if sure else None
    )


def _japanese(match: Match, mine: Match, part: Part, company: Company, said: str) -> float:
    text, written = match.text, match.text[mine.start : mine.end]
    if soft(said) != soft(company.before or company.after) or soft(written) != soft(part.text):
        return 0.0
    if mine.end - mine.start > len(normalize("NFD", part.text)):
        return 0.0
    if company.before:
        if not _NUMBERED.match(text, max(0, match.start - 1)):
            return 0.0
        return _SURE * edges.right(text, mine.end, part.text, 2)
    return _SURE * edges.left(text, mine.start, part.text, 2)


def _latin(match: Match, mine: Match, part: Part, company: Company, said: str) -> float:
    text, word = match.text, company.before or company.after
    if normalize("NFC", said).casefold() != normalize("NFC", word).casefold():
        return 0.0
    found = checked(mine, Form((part.text,), "part"))
    if found is None or "small" in found.why:
        return 0.0
    longer = grows(text, mine.start, mine.end, before=not company.before, after=not company.after)
    return 0.0 if longer else _SURE
