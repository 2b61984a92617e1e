import pytest
from tests.core.scan.finding.looking import found, hits

from mamori.core.scan.finding.vn.cccd import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("Số CCCD: 001215012345", ["001215012345"]),
        ("căn cước công dân số 048 215 012 345", ["048 215 012 345"]),
        ("Số định danh cá nhân 999999999999", ["999999999999"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "001215012345",
        "mã đơn hàng 001215012345",
        "CCCD",
        "CCCD 0012150123456",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []


@pytest.mark.parametrize("country", ["", "VN", "JP"])
def test_a_check_digit_alone_is_never_judged_by(country: str) -> None:
    assert all(hit.confidence < 0.5 for hit in hits(FINDER, "001215012345", country=country))
    assert hits(FINDER, "001215012345", country="VN")


def test_words_and_the_country_of_the_school_decide() -> None:
    (here,) = hits(FINDER, "CCCD 001215012345", country="VN")
    (abroad,) = hits(FINDER, "CCCD 001215012345", country="JP")
    assert here.confidence > abroad.confidence
    assert here.why == ("context:cccd", "form:place-century")
