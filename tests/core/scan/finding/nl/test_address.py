import pytest
from tests.core.scan.finding.looking import found

from mamori.core.scan.finding.nl.address import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("Dorpsstraat 12, 1234 AB Utrecht", ["Dorpsstraat 12, 1234 AB Utrecht"]),
        ("woont op Lange Nieuwstraat 12a", ["Lange Nieuwstraat 12a"]),
        ("Prins van Oranjelaan 101-2", ["Prins van Oranjelaan 101-2"]),
        ("Adres: Kerkpad 3", ["Kerkpad 3"]),
        ("Buitenring 7", ["Buitenring 7"]),
        ("op Noorderring 9 woont", ["Noorderring 9"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "Hij ging weg 3 dagen",
        "ga weg 2 keer",
        "op straat 5 kinderen",
        "Utrecht 12",
        "Kerstmarkt 2026",
        "Teamvergadering 2 april",
        "de ThinkPad 560",
        "is no multicast address. See RFC 2373",
        "left unaddressed. Their team also gave only 10 days",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []
