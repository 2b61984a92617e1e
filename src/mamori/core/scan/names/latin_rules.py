"""What a model of words overlooks in names in Latin letters, and a rule does not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mamori.core.scan.names import vietnamese_rules as vietnamese
from mamori.core.scan.names.name import Name

# J. R. Bakker: what stands before is a part of it.
_INITIALS = re.compile(r"(?:^|(?<=[\s(\"'“‘,;:]))(?:[A-Z]\. ?){1,3}$")
_TITLE = re.compile(
    r"(?:General|Colonel|Captain|Cardinal|Bishop|Pope|President|Chancellor|Minister|Senator|Judge"
    r"|Professor|Prof|Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Meneer|Mevrouw|Juf|Meester|Generaal|Koning"
    r"|Koningin|Prins|Prinses|Burgemeester|Thầy|Cô|Ông|Bà|Anh|Chị|Em|Bạn)\.? (?=\S)"
)
# What a name may end in, but letters.
_ENDING = ".'’"
_EASTERN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_REACH = 48  # characters that are looked at before a name
_BESIDE = 8
# So far after a whole name its last part alone is the same person.
_MEMORY = 3_000


def ruled(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """Yield the names of a text, in their order, as the rules leave them."""
    whole = (name for each in names if (name := _mended(text, each)))
    told = [name for name in whole if not vietnamese.called(text, name)]
    known = [name for name in told if not vietnamese.common(text, name)]
    return iter(_apart([*told, *_again(text, known), *vietnamese.veiled(text)]))


def _mended(text: str, name: Name) -> Name | None:
    """Return a name from its first to its last letter, without titles; nothing if it is none."""
    start, end = name.start, name.end
    title = _TITLE.match(text, start, end)
    if title:
        start = title.end()
    before = text[max(0, start - _REACH) : start]
    if " " not in text[start:end] and _EASTERN.search(text, max(0, start - _BESIDE), end + _BESIDE):
        return None  # in Japanese one word with capitals is a firm, a party, a railway
    if not any(letter.isalpha() for letter in text[start:end]):
        return None
    while not text[end - 1].isalnum() and (text[end - 1] not in _ENDING or text[end - 2] == " "):
        end -= 1
    initials = _INITIALS.search(before)
    if initials:
        start -= len(initials[0])
    return replace(name, start=start, end=end)


def _again(text: str, told: list[Name]) -> Iterator[Name]:
    """Yield where the last part of a whole name stands alone, soon after it."""
    taken = {name.start for name in told}
    seen: dict[str, int] = {}  # how far was looked for each part
    for name in told:
        words = text[name.start : name.end].split()
        last = words[-1]
        if len(words) < 2 or len(last) < 4 or not last[0].isupper() or name.likely < 0.6:
            continue
        stop = name.end + _MEMORY
        start = text.find(last, max(name.end, seen.get(last, 0)), stop)
        seen[last] = stop
        while start >= 0:
            end = start + len(last)
            if start not in taken and not _joined(text, start, end):
                yield Name(start, end, name.likely * 0.9)
            start = text.find(last, end, stop)


def _joined(text: str, start: int, end: int) -> bool:
    """Tell whether a word goes on before or after a span."""
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(letter.isalnum() or letter == "-" for letter in beside)


def _apart(names: list[Name]) -> list[Name]:
    """Of names that overlap, leave the longest."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda each: (each.start, -each.end)):
        if kept and name.start < kept[-1].end:
            if name.end - name.start > kept[-1].end - kept[-1].start:
                kept[-1] = name
        else:
            kept.append(name)
    return kept
