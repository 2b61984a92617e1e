"""What a sheet says of itself: whether it comes back, and whether it speaks of accounts."""

import pytest

from mamori.publishing.reading import comes_back, says, speaks_of_accounts


@pytest.mark.parametrize(
    "text",
    [
        "12月4日までに担任に提出してください。",
        "…………キリトリ線…………",
        "切り取り線",
        "Xin nộp lại cho cô chủ nhiệm.",
        "Lever dit blad voor vrijdag in bij de leerkracht.",
        "Onderstaand strookje graag terug.",
        "Please hand this in by Friday: return slip below.".replace("hand this in", "hand it in"),
    ],
)
def test_it_asks_to_be_handed_in(text: str) -> None:
    assert comes_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "回収しません。ご家庭でお使いください。",
        "学校への提出は必要ありません。",
        "Không cần gửi lại.",
        "Dit blad blijft thuis.",
        "Keep this at home.",
    ],
)
def test_it_stays_at_home(text: str) -> None:
    assert not comes_back(text)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("学習用アカウントのログイン方法", True),
        ("Cách đăng nhập tài khoản học tập", True),
        ("Zo log je in: inloggen met je schoolaccount", True),
        ("How to sign in to your account", True),
        ("冬休みのしおり", False),
        ("on account of the weather", False),
    ],
)
def test_it_speaks_of_accounts(text: str, *, speaks: bool) -> None:
    assert speaks_of_accounts(text) is speaks


def test_a_sentence_is_found_however_it_is_broken_or_spaced() -> None:
    sentence = "学校や教育委員会がパスワードをたずねることは、決してありません。"
    assert says("学校や 教育委員会が\nパスワードをたずねることは決してありません", [sentence])
    assert not says("パスワードを書いてください", [sentence, ""])
