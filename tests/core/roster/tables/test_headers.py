import pytest

from mamori.core.roster.tables.headers import meaning_of


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("氏名", "full_name"),
        ("氏　名", "full_name"),
        ("氏名（漢字）", "full_name"),
        ("児童氏名", "full_name"),
        ("生徒の氏名", "full_name"),
        ("姓", "family_name"),
        ("名", "given_name"),
        ("フリガナ", "kana"),
        ("ﾌﾘｶﾞﾅ", "kana"),
        ("氏名（カナ）", "full_name"),
        ("氏名カナ", "kana"),
        ("児童氏名ふりがな", "kana"),
        ("セイ", "kana_family"),
        ("生年月日", "birth_date"),
        ("性別", "sex"),
        ("学年", "grade"),
        ("組", "class_name"),
        ("出席番号", "number"),
        ("No.", "number"),
        ("学籍番号", "pupil_id"),
        ("保護者氏名", "guardian_name"),
        ("保護者", "guardian_name"),
        ("保護者フリガナ", "guardian_kana"),
        ("保護者メールアドレス", "guardian_email"),
        ("保護者電話番号", "guardian_phone"),
        ("緊急連絡先", "guardian_phone"),
        ("父氏名", "father_name"),
        ("母", "mother_name"),
        ("STT", "number"),
        ("Họ và tên", "full_name"),
        ("HỌ VÀ TÊN", "full_name"),
        ("Ho va ten", "full_name"),
        ("Họ tên học sinh", "full_name"),
        ("Họ và tên đệm", "family_name"),
        ("Tên", "given_name"),
        ("Ngày sinh", "birth_date"),
        ("Ngày, tháng, năm sinh", "birth_date"),
        ("Giới tính", "sex"),
        ("Nam/Nữ", "sex"),
        ("Lớp", "class_name"),
        ("Mã học sinh", "pupil_id"),
        ("Họ tên phụ huynh", "guardian_name"),
        ("Họ và tên cha", "father_name"),
        ("Họ tên mẹ", "mother_name"),
        ("SĐT phụ huynh", "guardian_phone"),
        ("Leerlingnummer", "pupil_id"),
        ("Roepnaam", "preferred_given"),
        ("Tussenvoegsel", "infix"),
        ("Achternaam", "family_name"),
        ("Geboortedatum", "birth_date"),
        ("Groep", "class_name"),
        ("Naam ouder", "guardian_name"),
        ("E-mail ouders", "guardian_email"),
        ("m/v", "sex"),
        ("First name", "given_name"),
        ("Date of birth", "birth_date"),
        ("Student name", "full_name"),
        ("Parent phone", "guardian_phone"),
    ],
)
def test_understands_what_schools_call_it(header: str, field: str) -> None:
    meaning = meaning_of(header)
    assert meaning is not None
    assert meaning.field == field


@pytest.mark.parametrize(
    "header", ["", " ", "入学日", "備考", "父母会費", "Ghi chú", "Opmerking", "2026"]
)
def test_does_not_pretend_to_understand_the_rest(header: str) -> None:
    assert meaning_of(header) is None
