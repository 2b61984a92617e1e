import pytest

from mamori.core.roster.credentials import is_credential

pytestmark = pytest.mark.row("NER-01")


@pytest.mark.parametrize(
    "header",
    [
        "password",
        "Password (initial)",
        "ext_imagineLearning_studentPassword",
        "studentPasswd",
        "Pass word",
        "passcode",
        "PW",
        "初期PW",
        "ID/PW",
        "student_pin",
        "studentPin",
        "PINコード",
        "credentialType",
        "パスワード",
        "ﾊﾟｽﾜｰﾄﾞ",
        "暗証番号",
        "合言葉",
        "Mật khẩu",
        "MẬT KHẨU",
        "mat khau",
        "mã PIN",
        "Wachtwoord",
        "pincode",
        "inlogcode",
    ],
)
def test_knows_a_column_of_credentials(header: str) -> None:
    assert is_credential(header)


@pytest.mark.parametrize(
    "header",
    ["Spelling", "shipping", "secretary", "氏名", "Opinion", "username", "mã học sinh"],
)
def test_leaves_other_columns_alone(header: str) -> None:
    assert not is_credential(header)
