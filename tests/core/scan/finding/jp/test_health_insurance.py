import pytest
from tests.core.scan.finding.looking import found, hits

from mamori.core.scan.finding.jp.health_insurance import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("保険者番号 06139463", ["06139463"]),
        ("保険者番号：０６１３９４６３", ["０６１３９４６３"]),
        ("健康保険 記号 12-34 番号 567 枝番 01", ["12-34 番号 567 枝番 01"]),
        ("資格情報のお知らせ\n記号 123 番号 4567 (枝番) 00", ["123 番号 4567 (枝番) 00"]),
        ("記号・番号 123・4567 資格確認書", ["123・4567"]),
        ("被保険者番号 1234567", ["1234567"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "記号 12 番号 34",
        "番号 1234567",
        "記号で答えなさい",
        "保険証を持参",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []


@pytest.mark.parametrize(("number", "fits"), [("06139463", True), ("06139464", False)])
def test_the_check_digit_of_an_insurer_is_told(number: str, fits: bool) -> None:  # noqa: FBT001 -- a table's cell
    (hit,) = hits(FINDER, f"保険者番号 {number}")
    assert (hit.confidence > 0.9) is fits


def test_columns_of_symbols_are_found_beside_titles_of_insurance() -> None:
    assert found(FINDER, "123|4567", titles="記号|被保険者番号") == ["123", "4567"]
    assert found(FINDER, "123|4567", titles="記号|点数") == []
