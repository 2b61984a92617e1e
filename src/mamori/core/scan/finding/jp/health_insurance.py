"""Japanese health insurance: the insurer's number, and the symbol and number of the insured.

No card exists since December 2025; 資格確認書 and 資格情報のお知らせ have the same numbers (T-29).
"""

import re
from collections.abc import Iterator, Sequence

from stdnum import luhn

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels, weighed
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

INSURER = Labels("保険者番号")
SYMBOL = Labels("記号")
NUMBER = Labels("被保険者番号 保険証番号")
ABOUT = Labels(
    "健康保険 被保険者 保険証 資格確認 資格情報 保険者 マイナ保険 国民健康 枝番 後期高齢"
    " 共済組合 健保 国保"
)
_INSURER = re.compile(r"(?<![0-9-])(?:[0-9]{8}|[0-9]{6})(?![0-9-])")
_NUMBER = re.compile(r"(?<![0-9-])[0-9]{1,10}(?![0-9-])")
_BETWEEN = r"[ \t\n:は=)(】\]|・]{0,6}"
_BOTH = re.compile(
    rf"記号{_BETWEEN}(?P<value>[0-9a-z一-龠ぁ-ん-]{{1,12}}{_BETWEEN}(?:[(（]?番号){_BETWEEN}"
    rf"[0-9]{{1,10}}(?:{_BETWEEN}(?:\(?枝番){_BETWEEN}[0-9]{{1,2}})?)"
    rf"|記号[・ ]?(?:と)?番号{_BETWEEN}(?P<two>[0-9a-z一-龠]{{1,12}}[ \t・:-]{{1,3}}[0-9]{{1,10}})"
)
_FAR = 160  # characters: a card's or form's few lines


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield insurers' numbers, pairs of symbol and number, and numbers of the insured."""
    for found, clue in INSURER.values(view, spots, _INSURER):
        valid = luhn.is_valid(found[0])
        why = (clue, "check-digit" if valid else "check-digit-fails")
        yield _hit(view, found.start(), found.end(), 0.97 if valid else 0.6, why)
    for found, clue in NUMBER.values(view, spots, _NUMBER):
        yield _hit(view, found.start(), found.end(), 0.9, (clue,))
    for spot in spots:
        both = _BOTH.match(view.plain, spot)
        if both:
            start, end = both.span("value") if both["value"] else both.span("two")
            if about := ABOUT.within(view.plain[max(0, spot - _FAR) : end + _FAR]):
                yield _hit(view, start, end, 0.95, (f"context:{about}",))
            else:
                yield _hit(view, start, end, 0.3, ("form:symbol-number",))
    yield from _titled(view)


def _titled(view: View) -> Iterator[Hit]:
    """Yield the numbers below 記号 and 番号, where another title tells of insurance."""
    about = ABOUT.within("\t".join(view.headers))
    for found, clue in SYMBOL.values(view, (), _NUMBER) if about else ():
        yield _hit(view, found.start(), found.end(), 0.85, (clue, f"context:{about}"))


def _hit(view: View, start: int, end: int, sure: float, why: tuple[str, ...]) -> Hit:
    return Hit(
        kind="health-insurance",
        start=start,
        end=end,
        confidence=weighed(sure, "JP", view),
        why=why,
    )


FINDER = Finder(
    "health-insurance",
    ("health-insurance",),
    find,
    words=(*INSURER.words, *SYMBOL.words, *NUMBER.words),
    country="JP",
)
