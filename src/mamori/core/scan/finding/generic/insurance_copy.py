"""Papers that ask for a copy or the number of a health-insurance card, or what followed it (T-29).

The card itself may be brought to a doctor; only a copy, the number, or handing it in is meant.
"""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from mamori.core.scan.finding.asking.asker import Asker
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

_CARDS = (
    "保険証",
    "被保険者証",
    "資格確認書",
    "資格情報のお知らせ",
    "資格情報",
    "医療証",
    "保険者番号",
    "被保険者番号",
    "thẻ bhyt",
    "thẻ bảo hiểm",
    "mã số bhyt",
    "the bhyt",
    "zorgpas",
    "verzekeringspas",
    "verzekeringskaart",
    "zorgpolis",
    "polisblad",
    "gezondheidskaart",
    "insurance card",
    "insurance certificate",
    "insurance number",
    "insurance policy",
)
_COPY = (
    r"写し|写真|コピー|複写|画像|記号|番号|pdf|スキャン|撮影|copy|copies|copie|kopie|foto|scan"
    r"|photo|photocopy"
    r"|bản sao|phô ?tô|photo|ảnh chụp|chụp|số|mã|nummer|number"
)
_HANDED = (
    r"提出|添付|貼|預か|お預|同封|送付|集め|回収|hand in|submit|attach|enclose|inlever|bijvoeg"
    r"|nộp|kèm|gửi"
)
_MEANT = re.compile(f"{_COPY}|{_HANDED}")
_SUFFIX = (
    r"(?:証|等|など)?(?: ?の? ?(?:表面|両面|裏面)?(?:の)? ?(?:写し|コピー|複写|写真|画像"
    r"|記号・?番号|記号|番号|pdf))?"
    r"(?: ?[(（](?:写し|コピー|copy)[)）])?"
)
_ASKER = Asker(f"(?:{'|'.join(_CARDS)}){_SUFFIX}")
_NEAR = 40


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield each copy or number that is asked for."""
    last, spare = 0, _ASKER.sparing(view)
    for start in spots:
        if start < last or spare.skips(start):
            continue
        asked = _ASKER.asked(view, start)
        if asked and _MEANT.search(_around(view, start, asked.end)):
            yield Hit(
                kind="insurance-copy-request",
                start=start,
                end=asked.end,
                confidence=asked.confidence,
                why=(f"asked:{asked.why}",),
            )
            last = asked.end


def _around(view: View, start: int, end: int) -> str:
    left, right = view.cell(start)
    text = view.plain[max(left, start - _NEAR) : max(end, min(right, end + _NEAR))]
    return normalize("NFC", text)


WORDS = tuple(dict.fromkeys(form for word in _CARDS for form in (word, normalize("NFD", word))))
FINDER = Finder("insurance-copy", ("insurance-copy-request",), find, words=WORDS)
