import pytest
from tests.core.scan.finding.looking import found

from mamori.core.scan.finding.jp.postal_code import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("〒123-4567 千葉県", ["123-4567"]),
        ("〒１２３−４５６７", ["１２３−４５６７"]),
        ("郵便番号：1234567", ["1234567"]),
        ("123-4567 東京都港区", ["123-4567"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "123-4567",
        "品番 123-4567",
        "〒12-34",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []


def test_a_column_of_codes_is_found_below_its_title() -> None:
    assert found(FINDER, "1234567|123-4567", titles="郵便番号|品番") == ["1234567"]
