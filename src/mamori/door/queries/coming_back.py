"""What somebody may read who came back with the right words."""

from dataclasses import dataclass
from datetime import datetime

from mamori.cases.evidence import Evidence, files_in
from mamori.core.receipt import Receipt as Words
from mamori.door.enclosures import TOLD
from mamori.door.models import Receipt, Talk
from mamori.door.receipts import digest
from mamori.journal.queries import READS, Entry, entries
from mamori.people.models import School
from mamori.registers.queries import told


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said in a talk, as whoever reported reads it."""

    at: datetime
    words: str
    mine: bool
    kind: str = ""
    files: tuple[Evidence, ...] = ()
    erased: bool = False


def look_up(school: School, receipt: Words) -> str:
    """Return the stream to which the words lead; empty where they lead nowhere.

    The stored digest is looked up by the digest of what was typed, which nobody can steer, so the
    time it takes tells nothing about what is stored.
    """
    rows = Receipt.unguarded.filter(digest=digest(school.pk, receipt), school=school)
    return rows.values_list("stream", flat=True).first() or ""


def talk_at(school: School, stream: str) -> Talk | None:
    """Return the talk of a stream; None where it leads to something else."""
    rows = Talk.unguarded.select_related("school")
    return rows.filter(school=school, stream=stream).first()


def told_to(talk: Talk) -> tuple[list[Line], datetime | None]:
    """Return what was said in a talk, oldest first, and when somebody of the school first read."""
    found = entries([talk.stream], kinds=[*TOLD, "report.answered", READS])
    lines = [_line(one) for one in found if one.kind != READS and _is_said(one)]
    if talk.about_staff:
        lines = sorted([*lines, *followed(f"complaint:{talk.pk}")], key=lambda line: line.at)
    reads = [one.at for one in found if one.kind == READS]
    return lines, min(reads, default=None)


def _is_said(one: Entry) -> bool:
    """Leave out what only notes that a report was taken out of the pile."""
    return one.words is None or bool(one.words)


def _line(one: Entry) -> Line:
    words = one.words or {}
    mine = one.kind in TOLD
    files = tuple(files_in(one)) if mine else ()
    return Line(one.at, words.get("what", ""), mine, "", files, erased=one.words is None)


def followed(stream: str) -> list[Line]:
    """Return what the school told somebody who complained, oldest first."""
    return [Line(one.at, one.text, mine=False, kind=one.kind) for one in told(stream)]
