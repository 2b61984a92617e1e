import pytest
from tests.core.scan.finding.looking import found

from mamori.core.scan.finding.generic.licence_plate import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("品川 300 あ 12-34", ["品川 300 あ 12-34"]),
        ("車のナンバー 千葉500さ・・12", ["千葉500さ・・12"]),
        ("kenteken 12-ABC-3", ["12-ABC-3"]),
        ("Nummerplaat: AB-12-CD", ["AB-12-CD"]),
        ("biển số 51F-123.45", ["51F-123.45"]),
        ("Biển số: 29-H1 123.45", ["29-H1 123.45"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "部品 12-ABC-3",
        "平成 30 の 12-34",
        "第30あ 1-2",
        "op 12-04-2026",
        "A4-12-34",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []
