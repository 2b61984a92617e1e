"""A reader gets the words in the best language there is."""

import pytest

from mamori.core.policy import say


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        ({"en": "e", "ja": "j", "vi": "v"}, "vi", "v"),
        ({"en": "e", "ja": "j", "vi": "v"}, "vi-VN", "v"),
        ({"en": "e", "ja": "j"}, "nl", "e"),
        ({"ja": "j", "vi": "v"}, "nl", "v"),
        ({"ja": "j"}, "nl", "j"),
        ({}, "nl", ""),
    ],
)
def test_asked_then_english_then_the_documents_own(
    words: dict[str, str], language: str, said: str
) -> None:
    assert say(words, language, document="vi") == said
