"""What schools call the columns of their lists, in Japanese, Vietnamese, Dutch and English."""

import re
from dataclasses import dataclass
from unicodedata import normalize

from mamori.core.roster import limits

NAME_FIELDS = ("full_name", "family_name", "given_name")

# Per field: Japanese | Vietnamese | Dutch | English, as people write them; matched by `plain`.
_WORDS = {
    "full_name": "氏名 名前 お名前 本名 児童名 生徒名 氏名漢字 漢字氏名"
    " | họ_và_tên họ_tên họ_tên_đầy_đủ | naam volledige_naam leerling"
    " | name full_name pupil student",
    "family_name": "姓 氏 苗字 名字"
    " | họ họ_đệm họ_và_đệm họ_lót họ_và_tên_đệm họ_và_tên_lót họ_và_chữ_lót"
    " | achternaam familienaam | last_name surname family_name",
    "infix": "| | tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels tv | infix",
    "given_name": "名 下の名前 | tên | voornaam voornamen | first_name given_name forename",
    "middle_name": "ミドルネーム | tên_đệm đệm chữ_lót tên_lót | | middle_name",
    "preferred_given": "| | roepnaam | nickname preferred_first_name preferred_given_name",
    "preferred_name": "通称 通称名 通名 呼び名 | tên_thường_gọi | | preferred_name known_as",
    "kana": "ふりがな ふりかな よみがな 読み仮名 よみ 読み かな 氏名かな かな氏名 かな名 "
    "氏名ふりがな 氏名よみ | | | kana furigana reading",
    "kana_family": "せい 姓かな 姓ふりがな かな姓 氏かな 姓よみ | | | family_name_kana",
    "kana_given": "めい 名かな 名ふりがな かな名前 名よみ | | | given_name_kana",
    "birth_date": "生年月日 誕生日 出生日 | ngày_sinh ngày_tháng_năm_sinh sinh_ngày"
    " | geboortedatum geb_datum gebdat | date_of_birth birth_date birthday dob birthdate",
    "sex": "性別 男女 | giới_tính phái gt nam_nữ | geslacht m_v | sex gender",
    "class_name": "組 クラス 学級 年組 学年組 学級名 クラス名 組名 在籍学級 | lớp tên_lớp"
    " | groep klas groepsnaam stamgroep | class homeroom class_name",
    "grade": "学年 年 | khối khối_lớp | leerjaar jaargroep | grade year year_group",
    "number": "番号 番 出席番号 名簿番号 出席no | stt số_thứ_tự số_tt tt"
    " | nummer volgnummer | number roll_number",
    "pupil_id": "学籍番号 児童番号 生徒番号 児童生徒番号 学生番号 管理番号 児童id 生徒id"
    " | mã_học_sinh mã_hs mã_số_học_sinh mã_định_danh mshs"
    " | leerlingnummer leerlingnr stamnummer administratienummer"
    " | pupil_id student_id student_number pupil_number",
    "guardian_name": "保護者 | phụ_huynh người_giám_hộ | ouder ouders verzorger ouder_verzorger"
    " | guardian parent parents",
    "father_name": "父 父親 | cha bố | vader | father",
    "mother_name": "母 母親 | mẹ | moeder | mother",
    "email": "メール メールアドレス eメール 電子メール | thư_điện_tử | mailadres e_mailadres"
    " | email e_mail email_address mail",
    "phone": "電話 電話番号 連絡先 携帯 携帯電話 携帯番号 | điện_thoại số_điện_thoại sđt di_động"
    " | telefoon telefoonnummer mobiel | phone telephone mobile phone_number tel",
    "guardian_phone": "緊急連絡先 緊急連絡先電話番号 | | noodnummer | emergency_contact",
    "post": "職名 職 役職 職種 | chức_vụ chức_danh | functie | post position role job_title",
}
# Written the same in several languages, so they say nothing about the country.
_ANYWHERE = {"no": "number", "nr": "number", "id": "pupil_id"}
_COUNTRIES = ("JP", "VN", "NL", "")

# Whose column it is, when that stands beside what it holds: 保護者電話, Họ tên phụ huynh.
_WHO = {
    "father": r"父親?(?!母)|cha|bo|vader|father",
    "mother": r"(?<!父)母親?|me|moeder|mother",
    "guardian": r"保護者|父母|phuhuynh|nguoigiamho|ouderverzorger|ouders?|verzorger"
    r"|guardian|parents?",
    "pupil": r"児童生徒|児童|生徒|園児|学生|hocsinh|hs|leerling(?:en)?|pupils?|students?|s(?=name)",
}
_HELD = {
    "guardian": {
        "full_name": "guardian_name",
        "kana": "guardian_kana",
        "email": "guardian_email",
        "phone": "guardian_phone",
    },
    "father": {"full_name": "father_name"},
    "mother": {"full_name": "mother_name"},
}
_HIRAGANA = str.maketrans({chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header cell says: the field, how sure that is (0 to 1), and the country it hints."""

    field: str
    confidence: float
    country: str = ""


def plain(text: str) -> str:
    """Reduce a header to what is compared: no case, width, tone mark, space or remark in brackets.

    Katakana becomes hiragana, so that フリガナ and ふりがな are one word.
    """
    if len(text) > limits.MAX_WORDS:
        return ""
    folded = normalize("NFKC", text).casefold()
    folded = re.sub(r"[(\[【（].*?[)\]】）]|[※*].*", "", folded)
    marks_off = re.sub(r"[\u0300-\u036f]", "", normalize("NFD", folded)).replace("đ", "d")
    return re.sub(r"[\W_]", "", normalize("NFC", marks_off)).translate(_HIRAGANA)


def _words() -> dict[str, Meaning]:
    known = {word: Meaning(field, 1.0) for word, field in _ANYWHERE.items()}
    for field, text in _WORDS.items():
        for country, words in zip(_COUNTRIES, text.split("|"), strict=True):
            for word in words.split():
                known.setdefault(plain(word), Meaning(field, 1.0, country))
    return known


_KNOWN = _words()


def meaning_of(header: str) -> Meaning | None:
    """Return what a header cell says, or None if it is not known."""
    word = plain(header)
    if not word:
        return None
    return _KNOWN.get(word) or _with_owner(word)


def _with_owner(word: str) -> Meaning | None:
    """Understand a header made of whose and what: `Họ tên phụ huynh` is the guardian's name."""
    for who, pattern in _WHO.items():
        match = re.match(pattern, word) or re.search(rf"(?:{pattern})$", word)
        rest = word[: match.start()] + word[match.end() :] if match else ""
        found = _KNOWN.get(rest.removeprefix("の").removeprefix("van"))
        if not match or not found:
            continue
        if who == "pupil":
            return Meaning(found.field, 0.9, found.country)
        if field := _HELD[who].get(found.field):
            return Meaning(field, 0.9, found.country)
    return None
