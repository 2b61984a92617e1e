"""Dutch postcodes: four digits and two capitals, beside a place, a house number or their word."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels, weighed
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

LABELS = Labels("postcode postal_code zip_code")
# No postcode has SA, SD or SS, nor a letter of an abbreviation that could be a small word.
_VALUE = re.compile(r"(?<![0-9a-z.,/-])[1-9][0-9]{3} ?(?!s[ads])[a-z]{2}(?![a-z0-9])")
_HOUSE_BEFORE = re.compile(r"[a-z]{3,} [0-9]{1,4} ?[a-z]?(?:-[0-9a-z]{1,4})?[ ,\t\n]{1,3}\Z")
_PLACE_AFTER = re.compile(r"[ ,\t]{1,3}['’A-Z][^\W\d_]")
_FAR = 48


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the codes whose letters are capitals."""
    told: set[int] = set()
    for found, clue in LABELS.values(view, spots, _VALUE, reach=8):
        told.add(found.start())
        yield _hit(view, found, 0.95, clue)
    for spot in spots:
        code = _VALUE.match(view.plain, spot) if spot not in told else None
        if code is None or not view.text[code.end() - 2 : code.end()].isupper():
            continue
        if _HOUSE_BEFORE.search(view.plain, max(0, spot - _FAR), spot):
            yield _hit(view, code, 0.95, "form:after-house")
        elif code[0].startswith(("19", "20")):  # more often a year before a word
            yield _hit(view, code, 0.4, "form:NL")
        elif _PLACE_AFTER.match(view.text, code.end()):
            yield _hit(view, code, 0.8, "form:before-place")
        else:
            yield _hit(view, code, 0.55 if view.country == "NL" else 0.4, "form:NL")


def _hit(view: View, found: re.Match[str], sure: float, why: str) -> Hit:
    return Hit(
        kind="postal-code",
        start=found.start(),
        end=found.end(),
        confidence=weighed(sure, "NL", view),
        why=(why,),
    )


FINDER = Finder("nl-postcode", ("postal-code",), find, words=LABELS.words, digits=4, country="NL")
