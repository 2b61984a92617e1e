"""Whether a part of a name has the company that makes it a person's, on the original."""

import re
from unicodedata import normalize

from mamori.core.scan.roster import edges
from mamori.core.scan.roster.bare import Company, Part
from mamori.core.scan.roster.checking import checked, known
from mamori.core.scan.roster.folding import soft
from mamori.core.scan.roster.forms import Form
from mamori.core.scan.roster.index import letters_of
from mamori.core.scan.roster.match import Found, Match
from mamori.core.scan.roster.words import grows, hyphened

_GAP = re.compile(r"[ \t\u00a0\u3000.‐(（-]{0,2}")
_SHORTENED = frozenset({"Mr", "Mrs", "Ms", "Dr", "dhr", "mw", "HS"})  # a full stop belongs to them
_CLASS = re.compile(r"[ \u00a0]?[0-9０-９]")
_NUMBERED = re.compile(r"[0-9０-９a-zA-Zａ-ｚＡ-Ｚ一二三四五六七八九十]")


def beside(match: Match, part: Part, company: Company) -> Found | None:
    """Return where a part stands whose company is beside it, without the company."""
    # Most are the end of a whole name before an honorific; that is seen at once.
    after = part.kind == "japanese" and not company.before
    if after and not edges.left(match.text, match.start, part.text, 2):
        return None
    letters, size = letters_of(company.before or company.after), len(match.where)
    if company.before:
        said, mine = match.cut(0, letters), match.cut(letters, size)
        gap = match.text[said.end : mine.start]
    else:
        mine, said = match.cut(0, size - letters), match.cut(size - letters, size)
        gap = match.text[mine.end : said.start]
    if not _GAP.fullmatch(gap) or ("." in gap and company.before not in _SHORTENED):
        return None
    right = _latin if match.key[0].isascii() else _japanese
    sure = company.sure * right(mine, part, company, said)
    return (
        Found(mine.start, mine.end, round(sure, 2), ("form:part", company.code)) if sure else None
    )


def _japanese(mine: Match, part: Part, company: Company, said: Match) -> float:
    text = mine.text
    if company.before:
        if not _NUMBERED.match(text, max(0, said.start - 1)):
            return 0.0
        edge = edges.right(text, mine.end, part.text, 2)
    else:
        edge = edges.left(text, mine.start, part.text, 2)
    if not edge or not _same(said, company.before or company.after) or not _same(mine, part.text):
        return 0.0
    return edge


def _same(match: Match, word: str) -> bool:
    """Tell whether a word stands there, its letters together."""
    if match.written == word:
        return True
    together = match.where[-1] - match.where[0] < 2 * len(match.where)
    return together and soft(match.written) == known(word)


def _latin(mine: Match, part: Part, company: Company, said: Match) -> float:
    word = company.before or company.after
    if company.code.startswith("class") and not _CLASS.match(mine.text, said.end):
        return 0.0
    if normalize("NFC", said.written).casefold() != normalize("NFC", word).casefold():
        return 0.0
    found = checked(mine, Form((part.text,), "part"))
    if found is None or "small" in found.why:
        return 0.0
    before, after = not company.before, not company.after
    longer = hyphened(mine, before=before, after=after) or grows(mine, before=before, after=after)
    return 0.0 if longer else 1.0
