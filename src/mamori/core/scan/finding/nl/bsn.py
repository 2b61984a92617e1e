"""The Dutch burgerservicenummer and the pupil's number made like it; one in eleven passes."""

import re
from collections.abc import Iterator, Sequence

from stdnum.nl import bsn, onderwijsnummer

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels, weighed
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

LABELS = Labels(
    "bsn burgerservicenummer burger_service_nummer sofinummer sofi-nummer"
    " persoonsgebonden_nummer pgn onderwijsnummer citizen_service_number"
)
_VALUE = re.compile(
    r"(?<![0-9a-z])(?<![0-9][-.,])(?:[0-9]{8,9}|[0-9]{4}[. ][0-9]{2}[. ][0-9]{3}"
    r"|[0-9]{3}([. -])[0-9]{3}\1[0-9]{3})(?![-.,]?[0-9])(?![a-z])"
)


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the numbers at the words, and in the Netherlands what passes the check, as unsure."""
    sure: set[int] = set()
    for found, clue in LABELS.values(view, spots, _VALUE):
        sure.add(found.start())
        valid = _is_valid(found[0])
        yield Hit(
            kind="bsn",
            start=found.start(),
            end=found.end(),
            confidence=weighed(0.97 if valid else 0.6, "NL", view),
            why=(clue, "check-digit" if valid else "check-digit-fails"),
        )
    for spot in spots if view.country == "NL" else ():
        lone = _VALUE.match(view.plain, spot)
        if lone and spot not in sure and bsn.is_valid(re.sub("[. -]", "", lone[0])):
            yield Hit(kind="bsn", start=spot, end=lone.end(), confidence=0.4, why=("check-digit",))


def _is_valid(text: str) -> bool:
    return bool(bsn.is_valid(text) or onderwijsnummer.is_valid(text))


FINDER = Finder("bsn", ("bsn",), find, words=LABELS.words, digits=9, country="NL")
