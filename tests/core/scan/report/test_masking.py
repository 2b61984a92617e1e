"""A masked text shows how long its words are, and one letter of each."""

import pytest

from mamori.core.scan.report.masking import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("山田 太郎", "山• 太•"),
        ("Nguyễn Thị Hoa", "N••••• T•• H••"),
        ("03-1234-5678", "0•-1•••-5•••"),
        ("taro@school.example", "t•••@s•••••.e••••••"),
        ("氏名\t生年月日", "氏•\t生•••"),
        ("", ""),
    ],
)
def test_words_are_hidden_but_for_their_first_letter(text: str, masked: str) -> None:
    assert mask(text) == masked
