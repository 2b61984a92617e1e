import pytest
from tests.core.scan.finding.looking import found

from mamori.core.scan.finding.generic.bank_account import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("千葉銀行 稲毛支店 普通 1234567", ["1234567"]),
        ("口座番号：１２３４５６７", ["１２３４５６７"]),
        ("振込先 みどり信用金庫 普通預金 口座番号 7654321", ["7654321"]),
        ("ゆうちょ 記号 12345 番号 12345671", ["12345 番号 12345671"]),
        ("IBAN NL91 ABNA 0417 1643 00 t.n.v.", ["NL91 ABNA 0417 1643 00"]),
        ("NL91ABNA0417164300", ["NL91ABNA0417164300"]),
        ("STK: 0123456789012 Vietcombank", ["0123456789012"]),
        ("Số tài khoản 123 456 7890", ["123 456 7890"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "普通 1234567",
        "NL92ABNA0417164300",
        "普通教室 30 人",
        "記号 A 番号 12",
        "ABNA is een bank",
        "tài khoản của em",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []


def test_the_title_of_a_column_says_that_they_are_accounts() -> None:
    assert found(FINDER, "1234567|x\n7654321|y", titles="口座番号|名義") == ["1234567", "7654321"]
    assert found(FINDER, "NL91ABNA0417164300|x", titles="IBAN|naam") == ["NL91ABNA0417164300"]
