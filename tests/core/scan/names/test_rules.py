"""What rules make of the names that a model read."""

import pytest

from mamori.core.scan.names import japanese_rules, latin_rules
from mamori.core.scan.names.name import Name


@pytest.mark.parametrize(
    ("text", "read", "left"),
    [
        # A row of katakana and initials is one name or none.
        ("ジョン・F・スミスは", ["スミス"], ["ジョン・F・スミス"]),
        ("W・エドワード・ブラウンと", ["エドワード・ブラウン"], ["W・エドワード・ブラウン"]),
        ("カンパニー・リミテッド・ジム", ["ジム"], []),
        ("マリア・ロペス選手", ["マリア", "ロペス"], ["マリア・ロペス"]),
        ("西田・高木の両名", ["西田", "高木"], ["西田", "高木"]),
        # Who somebody is to another is no part of the name.
        ("花子の弟俊介が", ["弟俊介"], ["俊介"]),
        ("長男健太を", ["長男健太"], ["健太"]),
        ("父山は高い", ["父山"], ["父山"]),
        # One letter alone needs company.
        ("秋の遠足", ["秋"], []),
        ("森さんの家", ["森"], ["森"]),
        ("・", ["・"], []),
    ],
)
def test_japanese_names(text: str, read: list[str], left: list[str]) -> None:
    names = [Name(text.index(each), text.index(each) + len(each), 0.8) for each in read]
    told = japanese_rules.ruled(text, names)
    assert [text[name.start : name.end] for name in told] == left


def test_a_letter_alone_stands_where_the_model_is_sure() -> None:
    assert list(japanese_rules.ruled("徐は", [Name(0, 1, 0.99)])) == [Name(0, 1, 0.99)]


def test_marks_alone_are_no_latin_name() -> None:
    names = [Name(0, 2, 0.9), Name(3, 6, 0.9)]
    assert list(latin_rules.ruled("-- Ana", names)) == names[1:]
