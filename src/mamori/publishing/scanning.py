"""The process of this one that reads files, and what it is asked for a school.

It is held to limits, gets a file through a pipe and unpacks in memory: no text of a file lies on a
disk, not even for a moment. It is started when it is first needed, and ends with this process.
"""

import atexit
import shutil
from contextlib import suppress
from dataclasses import replace
from functools import cache
from os import W_OK, access, getuid, kill
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from mamori.core.scan.keeper import PREFIX, Failed, Keeper, NotStarted
from mamori.core.scan.limits import LIMITS, Limits
from mamori.core.scan.serving import BEGIN, UNKNOWN, Draw, Learn, Look, Redact, Seen, Setup
from mamori.people.models import School
from mamori.people.queries import school_day
from mamori.people.scanned import scanned

if TYPE_CHECKING:
    from mamori.core.scan.redacting.job import Copy

LANGUAGES = ("ja", "vi", "nl", "en")
IN_MEMORY = Path("/dev/shm")  # noqa: S108 -- a folder of its own is made in it


def seen_in(
    school: School, data: bytes, *, name: str, pictures: bool = False, limits: Limits = LIMITS
) -> Seen | Failed:
    """Return what stands in a file, by the people whom the school knows now."""
    mine = school.language
    languages = (mine, *(other for other in LANGUAGES if other != mine))
    asked = Look(roster="", name=name, data=data, languages=languages, pictures=pictures)
    answer: Seen | Failed = _ask(school, asked, limits)
    return answer


def copy_without(
    school: School, data: bytes, *, name: str, limits: Limits = LIMITS
) -> "Copy | Failed":
    """Return a copy of a file without anybody's data, or why there is none."""
    answer: Copy | Failed = _ask(school, Redact(roster="", name=name, data=data), limits)
    return answer


def drawn(draw: Draw, *, limits: Limits = LIMITS) -> list[tuple[int, bytes]] | Failed:
    """Return the pages with finds as pictures, each with its number."""
    answer: list[tuple[int, bytes]] | Failed = _process(limits).ask(draw)
    return answer


def be_ready(school: School, limits: Limits = LIMITS) -> None:
    """Let the process start and learn a school's people before the first file comes."""
    seen_in(school, b"", name="a.txt", limits=limits)


def _ask(school: School, asked: Look | Redact, limits: Limits) -> Any:
    roster = scanned(school)
    asked = replace(asked, roster=roster.key)
    process = _process(limits)
    with process.lock:
        answer = process.do(asked)
        if answer == UNKNOWN:
            told = Learn(
                roster=roster.key,
                people=roster.people,
                country=school.jurisdiction,
                day=school_day(school),
            )
            answer = process.do(told)
            if not isinstance(answer, Failed):
                answer = process.do(asked)
    # It was replaced in between, which happens to a worker that has grown, and only once.
    return Failed("broken") if answer == UNKNOWN else answer


class _Process:
    """A worker and the lock under which it is asked: it does one thing at a time."""

    def __init__(self, limits: Limits) -> None:
        self.lock = Lock()
        self._keeper = Keeper(BEGIN, Setup(limits=limits), limits, unpack_in=_memory())
        atexit.register(self._keeper.close)

    def ask(self, asked: Draw) -> Any:
        with self.lock:
            return self.do(asked)

    def do(self, asked: Learn | Look | Redact | Draw) -> Any:
        try:
            return self._keeper.do(asked)
        except NotStarted as error:
            return Failed("too-much-memory", str(error))


@cache
def _process(limits: Limits) -> _Process:
    return _Process(limits)


def _memory() -> str | None:
    """Return a folder that is no disk, where the system has one.

    Also where it has little room: what does not fit is said not to be readable, and lies on no
    disk. What a process that was killed had unpacked there is thrown away.
    """
    if not (IN_MEMORY.is_dir() and access(IN_MEMORY, W_OK)):
        return None
    for left in IN_MEMORY.glob(f"{PREFIX}[0-9]*-*"):
        number = left.name.removeprefix(PREFIX).partition("-")[0]
        with suppress(FileNotFoundError):
            if left.stat().st_uid == getuid() and not _is_alive(number):
                shutil.rmtree(left, ignore_errors=True)
    return str(IN_MEMORY)


def _is_alive(number: str) -> bool:
    try:
        kill(int(number), 0)
    except ProcessLookupError:
        return False
    except (OSError, ValueError, OverflowError):
        return True
    return True
