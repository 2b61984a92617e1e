"""Whether words are a person: a name by its build, a pupil by what they are called, a pronoun.

Who it is, others find. A word for people in general (学生, pupils) is nobody, and so are staff and
guests, whose titles tell them apart: what stands beside them is their subject.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from mamori.core.roster.names import VIETNAMESE_FAMILIES
from mamori.core.scan.names.hashing import number_of
from mamori.core.scan.names.lexicon import lexicon
from mamori.core.scan.tables.namelike import built_as_name, known_families

# Bits of the lexicon; `training/knowing.py` makes it.
_FIRST, _LAST, _PLACE, _FAMILY = 1, 2, 4, 1 << 11  # the last is Vietnamese
_RANKS = (5, 7)  # Dutch, English: 0 unknown to 3 for the words of every day

_HONORIFIC = re.compile(
    r"(?<![一-鿿ァ-ヺ々])"
    r"([一-鿿々ァ-ヺーぁ-ゖ]{1,5}(?:[ 　]?[一-鿿々ァ-ヺーぁ-ゖ]{1,4})?)[ 　]?"
    r"(?:さん|くん|ちゃん|君(?![一-鿿]))"
)
_NO_HONORIFIC = re.compile(
    r"^(?:皆|みな|お子|子供|子ども|生徒|学生|児童|親御|お?母|お?父|お客|患者|保護者|お?姉|お?兄|奥"
    r"|たく|お?娘|息子|事務|司書|養護|栄養|用務|会長|副会長|講師|担当|担任|司会)|(?:業者|医者|患者|屋|店|員|親|者|先輩|講師|ゲスト)$"
)
_OWN_CHILD = re.compile(
    r"(?:うちの子|[我わ]が子|息子|娘|[長次二三][男女]|末っ子|(?:本|当該)(?:児童?|生徒))"
    r"(?:さん)?(?=[はがのにも、:： 　])"
    r"|(?<![^\W\d_])(?:(?:my|our) (?:\w+ )?(?:son|daughter|child|boy|girl|twins?)"
    r"|(?:mijn|onze?) (?:\w+ )?(?:zoon(?:tje)?|dochter(?:tje)?|kind)"
    r"|con (?:trai|gái) (?:tôi|em|mình|chúng tôi|nhà tôi)|con tôi"
    r"|(?:cháu|bé|con) nhà (?:tôi|em|mình))(?![^\W\d_])",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?<![^\W\d_/])(?:(?:he|she|his|her|him|hij|zij heeft|zij is|zij krijgt|ze heeft|ze is"
    r"|haar|zijn (?:moeder|vader|ouders?|cijfers?|gemiddelde|broer|zus)"
    r"|em ấy|bạn ấy|em này|bạn này)(?![^\W\d_/])"
    r"|(?<!các )(?<!những )(?:cháu|bé) (?=bị|có|mắc|đang|thuộc|phải|được|không|lên|hay|theo))",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"(?i)(?<![^\W\d_])(?:he or she|she or he|his or her|him or her|if|whether|any|every|each"
    r"|(?:a|the) (?:pupil|child|student|learner)|who|hij of zij|zijn of haar|als|indien|ieder\w*"
    r"|elk\w*|een (?:leerling|kind)|iemand|de leerling|nếu|mỗi|học sinh)(?![^\W\d_])"
)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĂĐƠƯẠ-Ỹ][^\W\d_A-Z]+"
_INFIX = r"(?:van|von|de|der|den|het|ter|ten|te|el|al|ben|bin)"
_NAMED = re.compile(
    rf"(?<![^\W\d_])(?<![.@/_-]){_CAPITAL}(?:(?: {_INFIX}){{0,2}}[ -]{_CAPITAL}){{0,4}}"
    rf"(?: [A-Z]\.(?!\w))?(?![^\W\d_]|[@/_])"
)
_CALL = re.compile(r"^(?:Em|Con|Cháu|Bé|Bạn|Leerling|Pupil|Student) (?=[^\W\d_])")
_CALLED = re.compile(
    r"(?:^|[\s,(])(?:[Ee]m|[Cc]on|[Cc]háu|[Bb]é|[Bb]ạn|[Hh]ọc sinh|[Ll]eerling|[Pp]upil"
    r"|[Ss]tudent) $"
)
_WHERE = re.compile(r"(?i)(?<![^\W\d_])(?:in|te|naar|uit|from|to|at|near|visited|bezocht) $")
_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯạ-ỹ]")
# Staff, guests, and things that bear the name of a person.
_TITLED = re.compile(
    r"(?i)(?:(?<![^\W\d_])(?:mrs?|ms|miss|dr|prof|sir|mevrouw|mevr|mw|meneer|dhr|juf|meester"
    r"|docent|leerkracht|coach|trainer|nurse|teacher|head|governor|by|door|auteur|author|speaker"
    r"|spreker|with|see|contact|thanks?|led|cô|thầy|ông|bà|anh|chị|ts|ths|gs|pgs|tác giả|bác sĩ"
    r"|hiệu trưởng|giáo viên|trường|thcs|thpt|tiểu học|mầm non|đường|phố|phường|quận|giải|quỹ"
    r"|basisschool|school|st|saint|sint|stichting|straat)\.?:? |[|/#`]\s?)$"
)
_NO_NAME = re.compile(
    r"(?i)(?<![^\W\d_])(?:school|college|university|class|year|group|week|day|month|board|team"
    r"|club|office|house|street|road|park|project|research|news|library|council|trust|centre"
    r"|center|hospital|act|cup|prize|award|microsoft|google|teams|apple|english|dutch|french"
    r"|german|math\w*|science|history|art|music|basisschool|lyceum|gemeente|ministerie|stichting"
    r"|down|syndrome|care|plan|health|special|education|cito|toets|faith|hope|joy|charity|autumn"
    r"|spring|summer|winter|april|june|august|may|christian|ruby on|python|trường|tiểu|học|trung"
    r"|phổ|thông|sở|giáo|dục|phòng|ban|thành|phố|tỉnh|huyện|quận|bộ|đại|việt|năm|kỳ|điểm|tổng"
    r"|kết|môn|công|đạo|tôn|sách|lớp)(?![^\W\d_])"
)
_VALUE = re.compile(
    r"(?:氏名|名前|児童名|生徒名|本人|対象児童|対象生徒)[ 　]?[:： 　][ 　]?"
    r"(?P<japanese>[一-鿿々ァ-ヺーぁ-ゖ]{1,6}[ 　]?[一-鿿々ァ-ヺーぁ-ゖ]{1,8})"
    r"|(?<![^\W\d_])(?i:name|pupil|student|child|naam|leerling|naam leerling|kind|họ (?:và )?tên"
    r"(?: học sinh)?|học sinh|em|cháu|bạn) ?(?:\([^)\n]{0,30}\))?[:：] ?"
    rf"(?P<other>{_CAPITAL}(?:(?: {_INFIX}){{0,2}}[ -]{_CAPITAL}){{0,4}}(?: [A-Z]\.)?)(?!\w*[:：])"
    r"|(?i:学籍番号|学生番号|出席番号|(?:student|pupil) (?:no|number|id)|leerlingnummer"
    r"|mã (?:số )?(?:học sinh|sinh viên)|mssv)\W{0,3}[A-Za-z]?\d"
)
_OTHER_LABEL = re.compile(
    r"保護者|ふりがな|フリガナ|電話|住所|学年|学級|クラス|性別|記入|生年|続柄|連絡|[年月組印]\b"
)


def named(words: str) -> Iterator[tuple[int, int]]:
    """Yield where a person is named, called or meant in words of composed letters, as written."""
    for found in _HONORIFIC.finditer(words):
        if not _NO_HONORIFIC.search(found[1]):
            yield found.span()
    for found in _NAMED.finditer(words):
        before = words[max(0, found.start() - 16) : found.start()]
        called = _CALL.search(found[0]) or _CALLED.search(before)
        lone = not called and " " not in found[0]
        if lone and (_VIETNAMESE.search(words) or _WHERE.search(before)):
            continue  # any word may be a name, and some are those of places
        if not _TITLED.search(before) and (called or _ends_in_person(found[0])):
            yield found.span()
    for found in _OWN_CHILD.finditer(words):
        yield found.span()
    if _PRONOUN.search(words) and not _ANYBODY.search(words):
        yield from (found.span() for found in _PRONOUN.finditer(words))
    yield from (found.span() for found in _VALUE.finditer(words) if _is_value(found))


def labelled(line: str) -> bool:
    """Tell whether a line has a label of a person's name or number with one behind it."""
    return any(map(_is_value, _VALUE.finditer(line)))


