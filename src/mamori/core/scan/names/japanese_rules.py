"""What a model of letters overlooks in Japanese names, and a rule does not."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mamori.core.scan.names.name import Name

# ジョン・F・スミス, W・エドワーズ・デミング, レオン＝ジャン: such a row is one name or none.
_PART = r"(?:[ァ-ヺー]+|[A-ZＡ-Ｚ][.．]?)"
_ROWS = re.compile(rf"{_PART}(?:[・＝=]{_PART})+")
# Who somebody is to another stands before a name, and is no part of it.
_KIN = re.compile(r"(?:[弟兄姉妹妻父母夫故]|[長次三四]男|[長次三]女)(?=[一-鿿々]{2})")
_INITIAL = re.compile(r"[A-ZＡ-Ｚ]")
_HONORIFIC = re.compile(
    r"さん|さま|様|くん|君|ちゃん|氏|殿|先生|先輩|選手|監督|教授|教諭|校長|教頭|会長"
)
_SURE = 0.97


def ruled(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """Yield the names of a text, in their order, as the rules leave them."""
    for name in _in_rows(text, names):
        kin = _KIN.match(text, name.start, name.end)
        found = replace(name, start=kin.end()) if kin else name
        if _stands(text, found):
            yield found


def _in_rows(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """Make one name of each row of which enough was read."""
    rows = [row.span() for row in _ROWS.finditer(text)]
    parts: dict[tuple[int, int], list[Name]] = defaultdict(list)
    for name in names:
        at = bisect_right(rows, (name.start, len(text))) - 1
        inside = at >= 0 and name.end <= rows[at][1]
        parts[rows[at] if inside else (name.start, name.end)].append(name)
    for (start, end), read in parts.items():
        letters = sum(name.end - name.start for name in read)
        if letters * 2 >= end - start or _INITIAL.search(text, start, end):
            yield Name(start, end, max(name.likely for name in read))


def _stands(text: str, name: Name) -> bool:
    """Tell whether it may be a name: one letter alone needs an honorific, or much certainty."""
    alone = name.end - name.start == 1
    return not alone or name.likely > _SURE or _HONORIFIC.match(text, name.end) is not None
