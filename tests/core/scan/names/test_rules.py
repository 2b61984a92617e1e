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


@pytest.mark.parametrize(
    ("text", "read", "left"),
    [
        ("-- Ana", ["--", "Ana"], ["Ana"]),
        ("Coach J. R. Bakker said", ["Bakker"], ["J. R. Bakker"]),
        ("with Cardinal Joseph Hurt", ["Cardinal Joseph Hurt"], ["Joseph Hurt"]),
        # What is called after somebody is nobody.
        ("đường Nguyễn Huệ và bà Lê Thị Mai", ["Nguyễn Huệ", "Lê Thị Mai"], ["Lê Thị Mai"]),
        ("Trường Tiểu học Nguyễn Bá Ngọc", ["Nguyễn Bá Ngọc"], []),
        ("nhà số 17 Dương Đình Nghệ", ["Dương Đình Nghệ"], []),
        ("ngã tư Nguyễn Huệ", ["Nguyễn Huệ"], []),
        ("ở tiệm của anh Nam", ["Nam"], ["Nam"]),
        ("công an yêu cầu Lê Văn Tám khai báo", ["Lê Văn Tám"], ["Lê Văn Tám"]),
        # But whoever leads a district is somebody.
        ("chủ tịch UBND huyện Lê Văn Tám nói", ["Lê Văn Tám"], ["Lê Văn Tám"]),
        ("chủ tịch huyện Tân Phú", ["Tân Phú"], []),
        # A name ends in a letter, or in the point of an initial.
        ("bệnh nhân Lê Tám / ở đó", ["Lê Tám /"], ["Lê Tám"]),
        ("bà Lê T . về", ["Lê T ."], ["Lê T"]),
        ("bà Lê T. về", ["Lê T."], ["Lê T."]),
        # A family name alone, soon after the whole name.
        ("Jan Robeyns came. Robeyns left.", ["Jan Robeyns"], ["Jan Robeyns", "Robeyns"]),
        ("Jan Stein in Steinweg", ["Jan Stein"], ["Jan Stein"]),
        # In Vietnamese its last part is a word, or many others' name; a foreign one is not.
        ("Lê Văn Long đi Hạ Long", ["Lê Văn Long"], ["Lê Văn Long"]),
        ("ông John Smith đến; Smith nói", ["John Smith"], ["John Smith", "Smith"]),
        # Names that a Vietnamese newspaper veils.
        ("bệnh nhân B.T.Th. và bà H. ở Hà Nội", [], ["B.T.Th.", "H."]),
        ("The U.S. and Dr. B.", [], []),
        # In Japanese one word with capitals is a firm.
        ("国鉄とJRの駅", ["JR"], []),
        ("講師のJohn Smithさん", ["John Smith"], ["John Smith"]),
    ],
)
def test_latin_names(text: str, read: list[str], left: list[str]) -> None:
    names = [Name(text.index(each), text.index(each) + len(each), 0.8) for each in read]
    told = latin_rules.ruled(text, names)
    assert [text[name.start : name.end] for name in told] == left
