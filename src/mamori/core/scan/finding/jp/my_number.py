"""My Number (個人番号): twelve digits, the last a check digit that one number in eleven passes."""

import re
from collections.abc import Iterator, Sequence

from stdnum.jp import in_

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels, weighed
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

LABELS = Labels(
    "マイナンバー まいなんばー 個人番号 通知カード 特定個人情報 my_number mynumber"
    " individual_number"
)
_VALUE = re.compile(r"(?<![0-9])(?<![0-9][-.,])[0-9]{4}([ -]?)[0-9]{4}\1[0-9]{4}(?![-.,]?[0-9])")


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the numbers at the words, and in Japan what passes the check, as unsure."""
    sure: set[int] = set()
    for found, clue in LABELS.values(view, spots, _VALUE):
        sure.add(found.start())
        valid = in_.is_valid(found[0])
        # A wrong digit in a form is still somebody's number; a guess at least.
        confidence = weighed(0.97 if valid else 0.6, "JP", view)
        why = (clue, "check-digit" if valid else "check-digit-fails")
        yield Hit(
            kind="my-number",
            start=found.start(),
            end=found.end(),
            confidence=confidence,
            why=why,
        )
    for spot in spots if view.country == "JP" else ():
        lone = _VALUE.match(view.plain, spot)
        if lone and spot not in sure and in_.is_valid(lone[0]):
            yield Hit(
                kind="my-number",
                start=spot,
                end=lone.end(),
                confidence=0.4,
                why=("check-digit",),
            )


FINDER = Finder("my-number", ("my-number",), find, words=LABELS.words, digits=12, country="JP")
