"""The texts that cells share are held compactly, and none is lost."""

import pytest

from mamori.core.scan.opening.office import strings
from mamori.core.scan.opening.office.strings import Strings

TEXTS = ["山田", "", "Nguyễn Văn An", "a" * 50, "\ud800"]


def _filled() -> Strings:
    held = Strings()
    for text in TEXTS:
        held.add(text)
    held.close()
    return held


@pytest.mark.parametrize("most", [0, 10, 1 << 20])
def test_texts_come_back_from_memory_and_from_disk(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strings, "_HELD", most)
    held = _filled()
    assert [held.get(str(number)) for number in range(len(TEXTS))] == TEXTS


def test_texts_that_nobody_asked_for_are_orphans() -> None:
    held = _filled()
    held.get("0")
    held.get("3")
    assert list(held.orphans()) == ["", "Nguyễn Văn An", "\ud800"]


@pytest.mark.parametrize("number", ["", "-1", "5", "x", "99999999999999999999"])
def test_a_number_that_stands_for_no_text_is_empty(number: str) -> None:
    assert _filled().get(number) == ""
