"""What a process that makes redacted copies does with each file."""

from collections.abc import Callable
from dataclasses import dataclass

from mamori.core.scan.files import File
from mamori.core.scan.job import Job, scanner_of
from mamori.core.scan.limits import Limits
from mamori.core.scan.redacting.redact import NotRedacted, redact
from mamori.core.scan.scanner import Scanner


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy that was made, or why none was.

    `reason` is a code of `mamori.core.scan.reasons`, empty if all went well. `left` are the kinds
    of finds that still stood in the copy, which was thrown away.
    """

    name: str = ""
    data: bytes = b""
    count: int = 0
    reason: str = ""
    left: tuple[str, ...] = ()


def begin(job: Job) -> Callable[[File], Copy]:
    """Make ready for a job; return what makes the copy of one file."""
    scanner = scanner_of(job)

    def copy(file: File) -> Copy:
        return copy_of(file, scanner, job.limits)

    return copy


def copy_of(file: File, scanner: Scanner, limits: Limits) -> Copy:
    """Return the copy of one file, or why there is none."""
    try:
        made = redact(file, scanner, limits)
    except NotRedacted as error:
        kinds = tuple(sorted({each.kind for each in error.left}))
        return Copy(reason=error.reason, left=kinds)
    return Copy(name=made.name, data=made.data, count=made.count)
