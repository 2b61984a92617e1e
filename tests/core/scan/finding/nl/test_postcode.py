import pytest
from tests.core.scan.finding.looking import found

from mamori.core.scan.finding.nl.postcode import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("Dorpsstraat 12, 1234 AB Utrecht", ["1234 AB"]),
        ("1234 AB Utrecht", ["1234 AB"]),
        ("postcode: 1234ab", ["1234ab"]),
        ("1234AB", ["1234AB"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text, country="NL") == finds


@pytest.mark.parametrize(
    "text",
    [
        "1234 ab",
        "1234 Ab",
        "in 2015 IN Den Haag",
        "1234 SS",
        "12345 AB",
        "0123 AB",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text, country="NL") == []
