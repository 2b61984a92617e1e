"""What a model of words overlooks in Vietnamese names, and a rule does not."""

import re
from collections.abc import Iterator

from mamori.core.scan.names.name import Name

# Nguyễn Huệ is a street, a ward, a school: what is called after somebody is nobody.
_CALLED = re.compile(
    r"(?<!\w)(?:đường|phố|ngõ|hẻm|phường|quận|huyện|xã|thôn|ấp|tỉnh|thành phố|tp\.?|thị xã|"
    r"thị trấn|khu(?: đô thị| công nghiệp)?|ngã (?:ba|tư|năm|sáu)|bến xe|cảng|cù lao|núi|đèo|"
    r"làng|buôn|công ty(?: tnhh| cổ phần)?|tập đoàn|hãng|taxi|xe|xe khách|nhà xe|tàu|"
    r"chợ(?: đầu mối)?|(?<!yêu )(?<!toàn )cầu|nhà (?:hàng|thuốc|thờ)|cửa hàng|siêu thị|"
    r"t(?:oà|òa) nhà|quán (?:cà phê|cháo|phở|bún|cơm|bia|ăn|bar|nhậu)|"
    r"tiệm(?: (?:vàng|tóc|thuốc|bánh|cơm|may|sách|ăn|cầm đồ|tạp hóa))?|"
    r"trường(?: tiểu học| thcs| thpt| mầm non)?|viện(?: đa khoa| phụ sản)?|chung cư|khách sạn|"
    r"ngân hàng|sân vận động|công viên|quảng trường|chùa|đảo|sông|(?:số|số nhà|địa chỉ) \w+)\s+$",
    re.IGNORECASE,
)
# Whoever leads a district stands behind it: chủ tịch huyện Nguyễn Văn An.
_LEADING = re.compile(
    r"(?:chủ tịch|bí thư|trưởng công an|giám đốc)(?: \w+){0,3} "
    r"(?:xã|phường|quận|huyện|tỉnh|thành phố|tp\.?)\s+$",
    re.IGNORECASE,
)
_WHOLE = 3  # words of a name that is a whole one
# How a newspaper calls somebody whom it does not name: N.V.A., B.T.Th., and bà H.
_FIRST = r"(?:Ch|Gi|Kh|Ng|Nh|Ph|Qu|Th|Tr|[A-ZĐ])"
_VEILED = re.compile(rf"(?<![\w.]){_FIRST}(?:\.{_FIRST})*\.?(?!\w)")
_BEFORE_VEILED = re.compile(
    r"\b(?:ông|bà|anh|chị|cô|em|bé|chú|thầy|cụ|tên|bác sĩ|tài xế|bệnh nhân) $", re.IGNORECASE
)
# Donald Trump is Trump later on; of a Vietnamese name the last part is many others' as well.
_FOREIGN = re.compile(r"(?:[A-Z][a-z]+[- ])+[A-Z][a-z]+")
_VIETNAMESE = re.compile(r"[ăđơưẠ-ỹ]")
_REACH = 48  # characters that are looked at before a name


def called(text: str, name: Name) -> bool:
    """Tell whether something is called after somebody."""
    before = text[max(0, name.start - _REACH) : name.start]
    if not _CALLED.search(before):
        return False
    words = text[name.start : name.end].split()
    return len(words) < _WHOLE or not _LEADING.search(before)


def common(text: str, name: Name) -> bool:
    """Tell whether the last part of a name in Vietnamese text may as well be another person."""
    around = text[max(0, name.start - _REACH) : name.end + _REACH]
    foreign = _FOREIGN.fullmatch(text, name.start, name.end)
    return foreign is None and _VIETNAMESE.search(around) is not None


def veiled(text: str) -> Iterator[Name]:
    """Yield the names of which only letters are shown."""
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
