import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import Limits, OverLimit
from mamori.core.scan.opening import text
from mamori.core.scan.opening.opener import Budget, Found
from mamori.core.scan.opening.walk import walk


def unread(file: File, budget: Budget | None = None) -> list[tuple[str, str, str]]:
    found = walk(file, budget or Budget())
    return [(e.place.part, e.reason, e.detail) for e in found if isinstance(e, Unread)]


def test_the_name_of_a_file_is_looked_at_too() -> None:
    (block, body) = walk(File("清水結衣_成績.txt", b"x"), Budget())
    assert isinstance(block, Block)
    assert (block.text, block.seen) == ("清水結衣_成績.txt", True)
    (piece,) = block.locator.pieces(block.text, 0, 4)
    assert (piece.place.part, piece.start, piece.end) == ("name", 0, 4)
    assert isinstance(body, Block)


def test_a_name_that_is_no_utf_8_is_decoded() -> None:
    name = os.fsdecode("清水結衣の成績.txt".encode("cp932"))
    block = next(walk(File(name, b""), Budget()))
    assert isinstance(block, Block)
    assert block.text == "清水結衣の成績.txt"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OverLimit("too-many"), ("too-many", "")),
        (MemoryError(), ("too-much-memory", "")),
        (RecursionError(), ("too-deep", "")),
        (PermissionError(), ("not-allowed", "")),
        (FileNotFoundError(), ("not-found", "")),
        (KeyError("清水"), ("broken", "KeyError")),
    ],
)
def test_what_fails_midway_keeps_what_was_read(
    error: Exception, reason: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def opener(file: File, budget: Budget) -> Iterator[Found]:
        yield Block(text="before")
        raise error

    monkeypatch.setattr(text, "read", opener)
    found = list(walk(File("a.txt", b"x"), Budget()))
    assert [each.text for each in found if isinstance(each, Block)] == ["a.txt", "before"]
    assert unread(File("a.txt", b"x")) == [("", *reason)]


def test_files_in_files_without_end_are_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    def opener(file: File, budget: Budget) -> Iterator[Found]:
        yield file.inner("again", b"x")
        yield file.inner("again", b"x")

    monkeypatch.setattr(text, "read", opener)
    found = unread(File("a", b"x"), Budget(limits=Limits(depth=3)))
    assert found == [("again!again!again", "too-deep", "")] * 8
    found = unread(File("a", b"x"), Budget(limits=Limits(files=5)))
    assert {reason for _, reason, _ in found} <= {"too-many", "too-deep"}


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert unread(File("gone.txt", tmp_path / "gone.txt")) == [("", "not-found", "")]
    assert unread(File("pipe", tmp_path / "pipe")) == [("", "no-file", "")]
    assert unread(File("zero", Path("/dev/zero"))) == [("", "no-file", "")]
    assert unread(File("folder", tmp_path)) == [("", "no-file", "")]


def test_an_empty_file_holds_nothing_and_is_read() -> None:
    assert unread(File("empty.docx", b"")) == []
