import pytest
from tests.core.scan.finding.looking import found

from mamori.core.scan.finding.vn.health_insurance import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("Mã thẻ BHYT: HS4797932123456", ["HS4797932123456"]),
        ("HS4797932123456", ["HS4797932123456"]),
        ("Số BHYT 7932123456", ["7932123456"]),
        ("bảo hiểm y tế HS 4 79 7932123456", ["HS 4 79 7932123456"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "7932123456",
        "AB4797932123456",
        "BHYT 12345",
        "HS47979321234567",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []
