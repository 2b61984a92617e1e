"""Keeps one worker process at work: starts it, watches it, replaces it when it dies or grows."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from selectors import EVENT_READ, DefaultSelector
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from mamori.core.scan.limits import Limits
from mamori.core.scan.messages import receive, send
from mamori.core.scan.worker import DONE, READY

# A worker that has done so many tasks is replaced: libraries leak.
_TASKS = 1000
# Begins the name of a folder in which a worker unpacks; the process of its keeper follows.
PREFIX = "mamori-"
# What a death by a signal means for the task; of any other the file is broken. Who finds no memory
# aborts, or is killed by the system.
_BY_SIGNAL = {signal.SIGXCPU: "too-slow", signal.SIGKILL: "too-much-memory"}
_BY_SIGNAL |= {signal.SIGABRT: "too-much-memory"}


@dataclass(frozen=True, slots=True)
class Failed:
    """A task without a result. `reason` is a code of `mamori.core.scan.reasons`."""

    reason: str
    detail: str = ""


class NotStarted(Exception):
    """A worker cannot be made ready; the text says why."""


class _TooSlow(Exception):
    pass


class Keeper:
    """Does one task after the other in a worker process, which it starts when it is needed."""

    def __init__(
        self, setup: str, config: object, limits: Limits, unpack_in: str | None = None
    ) -> None:
        """Keep a worker; see `Pool`. `unpack_in`: where it unpacks; None: as the system says."""
        self._setup, self._config, self._limits = setup, config, limits
        self._unpack_in = unpack_in
        self._process: subprocess.Popen[bytes] | None = None
        self._selector = DefaultSelector()
        self._folder: TemporaryDirectory[str] | None = None
        self._tasks = 0
        self._interrupted = False

    def do(self, task: object) -> Any:
        """Return the result of a task, or `Failed`; one whose worker died is tried once more.

        Raises:
            NotStarted: the worker cannot be made ready.
        """
        failed = Failed("broken")
        for _ in range(2):
            if self._interrupted:
                break
            try:
                return self._ask(task)
            except _TooSlow:
                self.close()
                return Failed("too-slow")
            except (EOFError, OSError):
                failed = self._failed()
                if failed.reason == "too-slow":
                    break
        return failed

    def interrupt(self) -> None:
        """Let a task that another thread waits for end at once, and no other begin."""
        self._interrupted = True
        self._kill()

    def close(self) -> None:
        """End the worker, and whatever it started."""
        self._kill()
        process, self._process = self._process, None
        if process:
            process.wait()
            self._selector.unregister(_pipe(process.stdout))
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # what was not yet written to it is of no use
                    _pipe(pipe).close()
        folder, self._folder = self._folder, None
        if folder:
            folder.cleanup()

    def _kill(self) -> None:
        process = self._process
        if process and process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def _ask(self, task: object) -> Any:
        process = self._process or self._start()
        send(_pipe(process.stdin), task)
        self._tasks += 1
        outcome, answer, grown = receive(self._read)
        if grown or self._tasks >= _TASKS:
            self.close()
        return answer if outcome == DONE else Failed(*answer)

    def _start(self) -> subprocess.Popen[bytes]:
        # What a killed worker had unpacked must not stay on disk.
        folder = self._folder = TemporaryDirectory(
            prefix=f"{PREFIX}{os.getpid()}-", dir=self._unpack_in, ignore_cleanup_errors=True
        )
        process = self._process = subprocess.Popen(
            [sys.executable, "-m", "mamori.core.scan.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": folder.name},
            start_new_session=True,  # so that what it starts dies with it
        )
        self._tasks = 0
        self._selector.register(_pipe(process.stdout), EVENT_READ)
        if self._interrupted:  # while it was started
            self._kill()
        try:
            send(_pipe(process.stdin), (self._setup, self._config, self._limits))
            outcome, why = receive(self._read)
        except (_TooSlow, EOFError, OSError):
            raise NotStarted(self._failed().reason) from None
        if outcome != READY:
            self.close()
            raise NotStarted(why)
        return process

    def _read(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            ready = self._selector.select(self._limits.seconds)
            if not ready:
                raise _TooSlow
            chunk = os.read(ready[0][0].fd, min(size - len(data), 1 << 20))
            if not chunk:
                break
            data += chunk
        return bytes(data)

    def _failed(self) -> Failed:
        """Return what the death of the worker means for its task."""
        process = self._process
        if process is None:
            return Failed("broken")
        with suppress(subprocess.TimeoutExpired):  # it closed its pipe, and may yet be dying
            process.wait(5)
        code = process.returncode
        self.close()
        if code is None or code >= 0:
            return Failed("broken")
        died = signal.Signals(-code)
        return Failed(_BY_SIGNAL.get(died, "broken"), died.name)


def _pipe(stream: Any) -> BinaryIO:
    assert stream is not None  # noqa: S101 -- the process was started with pipes
    return stream  # type: ignore[no-any-return]  # a pipe of Popen, of which mypy knows no more
