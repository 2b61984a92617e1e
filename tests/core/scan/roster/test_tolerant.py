"""One letter wrong: on demand in texts, always in what was read from pixels."""

import pytest
from bench.named import japanese, person

from mamori.core.roster import split_name
from mamori.core.scan.blocks import Block
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner

PEOPLE = (
    japanese("taro", "山田 太郎", "ヤマダ タロウ"),
    japanese("akiko", "林 明子", "ハヤシ アキコ"),
    person("jan", split_name("Jan de Jong", "NL")),
    person("liz", split_name("Elizabeth O'Brien", "NL")),
    person("anh", split_name("Nguyễn Thị Minh Anh", "VN")),
)


@pytest.fixture(scope="module")
def exact() -> Scanner:
    return Scanner(finders=(), people=people_finder(PEOPLE))


@pytest.fixture(scope="module")
def lenient() -> Scanner:
    return Scanner(finders=(), people=people_finder(PEOPLE, typos=True))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("山田大郎", "taro"),
        ("Yamda Taro", "taro"),
        ("やまだたろお", "taro"),
        ("Jan de Jnog", "jan"),
        ("Jan de Jog", "jan"),
        ("Jan dee Jong", "jan"),
        ("Elisabeth O'Brien", "liz"),
        ("Nguyễn Thị Mình Anh", "anh"),
        ("Nguyen Thi Mih Anh", "anh"),
    ],
)
def test_one_letter_wrong_is_found_on_demand(
    exact: Scanner, lenient: Scanner, text: str, who: str
) -> None:
    block = Block(text=f"1: {text}。")
    assert exact.hits(block) == []
    (hit,) = lenient.hits(block)
    assert (hit.person, block.text[hit.start : hit.end]) == (who, text)
    assert hit.why[0].startswith("typo:")
    assert 0.5 <= hit.confidence < 1


@pytest.mark.parametrize(
    "text", ["小林明子", "Jan Bakker", "山田花子", "Elizabeth Bakker", "Jan de Wit"]
)
def test_more_is_another_name(lenient: Scanner, text: str) -> None:
    assert lenient.hits(Block(text=f"1: {text}。")) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("山田大郎", "taro"),
        ("ヤマ夕 夕口ウ", "taro"),
        ("Yamada Tar0", "taro"),
        ("YamadaTaro", "taro"),
        ("山 田 太郎", "taro"),
        ("Jan de J0ng", "jan"),
        ("Jandejong", "jan"),
        ("E1izabeth OBrien", "liz"),
        ("Nguyén Th| Minh Anh", "anh"),
        ("Nguyen Thi Mmh Anh", "anh"),
    ],
)
def test_letters_misread_from_pixels_are_found(exact: Scanner, text: str, who: str) -> None:
    text = f"1: {text}。"
    (hit,) = exact.hits(Block(text=text, ocr=True))
    assert (hit.person, text[hit.start : hit.end]) == (who, text[3:-1])
    assert hit.why[0].startswith("ocr:")
