"""The process that reads strangers' files: `python -m mamori.core.scan.worker`, run by a pool.

It takes what to do from standard input and answers on standard output. Of some files it dies; see
`keeper.py` for what follows.
"""

import contextlib
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from mamori.core.scan.limits import Limits, OverLimit
from mamori.core.scan.messages import receive, send

Work = Callable[[Any], Any]
READY, DONE, FAILED = "ready", "done", "failed"
# Beyond this part of its memory a worker is replaced after the file it read.
_GROWN = 0.5
_NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto")


def main() -> None:
    """Answer each task until there are no more."""
    stdin, stdout = _own_streams()
    setup, config, limits = receive(stdin.read)
    _bound(limits)
    try:
        module, _, name = setup.partition(":")
        work: Work = getattr(import_module(module), name)(config)
    except Exception as error:  # noqa: BLE001 -- whatever it is, whoever asked must hear of it
        send(stdout, (FAILED, f"{type(error).__name__}: {error}"))
        return
    send(stdout, (READY, ""))
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            task = receive(stdin.read)
            _allow_seconds(limits.seconds)
            _reply(stdout, _answer(work, task), limits)


def _reply(stdout: BinaryIO, answer: tuple[str, object], limits: Limits) -> None:
    try:
        send(stdout, (*answer, _has_grown(limits)))
    except MemoryError:  # nothing was written yet: it is the pickle that found no room
        send(stdout, (FAILED, ("too-much-memory", ""), True))


def _answer(work: Work, task: object) -> tuple[str, object]:
    try:
        return DONE, work(task)
    except OverLimit as error:
        return FAILED, (error.reason, "")
    except MemoryError:
        return FAILED, ("too-much-memory", "")
    except Exception as error:  # noqa: BLE001 -- a file that nobody foresaw must not end the worker
        return FAILED, ("broken", type(error).__name__)


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Return the pipes, and leave nothing to those who print: a library's word is no answer."""
    stdin, stdout = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return stdin, stdout


def _bound(limits: Limits) -> None:
    sys.addaudithook(_refuse_network)
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has none of it
        import resource  # noqa: PLC0415 -- absent on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    # Where the machine runs out of memory, this process is the one to go.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in _NETWORK:
        raise PermissionError(event, *arguments[1:])


def _allow_seconds(seconds: int) -> None:
    """Allow so many seconds of CPU from now on; beyond them the system ends the process."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 -- absent on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _has_grown(limits: Limits) -> bool:
    """Tell whether it holds so much that a fresh worker is better.

    The peak that the system counts (ru_maxrss) will not do: it begins with that of whoever started
    the worker.
    """
    with contextlib.suppress(OSError, ValueError):  # no such file: not Linux
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") > limits.memory * _GROWN
    return False


if __name__ == "__main__":
    main()