def _is_value(found: re.Match[str]) -> bool:
    if value := found["japanese"]:
        return len(value) > 1 and not _OTHER_LABEL.search(value)
    return not found["other"] or not _is_common(found["other"].split())


def _ends_in_person(words: str) -> bool:
    """Tell whether words with capitals are a name, perhaps after one that begins a sentence."""
    first, _, rest = words.partition(" ")
    return is_person(words) or bool(
        rest
        and rest[0].isupper()
        and not _TITLED.search(f"{first} ")
        and is_person(rest)
        and rank(known(first)) > 1
    )


@lru_cache(maxsize=4096)
def is_person(words: str) -> bool:
    """Tell whether words with capitals are a person's name: Emma, Emma de Vries, Lê Văn Gió."""
    parts = [part for part in re.split(r"[ -]", words) if part[:1].isupper()]
    if not parts or _NO_NAME.search(words):
        return False
    first, last = known(parts[0]), known(parts[-1])
    if len(parts) > 1 and parts[0].casefold() in VIETNAMESE_FAMILIES:
        return len(parts) < 6
    if _VIETNAMESE.search(words):
        return len(parts) > 1 and bool(first & _FAMILY)
    if len(parts) == 1:
        return bool(first & _FIRST) and rank(first) < 3
    if first & _FIRST:
        return rank(first) < 3 or (bool(last & _LAST) and rank(last) < 3)
    rare = all(rank(known(part)) < 2 and not known(part) & _PLACE for part in parts)
    return rare and (bool(last & _LAST) or not any(rank(known(part)) for part in parts[1:]))


@lru_cache(maxsize=4096)
def is_name(cell: str, *, told: bool = False) -> bool:
    """Tell whether a cell alone is a person's name; `told`: its column says that it holds them."""
    bare = cell.strip().replace("\u3000", " ")
    if not bare or not (built_as_name(bare) or (told and _NAMED.fullmatch(bare))):
        return False
    if bare[0] > "\u2fff":
        return told or (" " in bare and known_families([bare, f"{bare} "]))
    return is_person(bare) or (told and not _is_common(bare.split()))


def _is_common(parts: list[str]) -> bool:
    """Tell whether words are everyday ones, or one that names no person by itself."""
    return bool(_NO_NAME.search(" ".join(parts))) or all(
        rank(known(part)) > 1 and not known(part) & _FIRST for part in parts
    )


@lru_cache(maxsize=16384)
def known(word: str) -> int:
    """Return what the lexicon has of a word."""
    return int(lexicon("latin").look(np.array([number_of(word.lower())], np.uint64))[0])


def rank(value: int) -> int:
    """Return how common a word is in Dutch or English, 0 to 3, from what the lexicon has."""
    return max(value >> shift & 3 for shift in _RANKS)
