"""Work for the workers of tests: what each word of a task does to the process."""

import ctypes
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


def setup(config: str) -> Callable[[str], object]:
    if config == "refuse":
        raise ValueError("no such roster")

    def work(task: str) -> object:
        word, _, rest = task.partition(":")
        return WORK[word](rest) if word in WORK else f"{config} {task}"

    return work


def kill(rest: str) -> None:
    os.kill(os.getpid(), signal.Signals[rest])
    time.sleep(60)


def once(rest: str) -> str:
    """Die the first time, and do well the second."""
    if not Path(rest).exists():
        Path(rest).touch()
        os._exit(3)
    return "well"


def spin(_: str) -> None:
    while True:
        pass


def deepen(_: str) -> object:
    return deepen("") or 1


def connect(_: str) -> object:
    with socket.socket() as caller:
        return caller.connect(("203.0.113.1", 80))


def chatter(_: str) -> str:
    sys.stdout.write("a library's word\n")
    sys.stdin.read()
    os.write(1, b"another")
    return "quiet"


def leave(_: str) -> None:
    folder = Path(tempfile.gettempdir())
    (folder / "unpacked").touch()
    with (folder.parent / "folders").open("a") as told:
        told.write(f"{folder}\n")
    os._exit(3)


WORK: dict[str, Callable[[str], object]] = {
    "kill": kill,
    "once": once,
    "spin": spin,
    "sleep": lambda _: time.sleep(60),
    "fill": lambda _: bytearray(4 << 30),
    "many": lambda rest: "x" * int(rest),
    "fault": lambda _: ctypes.string_at(0),
    "deepen": deepen,
    "connect": connect,
    "chatter": chatter,
    "leave": leave,
    "pid": lambda _: os.getpid(),
    "raise": lambda rest: {}[rest],
}
