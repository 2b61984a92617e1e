import pytest
from tests.core.scan.finding.looking import found

from mamori.core.scan.finding.generic.sns_id import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("LINE ID: taro_123", ["taro_123"]),
        ("LINEのIDはtaro123です", ["taro123"]),
        ("ＬＩＮＥ\u3000ＩＤ：ｔａｒｏ１２３", ["ｔａｒｏ１２３"]),
        ("インスタ @hanako.jp", ["@hanako.jp"]),
        ("Instagram: hanako_07", ["hanako_07"]),
        ("X（旧Twitter）@taro_x", ["@taro_x"]),
        ("https://www.instagram.com/hanako_07/?hl=ja", ["hanako_07"]),
        ("tiktok.com/@taro.k", ["@taro.k"]),
        ("TikTok tài khoản an.nguyen", ["an.nguyen"]),
        ("Facebook: nguyen.van.an", ["nguyen.van.an"]),
        ("Discord taro#1234", ["taro#1234"]),
        ("Snap: @sem_07", ["@sem_07"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "Instagram: ____________",
        "line 12: error",
        "online id 12",
        "instagram: zie onze pagina",
        "fb.com/groups/123",
        "ラインを引く",
        "Volg ons op Instagram",
        "SNSの使い方",
        "a line is drawn",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []


def test_the_title_of_a_column_says_whose_ids_they_are() -> None:
    assert found(FINDER, "taro_123|80\nhana.k|75", titles="インスタ|点") == ["taro_123", "hana.k"]
    assert found(FINDER, "@taro_123|80\njob_7|75", titles="LINE|点") == ["@taro_123"]
