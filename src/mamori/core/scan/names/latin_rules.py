"""What a model of words overlooks in Dutch, English and Vietnamese names, and a rule does not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mamori.core.scan.names.name import Name

# J. R. Bakker: what stands before is a part of it.
_INITIALS = re.compile(r"(?:^|(?<=[\s(\"'“‘,;:]))(?:[A-Z]\. ?){1,3}$")
_TITLE = re.compile(
    r"(?:General|Colonel|Captain|Cardinal|Bishop|Pope|President|Chancellor|Minister|Senator|Judge"
    r"|Professor|Prof|Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Meneer|Mevrouw|Juf|Meester|Generaal|Koning"
    r"|Koningin|Prins|Prinses|Burgemeester|Thầy|Cô|Ông|Bà|Anh|Chị|Em|Bạn)\.? (?=\S)"
)
# Nguyễn Huệ is a street, a ward, a school: what is called after somebody is nobody.
_CALLED = re.compile(
    r"(?:đường|phố|ngõ|hẻm|phường|quận|huyện|xã|thôn|ấp|tỉnh|thành phố|tp\.?|thị xã|thị trấn|khu|"
    r"công ty(?: tnhh| cổ phần)?|hãng|taxi|xe|chợ(?: đầu mối)?|cầu|nhà hàng|cửa hàng|"
    r"tiệm(?: \w+){0,2}|"
    r"trường(?: tiểu học| thcs| thpt| mầm non)?|viện(?: đa khoa| phụ sản)?|chung cư|khách sạn|"
    r"ngân hàng|sân vận động|công viên|quảng trường|chùa|đảo|sông|(?:số|số nhà|địa chỉ) \w+)\s+$",
    re.IGNORECASE,
)
# How a Vietnamese newspaper calls somebody whom it does not name: N.V.A., B.T.Th., and bà H.
_FIRST = r"(?:Ch|Gi|Kh|Ng|Nh|Ph|Qu|Th|Tr|[A-ZĐ])"
_VEILED = re.compile(rf"(?<![\w.]){_FIRST}(?:\.{_FIRST})*\.?(?!\w)")
_BEFORE_VEILED = re.compile(
    r"\b(?:ông|bà|anh|chị|cô|em|bé|chú|thầy|cụ|tên|bác sĩ|tài xế|bệnh nhân) $", re.IGNORECASE
)
_VIETNAMESE = re.compile(r"[ăđơưẠ-ỹ]")
_EASTERN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_REACH = 48  # characters that are looked at before a name
_BESIDE = 8
# So far after a whole name its last part alone is the same person.
_MEMORY = 3_000


def ruled(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """Yield the names of a text, in their order, as the rules leave them."""
    told = [name for each in names if (name := _mended(text, each))]
    return iter(_apart([*told, *_again(text, told), *_veiled(text)]))


def _mended(text: str, name: Name) -> Name | None:
    start, end = name.start, name.end
    title = _TITLE.match(text, start, end)
    if title:
        start = title.end()
    before = text[max(0, start - _REACH) : start]
    if " " not in text[start:end] and _EASTERN.search(text, max(0, start - _BESIDE), end + _BESIDE):
        return None  # in Japanese one word with capitals is a firm, a party, a railway
    if _CALLED.search(before) or not any(letter.isalpha() for letter in text[start:end]):
        return None
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


def _veiled(text: str) -> Iterator[Name]:
    if not _VIETNAMESE.search(text):
        return
    for found in _VEILED.finditer(text):
        start, end = found.span()
        if end - start < 2:
            continue
        line = text[text.rfind("\n", 0, start) + 1 : end + _REACH]
        several = "." in found[0][:-1] or _BEFORE_VEILED.search(text, max(0, start - _REACH), start)
        if several and _VIETNAMESE.search(line):
            yield Name(start, end, 0.9)


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
