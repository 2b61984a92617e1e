"""On a terminal a bar tells how far a scan is, and what it tells stands on lines of its own."""

import fcntl
import os
import pty
import struct
import sys
import termios
from contextlib import suppress
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_bar_and_what_is_told_stand_apart(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("電話 090-0000-1234\n", encoding="utf-8")
    child, terminal = pty.fork()
    if not child:
        mamori = str(Path(sys.executable).with_name("mamori"))
        scan = ["scan", str(tmp_path), "--jobs", "1", "--names", "off"]
        os.execv(mamori, [mamori, *scan])  # noqa: S606 -- a terminal of its own
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("4H", 24, 80, 0, 0))
    told = b""
    with suppress(OSError):  # how a terminal ends whose program ended
        while piece := os.read(terminal, 1 << 16):
            told += piece
    os.waitpid(child, 0)
    lines = told.decode("utf-8", "replace").replace("\r", "\n").split("\n")
    assert any("3/3 [" in line for line in lines)
    assert not any("%|" in line and ".txt" in line for line in lines)
    assert sum(line.endswith(".txt") for line in lines) == 3
