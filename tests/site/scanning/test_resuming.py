"""A scan goes on where it was stopped; what changed, and what was torn, is read again."""

from pathlib import Path

import pytest

from mamori.site.cli.scanning.resuming import Memory, WrongFile

RECORD = {"path": "a", "verdict": "clear", "findings": []}


def remembering(file: Path, key: str = "k") -> Memory:
    return Memory(file, key)


def test_what_was_told_is_remembered(tmp_path: Path) -> None:
    file = tmp_path / "state"
    first = remembering(file)
    assert first.recall("a", "1") is None
    first.keep("a", "1", RECORD)
    first.close()
    again = remembering(file)
    assert again.recall("a", "1") == RECORD
    assert again.recall("a", "2") is None
    assert again.recall("b", "1") is None
    again.close()


def test_a_file_without_a_stamp_is_always_read_again(tmp_path: Path) -> None:
    memory = remembering(tmp_path / "state")
    memory.keep("-", "", RECORD)
    assert memory.recall("-", "") is None
    memory.close()


@pytest.mark.parametrize("kept", range(1, 60, 7))
def test_a_torn_line_costs_its_file_alone(tmp_path: Path, kept: int) -> None:
    file = tmp_path / "state"
    first = remembering(file)
    first.keep("a", "1", RECORD)
    first.close()
    whole = file.read_bytes()
    file.write_bytes(whole + whole.splitlines()[1][:kept])
    again = remembering(file)
    again.keep("b", "1", RECORD)
    again.close()
    third = remembering(file)
    assert third.recall("a", "1") == RECORD
    assert third.recall("b", "1") == RECORD
    third.close()


def test_another_scan_is_not_continued(tmp_path: Path) -> None:
    file = tmp_path / "state"
    remembering(file).close()
    with pytest.raises(WrongFile):
        remembering(file, "other")


def test_a_file_of_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("保護者の皆さまへ", encoding="utf-8")
    with pytest.raises(WrongFile):
        remembering(letter)
    assert letter.read_text("utf-8") == "保護者の皆さまへ"
