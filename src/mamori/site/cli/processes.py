"""A few processes that live and end together: web and worker under one command."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

GRACE = 10.0  # seconds that a process has to finish what it is doing
LONGEST_PAUSE = 30.0
SETTLED = 60.0  # after so many seconds of running, a stop is news again and not the same failure


@dataclass(slots=True)
class Child:
    """One process that is started again whenever it dies."""

    name: str
    command: Sequence[str]
    pause: float = 0.5
    began: float = 0.0
    again_at: float = 0.0
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        """Start it, away from the terminal's Ctrl-C, which is for whoever waits over it."""
        self.process = subprocess.Popen(self.command, process_group=0)  # noqa: S603 -- our own command
        self.began = time.monotonic()

    def look(self, now: float) -> None:
        """Start it again if it died, sooner or later according to how often it did."""
        if self.process is None:
            if now >= self.again_at:
                self.start()
        elif self.process.poll() is not None:
            self.pause = 0.5 if now - self.began > SETTLED else min(self.pause * 2, LONGEST_PAUSE)
            self.again_at = now + self.pause
            print(f"The {self.name} stopped; it is started again.", file=sys.stderr)
            self.process = None


def run_together(children: Sequence[Child], ready: Callable[[], None]) -> int:
    """Run the processes until a person or the system asks to stop, then end them cleanly.

    Args:
        children: what to run.
        ready: is called once when all are started.

    Returns:
        the exit status, 0.
    """
    stopping = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    for which in (signal.SIGINT, signal.SIGTERM):
        signal.signal(which, stop)
    for child in children:
        child.start()
    ready()
    while not stopping:
        time.sleep(0.2)
        for child in children:
            child.look(time.monotonic())
    _end(children)
    return 0


def _end(children: Sequence[Child]) -> None:
    running = [child.process for child in children if child.process is not None]
    for process in running:
        process.terminate()
    until = time.monotonic() + GRACE
    for process in running:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
