import pytest
from tests.core.scan.finding.looking import found

from mamori.core.scan.finding.vn.address import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        (
            "Địa chỉ: 12/5 đường Lê Lợi, phường Hải Châu, quận Hải Châu, Đà Nẵng",
            ["12/5 đường Lê Lợi, phường Hải Châu, quận Hải Châu, Đà Nẵng"],
        ),
        (
            "Số 45 Nguyễn Huệ, P. Bến Nghé, Q.1, TP. HCM",
            ["Số 45 Nguyễn Huệ, P. Bến Nghé, Q.1, TP. HCM"],
        ),
        (
            "Thường trú: thôn Đông, xã Hòa Tiến, huyện Hòa Vang",
            ["thôn Đông, xã Hòa Tiến, huyện Hòa Vang"],
        ),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "xã hội, gia đình và nhà trường",
        "trường ở xã Hòa Tiến, có 3 lớp",
        "năm 2015, xã Hòa Tiến",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []


def test_a_column_of_addresses_is_found_below_its_title() -> None:
    rows = "An|12 Lê Lợi, phường Hải Châu\nBình|tổ 3, xã Hòa Tiến"
    finds = ["12 Lê Lợi, phường Hải Châu", "tổ 3, xã Hòa Tiến"]
    assert found(FINDER, rows, titles="Tên|Địa chỉ") == finds
