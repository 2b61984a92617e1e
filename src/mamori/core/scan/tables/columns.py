"""What the columns of a table hold, by their titles: the importer's own knowledge, and more."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

from mamori.core.roster.tables.headers import meaning_of
from mamori.core.roster.tables.headers import plain as bare

Row = Sequence[str]

# Titles stand within so many rows from the top; see `mamori.core.roster.limits`.
WITHIN = 30
# Wider than any list of persons.
COLUMNS = 200
_LONGEST = 40  # a longer cell is no title

# A field of the importer -> the kind of column here.
_KINDS = {
    "full_name": "name",
    "family_name": "name",
    "given_name": "name",
    "middle_name": "name",
    "preferred_name": "name",
    "preferred_given": "name",
    "kana": "reading",
    "kana_family": "reading",
    "kana_given": "reading",
    "guardian_name": "guardian",
    "guardian_kana": "guardian",
    "father_name": "guardian",
    "mother_name": "guardian",
    "birth_date": "birth-date",
    "sex": "sex",
    "class_name": "class",
    "grade": "class",
    "number": "number",
    "pupil_id": "school-number",
    "email": "email",
    "guardian_email": "email",
    "phone": "phone",
    "guardian_phone": "phone",
    "post": "post",
}
# What the importer leaves aside, by words within the title: no marks, katakana as hiragana.
_WITHIN = {
    "name": "氏名 おなまえ 児童名 生徒名 hovaten hoten naamleerling leerlingnaam studentname"
    " 担任 教員 教諭 職員 gvcn giaovien leerkracht mentor teacher staff",
    "attendance": "出席 欠席 遅刻 早退 出欠 vang chuyencan diemdanh aanwezig afwezig verzuim"
    " telaat attendance absen",
    "mark": "点数 得点 評点 評定 評価 成績 素点 合計点 総合点 国語 算数 数学 理科 社会 英語 順位"
    " 合否 diem toan nguvan hocluc hanhkiem xeploai xephang ketqua cijfer punten"
    " resultaat rekenen spelling toets score mark points result",
    "health": "あれるぎー 病歴 既往 持病 配慮 障害 服薬 diung benh suckhoe khuyettat allergie"
    " medicatie medisch zorg allerg medica health disab specialneeds",
    "address": "住所 所在地 居所 diachi noio thuongtru adres woonplaats straat address",
    "postal-code": "郵便番号 mabuudien postcode postalcode zipcode",
    "birth-date": "生年月日 ngaysinh namsinh geboortedatum geboren dateofbirth birthd",
    "phone": "電話 携帯 dienthoai sdt telefoon mobiel phone",
    "email": "めーる email",
    "identifier": "個人番号 まいなんばー 保険者番号 被保険者 cccd cmnd cancuoc chungminh bhyt"
    " baohiem bsn burgerservice sofinummer passport paspoort",
    "bank-account": "口座 taikhoan stk rekening iban bankaccount",
    "school-number": "学籍番号 児童番号 生徒番号 mahocsinh madinhdanh leerlingnummer studentn",
    "guardian": "保護者 phuhuynh ouder verzorger guardian parent",
    "family": "家族 続柄 きょうだい 兄弟 hoancanh giadinh gezin sibling",
}
_WORDS = tuple((kind, word) for kind, text in _WITHIN.items() for word in text.split())

# Goods and clubs have a name too.
_VAGUE = frozenset(map(bare, ("名前", "名", "name", "naam", "tên")))

# Kinds that tell of a person whose name stands beside them; the others go with anything.
_TELLING = (
    "address attendance bank-account birth-date email family guardian health identifier mark phone"
    " reading school-number sex"
)
TELLING = frozenset(_TELLING.split())
# Kinds that stand for a person when no name is there.
STANDING_IN = frozenset({"identifier", "school-number"})
# Kinds of which a list has few columns, and what is more than few.
_ONCE, _MANY = frozenset({"name", "guardian", "class", "number", "post", *STANDING_IN}), 4


@lru_cache(maxsize=4096)
def kind_of(title: str) -> str:
    """Return the kind of the column of this title; "" if it is not known."""
    if not title or len(title) > _LONGEST:
        return ""
    meaning = meaning_of(title)
    if meaning and (kind := _KINDS.get(meaning.field)):
        return kind
    word = bare(title)
    return next((kind for kind, part in _WORDS if part in word), "")


def is_vague(title: str) -> bool:
    """Tell whether a title calls a name so that it may as well be that of a thing."""
    return bare(title) in _VAGUE


def header_of(rows: Sequence[Row], within: int = WITHIN) -> int | None:
    """Return the index of the row of titles among the first rows, None if there is none.

    It is the row with the most known titles. Without a known title it is the first row of several
    words without digits above a row with digits: titles of something else than persons.
    """
    best, most = None, 0
    for index, row in enumerate(rows[:within]):
        found = [kind for cell in row[:COLUMNS] if (kind := kind_of(cell.strip()))]
        kinds = set(found)
        told = len(kinds) > 1 or (kinds & {"name", *STANDING_IN} and len(found) < 3)
        # One word in many languages is a row of a dictionary.
        told = told and max(map(found.count, kinds & _ONCE), default=0) < _MANY
        if told and len(kinds) > most:
            best, most = index, len(kinds)
    return best if best is not None else _words_above_digits(rows)


def titles_of(rows: Sequence[Row], at: int) -> tuple[list[str], int]:
    """Return the titles of the columns and the index of the row below them.

    Where titles stand in two rows, such as 保護者 above 氏名 and 電話, both are joined.
    """
    row = [cell.strip() for cell in rows[at][:COLUMNS]]
    above = [cell.strip() for cell in rows[at - 1][:COLUMNS]] if at else []
    below = [cell.strip() for cell in rows[at + 1][:COLUMNS]] if at + 1 < len(rows) else []
    parts = [above if _is_half(above) else [], row, below if _is_half(below) else []]
    titles = [" ".join(filter(None, cells)) for cells in zip_longest(*parts, fillvalue="")]
    return titles, at + (2 if parts[2] else 1)


def _is_half(row: Sequence[str]) -> bool:
    """Tell whether a row with gaps holds titles, and so is a half of the row beside it."""
    filled = [cell for cell in row if cell]
    known = sum(map(bool, map(kind_of, filled)))
    return len(filled) < len(row) and 0 < len(filled) <= 2 * known and not _has_digit("".join(row))


def _words_above_digits(rows: Sequence[Row]) -> int | None:
    for index, row in enumerate(rows[: WITHIN - 1]):
        cells = [cell for cell in row if cell.strip()]
        if len(cells) > 1:
            below = any(map(_has_digit, rows[index + 1])) if index + 1 < len(rows) else False
            return index if below and not any(map(_has_digit, cells)) else None
    return None


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
