import pytest
from tests.core.scan.finding.looking import found

from mamori.core.scan.finding.vn.cmnd import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("CMND số 201234567", ["201234567"]),
        ("Chứng minh nhân dân: 201 234 567", ["201 234 567"]),
        ("CMT 201234567890", ["201234567890"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "201234567",
        "CMND 2012345678",
        "điện thoại 201234567",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []
