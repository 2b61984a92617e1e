"""What is asked of a process that scans for several schools, one file after the other.

These are the messages alone, as whoever asks shall not load what scanning takes; `server.py` does
the work. The process learns a roster once, and then it is named by a key; one that it does not
know, or no longer, is answered by `UNKNOWN`.
"""

from dataclasses import dataclass, field
from datetime import date

from mamori.core.roster import Person
from mamori.core.scan.blocks import Unread
from mamori.core.scan.findings import Finding
from mamori.core.scan.judging import Judged
from mamori.core.scan.limits import LIMITS, Limits

BEGIN = "mamori.core.scan.server:begin"
UNKNOWN = "unknown-roster"
KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What the process is held to, and whether names that no roster has are looked for."""

    names: str = "warn"
    limits: Limits = field(default=LIMITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learn:
    """Know these people from now on; the answer is `KNOWN`.

    `country` is the school's, and `day` today's there: ages are counted up to it.
    """

    roster: str
    people: tuple[Person, ...]
    country: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Look at a file; the answer is `Seen`.

    `languages` are the likeliest first, `pictures` says whether writing in pictures is read.
    """

    roster: str
    name: str
    data: bytes
    languages: tuple[str, ...] = ("ja", "vi", "nl", "en")
    pictures: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What stands in a file, not yet judged.

    `kind` is its type, such as `docx`. `segments` are the texts that a reader sees, in their order.
    """

    kind: str
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    segments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """Draw the pages with finds; the answer is their numbers with their pictures (PNG)."""

    name: str
    data: bytes
    kind: str
    judged: tuple[Judged[Finding], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redact:
    """Make a copy without what is found; the answer is `redacting.job.Copy`."""

    roster: str
    name: str
    data: bytes


Asked = Learn | Look | Draw | Redact
