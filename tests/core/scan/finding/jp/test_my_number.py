import pytest
from tests.core.scan.finding.looking import found, hits

from mamori.core.scan.finding.jp.my_number import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("個人番号 123456789018", ["123456789018"]),
        ("マイナンバー：1234-5678-9018", ["1234-5678-9018"]),
        (
            "個人番号\n１２３４\u3000５６７８\u3000９０１８",
            ["１２３４\u3000５６７８\u3000９０１８"],
        ),
        ("個人番号 123456789012", ["123456789012"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "1234 5678 9018",
        "番号 123456789018",
        "個人番号 1234567890189",
        "個人番号を記入 3-4-5",
        "1234,5678,9018",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []


@pytest.mark.parametrize("country", ["", "JP", "VN"])
def test_a_check_digit_alone_is_never_judged_by(country: str) -> None:
    assert all(hit.confidence < 0.5 for hit in hits(FINDER, "123456789018", country=country))
    assert hits(FINDER, "123456789018", country="JP")


def test_words_and_the_country_of_the_school_decide() -> None:
    (here,) = hits(FINDER, "個人番号 123456789018", country="JP")
    (abroad,) = hits(FINDER, "個人番号 123456789018", country="VN")
    assert here.confidence > abroad.confidence
    assert here.why == ("context:個人番号", "check-digit")
