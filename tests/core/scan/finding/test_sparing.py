"""A line that says one thing over and over is looked at here and there, as far as that tells."""

import pytest
from tests.core.scan.finding.asking import hits

from mamori.core.scan.blocks import Block
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.generic import grades, health, medical_sheet, secret_request
from mamori.core.scan.finding.sparing import Sparing


def looks(text: str, apart: int = 300) -> int:
    spare = Sparing(text, apart)
    return sum(not spare.skips(at) for at, letter in enumerate(text) if letter == "x")


def test_a_line_is_looked_at_often_and_then_here_and_there() -> None:
    assert looks("x" * 100) == 100
    assert looks("x" * 3100) == 110
    assert looks(("x" * 90 + "\n") * 40) == 3600


def test_a_line_that_tells_something_is_looked_at_on() -> None:
    spare = Sparing("x" * 1000, 300)
    assert not any(spare.skips(at) or spare.told() for at in range(1000))


@pytest.mark.parametrize(
    ("finder", "text"),
    [
        (secret_request.FINDER, "パスワード password 入力 ____ "),
        (medical_sheet.FINDER, "アレルギー ____ "),
    ],
)
def test_what_one_line_asks_over_and_over_is_told_often_enough(finder: Finder, text: str) -> None:
    block = Block(text=text * 2000)
    found = hits(finder, block)
    assert 100 <= len(found) <= 101 + len(block.text) / 480
    assert found[-1].end > len(block.text) - 960


@pytest.mark.parametrize(
    ("finder", "word"), [(health.FINDERS[0], "糖尿病"), (grades.FINDER, "不合格")]
)
def test_what_one_line_tells_of_many_is_all_told(finder: Finder, word: str) -> None:
    told = hits(finder, Block(text=f"池田結衣さんは{word}です。" * 300))
    assert len(told) == 300
    late = f"{word}とは。" * 2000 + "。" * 400 + f"池田結衣さんは{word}です。"
    assert [hit.start for hit in hits(finder, Block(text=late))] == [late.rindex(word)]
