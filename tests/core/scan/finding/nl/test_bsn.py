import pytest
from tests.core.scan.finding.looking import found, hits

from mamori.core.scan.finding.nl.bsn import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("BSN: 111222333", ["111222333"]),
        ("bsn 1112.22.333", ["1112.22.333"]),
        ("burgerservicenummer 111 222 333", ["111 222 333"]),
        ("Burgerservicenummer: 123456789", ["123456789"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "111222333",
        "ordernummer 111222333",
        "BSN volgt",
        "absnr 111222333",
        "BSN 0612345678",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []


@pytest.mark.parametrize("country", ["", "NL", "JP"])
def test_a_check_digit_alone_is_never_judged_by(country: str) -> None:
    assert all(hit.confidence < 0.5 for hit in hits(FINDER, "111222333", country=country))
    assert hits(FINDER, "111222333", country="NL")


def test_words_and_the_country_of_the_school_decide() -> None:
    (here,) = hits(FINDER, "BSN 111222333", country="NL")
    (abroad,) = hits(FINDER, "BSN 111222333", country="JP")
    assert here.confidence > abroad.confidence
    assert here.why == ("context:bsn", "check-digit")
