import pytest
from tests.core.scan.finding.looking import found, hits

from mamori.core.scan.finding.generic.phone import FINDER


@pytest.mark.row("DNI-29")
@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # Japan
        ("電話 090-0000-1234 です", ["090-0000-1234"]),
        ("０９０ー００００ー１２３４", ["０９０ー００００ー１２３４"]),
        ("自宅(03)0000-1234まで", ["(03)0000-1234"]),
        ("03(0000)1234", ["03(0000)1234"]),
        ("電話03-0000-1234(代) 内線 55", ["03-0000-1234"]),
        ("043-000-1234", ["043-000-1234"]),
        ("0470-00-1234", ["0470-00-1234"]),
        ("+81 90-0000-1234", ["+81 90-0000-1234"]),
        ("0120-000-123 / 0800-000-0123", ["0120-000-123", "0800-000-0123"]),
        ("050-0000-1234", ["050-0000-1234"]),
        ("連絡先：09000001234", ["09000001234"]),
        ("12 090-0000-1234 080-0000-1234", ["090-0000-1234", "080-0000-1234"]),
        # Viet Nam
        ("SĐT: 0912.000.123", ["0912.000.123"]),
        ("ĐT 0912 000 123, 024 3000 0123", ["0912 000 123", "024 3000 0123"]),
        ("(+84) 912 000 123", ["(+84) 912 000 123"]),
        ("+84912000123", ["+84912000123"]),
        ("Liên hệ 028-30000123", ["028-30000123"]),
        ("điện thoại 0912000123", ["0912000123"]),
        # Netherlands
        ("06-10000123", ["06-10000123"]),
        ("bel 06 10 00 01 23", ["06 10 00 01 23"]),
        ("tel. 010-1000123", ["010-1000123"]),
        ("+31 (0)6 10000123", ["+31 (0)6 10000123"]),
        ("0031 6 10000123", ["0031 6 10000123"]),
        ("tel0610000123", ["tel0610000123"[3:]]),
        # elsewhere: a number kept for dramas in London
        ("+44 20 7946 0958", ["+44 20 7946 0958"]),
    ],
)
def test_numbers_are_found_as_people_write_them(text: str, numbers: list[str]) -> None:
    assert found(FINDER, text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "2015-04-03 10:30",
        "03.04.2015 10:30",
        "開始 2026/04/01 09:00",
        "ISBN 978-4-00-000000-0",
        "1,090,123,456円",
        "A-0901234567",
        "0123456789012",
        "090-1234-5678-9",
        "192.168.001.001",
        "〒123-4567",
        "3.14159265",
        "No. 20260401-003",
        "1234 5678 9012",
        "第0312345678号",
    ],
)
def test_look_alikes_are_no_numbers(text: str) -> None:
    assert found(FINDER, text) == []


def test_the_title_of_a_column_speaks_for_or_against_it() -> None:
    rows = "0312345678|0312345678\n0612345678|0612345678"
    assert found(FINDER, rows, titles="電話番号|注文番号") == ["0312345678", "0612345678"]
    assert {hit.why[1] for hit in hits(FINDER, rows, titles="電話番号|x")[:1]} == {"header:電話"}


def test_a_zero_that_a_sheet_took_away_is_not_missed() -> None:
    assert found(FINDER, "9000001234|912000123", titles="携帯|Số tiền") == ["9000001234"]


def test_the_country_of_the_school_weighs() -> None:
    (at_home,) = hits(FINDER, "0912 000 123", country="VN")
    (abroad,) = hits(FINDER, "0912 000 123", country="JP")
    assert at_home.confidence > abroad.confidence
