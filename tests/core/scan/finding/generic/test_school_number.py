import pytest
from tests.core.scan.finding.looking import found

from mamori.core.scan.finding.generic.school_number import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("学籍番号：26A0012", ["26A0012"]),
        ("学籍番号\n２６０１２", ["２６０１２"]),
        ("Mã học sinh: HS-2026-0012", ["HS-2026-0012"]),
        ("leerlingnummer 102345", ["102345"]),
        ("student ID no. A12-345", ["A12-345"]),
        ("mã định danh 0123456789", ["0123456789"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "学籍番号を記入",
        "leerlingnummer: zie 2026-04-01",
        "番号 102345",
        "Vul je leerlingnummer in",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []


def test_a_column_of_them_is_found_below_its_title() -> None:
    rows = "26A0001|55\n26A0002|48"
    assert found(FINDER, rows, titles="学籍番号|評点") == ["26A0001", "26A0002"]
    assert found(FINDER, rows, titles="品番|数") == []
