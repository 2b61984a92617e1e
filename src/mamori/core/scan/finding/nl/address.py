"""Dutch addresses: street and house number, with postcode and place where they stand beside it."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels, weighed
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

LABELS = Labels("adres woonadres woont_op woonachtig address")
_STREETS = (
    "straat laan weg plein gracht kade singel dijk hof pad steeg dreef plantsoen markt baan"
    " boulevard park ring wal kwartier burg oever veld weide kamp hage akker heuvel donk"
)
# A street is awaited with the first digit of its house: `weg` alone is a Dutch word for away.
_HOUSES = tuple(f"{end} {digit}" for end in _STREETS.split() for digit in "123456789")
_NUMBER = (
    r"[1-9][0-9]{0,4}(?:[ -]?[a-z](?![a-z]))?(?:[-/ ](?:[0-9]{1,4}|hs|bis|i{1,3})(?![a-z0-9]))?"
)
_PLACE = r"(?:['’]s-)?[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){0,3}"
_REST = rf"(?:[ ,\t]{{1,3}}[1-9][0-9]{{3}} ?[A-Z]{{2}}(?:[ ,]{{1,3}}{_PLACE})?)?"
# In the letters as written: names of streets begin with a capital.
_WORD = r"[A-Z0-9][^\W_]*"
_BETWEEN = r"[-.’' ]{1,2}(?:(?:van|de|der|den|het|ten|ter|op|aan|en|'t|’t) )*"
_STREET = rf"{_WORD}(?:{_BETWEEN}{_WORD}){{0,3}}"
_ADDRESS = re.compile(rf"(?<![^\W_]){_STREET}(?<=[a-z]) {_NUMBER}(?![0-9]){_REST}")
_LABELLED = re.compile(r"[a-z][^\d\n\t,:;]{2,40} [1-9][0-9]{0,4} ?[a-z]?(?![a-z0-9])")
# What is built like one and is none: Kerstmarkt 2026, Vergadering 2 april, ThinkPad 560.
_YEAR = re.compile(r" (?:19|20)[0-9]{2}$")
_THING = re.compile(r"[a-z][A-Z]|[aeiou]ring [0-9]")
_MONTH = re.compile(
    r" ?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|days?|dagen|uur|euro|personen|leerlingen|punten)(?![a-z])"
)
_SMALL = re.compile(r" (?!(?:van|de|der|den|het|ten|ter|op|aan|en|'t|’t) )[a-z]")
_BACK = 48


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the addresses."""
    taken = 0
    for spot in spots:
        begin = max(taken, spot - _BACK, view.plain.rfind("\n", 0, spot) + 1)
        found = _around(view.text, begin, spot)
        if found:
            taken = found.end()
        if found and not _is_thing(view, found):
            beside = LABELS.within(view.near(found.start(), found.end()))
            whole = found[0][-1].isalpha() and len(found[0].split()) > 3
            if not beside and _YEAR.search(found[0]):
                continue
            sure = 0.95 if beside or re.search(r"[0-9]{4} ?[A-Z]{2}", found[0]) else 0.7
            why = f"context:{beside}" if beside else "form:whole" if whole else "form:street"
            yield _hit(view, found, sure, why)
    for found, clue in LABELS.values(view, spots, _LABELLED):
        begin = found.start()
        words = view.text[begin : found.end()]
        # A sentence that ends with the label goes on with anything.
        ended = re.search(r"[.!?]\s*$", view.text[max(0, begin - 8) : begin])
        is_street = words[0].isupper() and not _SMALL.search(words) and not ended
        if is_street and not _is_thing(view, found):
            yield _hit(view, found, 0.85, clue)


def _is_thing(view: View, found: re.Match[str]) -> bool:
    words = view.text[found.start() : found.end()]
    return bool(_THING.search(words) or _MONTH.match(view.plain, found.end()))


def _around(text: str, begin: int, spot: int) -> re.Match[str] | None:
    for found in _ADDRESS.finditer(text, begin, spot + 96):
        if found.start() <= spot < found.end():
            return found
    return None


def _hit(view: View, found: re.Match[str], sure: float, why: str) -> Hit:
    return Hit(
        kind="address",
        start=found.start(),
        end=found.end(),
        confidence=weighed(sure, "NL", view),
        why=(why,),
    )


FINDER = Finder("nl-address", ("address",), find, words=(*LABELS.words, *_HOUSES), country="NL")
