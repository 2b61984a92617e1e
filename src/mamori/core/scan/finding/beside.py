"""Whether a person stands beside a span, so that what it says is said of somebody.

Who it is, others find; this only tells a note about a person from a text about a matter. A word for
people in general (学生, pupils) is nobody.
"""

import re
from unicodedata import normalize

from mamori.core.roster.names import VIETNAMESE_FAMILIES
from mamori.core.scan.tables.columns import kind_of
from mamori.core.scan.tables.namelike import name_like
from mamori.core.scan.view import View

SAME, NEAR, NOBODY = (
    0.85,
    0.65,
    0.0,
)  # in the same line, cell or row; in the lines above; not at all

_ABOVE = 4  # lines
_WIDE = 160  # letters on each side
_COLUMNS = frozenset({"name", "reading", "school-number", "identifier"})

_NO_HONORIFIC = (
    r"皆|みな|お子|子供|子ども|生徒|学生|児童|親御|お母|お父|お客|患者|保護者|お姉|お兄|奥|たく"
    r"|娘|息子"
)
_HONORIFIC = re.compile(
    rf"(?<![一-鿿ァ-ヺ々])(?!(?:{_NO_HONORIFIC})さん)"
    r"[一-鿿々ァ-ヺーぁ-ゖ]{1,5}(?: ?[一-鿿々ァ-ヺーぁ-ゖ]{1,4})? ?(?:さん|くん|ちゃん"
    r"|君(?![一-鿿])|氏(?!名))"
)
_LABELLED = re.compile(
    r"(?:氏名|名前|児童名|生徒名|本人|対象児童|対象生徒)\s*[:： 　]\s*[一-鿿々ァ-ヺぁ-ゖ]{2,}"
    r"|(?<![^\W\d_])(?:name|pupil|student|child|naam|leerling|kind|họ (?:và )?tên|học sinh|em"
    r"|cháu|bạn)\s*(?:\([^)]*\))?\s*[:：]\s*[^\W\d_]{2,}"
    r"|(?:学籍番号|学生番号|出席番号|student (?:no|number|id)\W|leerlingnummer|mã (?:số )?(?:học"
    r" sinh|sinh viên)|mssv)\W{0,3}[a-z]?\d{2,}",
    re.IGNORECASE,
)
_CODES = re.compile(r"(?<![\w-])(?=[a-z\d]*\d{3})[a-z\d]{6,10}(?![\w-])", re.IGNORECASE)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĂĐƠƯẠ-Ỹ][^\W\d_A-Z]+"
_INFIX = r"(?:van|von|de|der|den|het|ter|ten|te|el|al|ben|bin)"
_WESTERN = re.compile(
    rf"(?<![^\W\d_]){_CAPITAL}(?: {_INFIX}){{0,2}}(?:[ -]{_CAPITAL}){{1,3}}(?![^\W\d_])"
)
_INITIAL = re.compile(rf"(?<![^\W\d_]){_CAPITAL} (?:[A-Z]\.)(?!\w)")
_CALLED = re.compile(
    rf"(?:^|[\s,(])(?:[Ee]m|[Cc]on|[Cc]háu|[Bb]ạn|[Hh]ọc sinh|[Ll]eerling|[Pp]upil|[Ss]tudent)"
    rf" {_CAPITAL}"
)
# Two words with capitals that are no person.
_THINGS = re.compile(
    r"(?i)\b(?:school|college|university|class|year|group|week|day|board|team|club|office|house"
    r"|street|road|park|project"
    r"|microsoft|google|teams|english|dutch|math\w*|science|history|art|music|basisschool|lyceum"
    r"|gemeente|ministerie"
    r"|monday|tuesday|wednesday|thursday|friday|january|february|march|april|june|july|august"
    r"|september|october"
    r"|november|december|the|this|that|these|those|what|when|where|which|who|how|why|if|all|no"
    r"|in|on|at|for|from|with"
    r"|down|syndrome|care|plan|health|special|education|cito|toets|trường|tiểu|học|trung|phổ"
    r"|thông|sở|giáo|dục|phòng|ban"
    r"|thành|phố|tỉnh|huyện|quận|bộ|đại|việt|nam|năm|kỳ|điểm|tổng|kết|môn|een|de|het|wat|als|dit"
    r"|deze|alle|voor|met)\b"
)
_STOP = re.compile(r"[。!?！？]|\.(?=\s|$)")


def beside(view: View, start: int, end: int) -> float:
    """Tell how close a person stands to a span: SAME, NEAR or NOBODY."""
    if view.block.table:
        return _in_row(view, start, end)
    text = view.text
    left = text.rfind("\n", max(0, start - _WIDE), start) + 1 or max(0, start - _WIDE)
    stop = text.find("\n", end, end + _WIDE)
    right = stop if stop >= 0 else min(len(text), end + _WIDE)
    before = _STOP.split(text[left:start])[-1]
    after = _STOP.split(text[end:right])[0]
    if names_somebody(before) or names_somebody(after):
        return SAME
    above = text[max(0, left - _WIDE) : left].split("\n")[-_ABOVE - 1 :]
    return NEAR if any(_LABELLED.search(normalize("NFC", line)) for line in above) else NOBODY


def names_somebody(words: str) -> bool:
    """Tell whether words name one person, by a title, a label, a number or the build of a name."""
    composed = normalize("NFC", words)
    return bool(
        _HONORIFIC.search(composed)
        or _LABELLED.search(composed)
        or _CODES.search(composed)
        or _INITIAL.search(composed)
        or _CALLED.search(composed)
        or any(_is_name(found[0]) for found in _WESTERN.finditer(composed))
    )


def names_people(headers: tuple[str, ...]) -> bool:
    """Tell whether the titles of a table say that its rows are people."""
    return any(kind_of(title) in _COLUMNS for title in headers)


def _is_name(words: str) -> bool:
    parts = words.split()
    if parts[0].casefold() in VIETNAMESE_FAMILIES:
        return len(parts) < 6
    return not _THINGS.search(words)


def _in_row(view: View, start: int, end: int) -> float:
    """A row is about a person if its table is one of people, or a cell of it is a name."""
    if names_people(view.headers):
        return SAME
    text = view.text
    left = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    row = text[left : stop if stop >= 0 else len(text)]
    if any(is_name(cell) for cell in row.split("\t")) or names_somebody(row):
        return SAME
    return NOBODY


def is_name(cell: str) -> bool:
    """Tell whether a cell or line alone is built as a whole name; 献立 is, but for its one word."""
    bare = cell.strip().replace("\u3000", " ")
    return " " in bare and name_like([bare])
