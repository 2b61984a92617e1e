import pytest
from tests.core.scan.finding.looking import found

from mamori.core.scan.finding.generic import email
from mamori.core.scan.finding.generic.email import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("a.b@school.example", ["a.b@school.example"]),
        ("連絡先taro@school.exampleまで", ["taro@school.example"]),
        ("ｔａｒｏ＠ｓｃｈｏｏｌ．ｅｘａｍｐｌｅ", ["ｔａｒｏ＠ｓｃｈｏｏｌ．ｅｘａｍｐｌｅ"]),
        ("<mailto:an@truong.example>, b@c.example.", ["an@truong.example", "b@c.example"]),
        ("taro (at) school (dot) example", ["taro (at) school (dot) example"]),
        ("taro[at]school.example", ["taro[at]school.example"]),
        ("taro at school dot example", ["taro at school dot example"]),
        ("taro アットマーク school.example", ["taro アットマーク school.example"]),
        ("taro(アット)school(ドット)example", ["taro(アット)school(ドット)example"]),
        ("an (a còng) truong.example", ["an (a còng) truong.example"]),
        ("an [a còng] truong chấm example", ["an [a còng] truong chấm example"]),
        ("sem apenstaartje school punt example", ["sem apenstaartje school punt example"]),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "@taro",
        "meet at school. Example",
        "a@b",
        "price @ 100.00",
        "we meet at noon dot",
        "x@192.168.0.1",
        "アットホームな学校",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []


def test_a_plain_at_sign_is_not_looked_at_as_a_hidden_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(email, "_hidden", lambda _plain, spot: asked.append(spot))
    assert found(FINDER, "a@" * 100 + "school.example (@)") == ["a@school.example"]
    assert len(asked) == 2
