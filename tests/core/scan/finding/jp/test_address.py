import pytest
from tests.core.scan.finding.looking import found

from mamori.core.scan.finding.jp.address import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("千葉県千葉市稲毛区弥生町1-33", ["千葉県千葉市稲毛区弥生町1-33"]),
        (
            "住所：千葉市稲毛区弥生町1番33号 コーポ弥生201号室",
            ["千葉市稲毛区弥生町1番33号 コーポ弥生201号室"],
        ),
        ("東京都港区六本木二丁目3番4号に", ["東京都港区六本木二丁目3番4号"]),
        ("稲毛区小仲台６丁目１−２ へ", ["稲毛区小仲台６丁目１−２"]),
        ("北海道札幌市北区北8条西5丁目", ["北海道札幌市北区北8条西5丁目"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "東京都港区では3-4人",
        "千葉県で2-3日",
        "児童は学校の第2丁目",
        "千葉県千葉市",
        "住所を記入",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []
