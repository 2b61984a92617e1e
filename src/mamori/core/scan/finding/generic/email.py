"""E-mail addresses, also with a full-width at sign or in the words that hide them from robots."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

_LOCAL = re.compile(r"[a-z0-9._%+'-]{1,64}\Z")
_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}(?![a-z0-9])")
# How people say "at" and "dot": name (at) school (dot) example, 名前アットマーク…, ten [a còng] ….
_WORD_AT = r"アットマーク|あっとまーく|a còng|a cong|apenstaartje|apenstaart|apestaartje"
_AT = re.compile(
    rf" ?[(\[{{<「] ?(?:at|@|アット|あっと|{_WORD_AT}) ?[)\]}}>」] ?| ?(?:{_WORD_AT}) ?| at "
)
_DOT = r" ?[(\[{<「] ?(?:dot|\.|ドット|どっと|chấm|cham|punt) ?[)\]}>」] ?"
_DOT_WORD = r" (?:dot|chấm|cham|punt) |ドット|どっと"
_HIDDEN = re.compile(
    rf"[a-z0-9-]{{1,63}}(?:(?:\.|{_DOT}|{_DOT_WORD})[a-z0-9-]{{1,63}})*"
    rf"(?:\.|{_DOT}|{_DOT_WORD})[a-z]{{2,24}}(?![a-z0-9])"
)
_WORDS = (
    *("(at", "[at", "{at", "<at", "( at", "[ at", "(@", "[@", "アット", "あっと"),
    *("a còng", "a cong", "apenstaart", "apestaart"),
    *(" dot ", "(dot", "[dot", " punt ", " chấm "),
)
# An at sign stands for itself unless it stands in these; an empty text is none of them.
_BRACKETS = set("([{<「")
_FAR, _NEAR = 64, 40


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the addresses around at signs, and around the words that stand for one."""
    plain, end = view.plain, 0
    for spot in spots:
        if plain[spot] == "@":
            domain = _DOMAIN.match(plain, spot + 1)
            local = domain and _LOCAL.search(plain, max(0, spot - _FAR), spot)
            if local and domain:
                end = domain.end()
                yield Hit(kind="email", start=local.start(), end=end)
            if plain[max(0, spot - 2) : spot].rstrip(" ")[-1:] not in _BRACKETS:
                continue
        if spot >= end and (hidden := _hidden(plain, spot)):
            end = hidden.end
            yield hidden


def _hidden(plain: str, spot: int) -> Hit | None:
    """Return the address whose hiding words are near a spot."""
    for at in _AT.finditer(plain, max(0, spot - _NEAR), spot + _NEAR):
        local = _LOCAL.search(plain, max(0, at.start() - _FAR), at.start())
        domain = _HIDDEN.match(plain, at.end())
        if not local or not domain or not at.start() <= spot <= domain.end():
            continue
        # In running English `at` says where; a hidden address has a hidden dot, too.
        if at[0] != " at " or "." not in domain[0]:
            word = f"hidden:{at[0].strip()}"
            start, end = local.start(), domain.end()
            return Hit(kind="email", start=start, end=end, confidence=0.9, why=(word,))
    return None


FINDER = Finder("email", ("email",), find, words=("@", *_WORDS))
