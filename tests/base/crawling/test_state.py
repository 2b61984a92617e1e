"""What a crawl has done is kept sealed, line by line, and a line is whole or was never added."""

from pathlib import Path

import pytest

from mamori.base.crawling import SealedLines
from mamori.core.seal import SealBroken, new_key

KEY = new_key()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "crawl"


def written(path: Path, *lines: bytes) -> SealedLines:
    state = SealedLines(path, KEY)
    assert list(state.lines()) == []
    for line in lines:
        state.add(line)
    return state


def test_lines_come_back_in_their_order(path: Path) -> None:
    state = written(path, b"one", "二".encode(), b"")
    assert (
        list(state.lines()) == list(SealedLines(path, KEY).lines()) == [b"one", "二".encode(), b""]
    )
    assert b"one" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_line_that_was_cut_short_was_never_added(path: Path) -> None:
    written(path, b"one", b"two")
    path.write_bytes(path.read_bytes()[:-5])
    state = SealedLines(path, KEY)
    assert list(state.lines()) == [b"one"]
    state.add(b"three")
    assert list(SealedLines(path, KEY).lines()) == [b"one", b"three"]


def test_lines_that_were_moved_or_taken_out_are_told(path: Path) -> None:
    written(path, b"one", b"two", b"three")
    one, two, three = path.read_bytes().splitlines(keepends=True)
    for changed in (two + one + three, one + three):
        path.write_bytes(changed)
        with pytest.raises(SealBroken):
            list(SealedLines(path, KEY).lines())


def test_under_another_key_nothing_is_read(path: Path) -> None:
    written(path, b"one")
    with pytest.raises(SealBroken):
        list(SealedLines(path, new_key()).lines())


def test_it_is_forgotten_when_the_crawl_is_over(path: Path) -> None:
    state = written(path, b"one")
    state.forget()
    assert not path.exists()
    assert list(state.lines()) == []
