"""What a process does that scans for several schools; `serving.py` says what it is asked."""

from collections.abc import Callable
from typing import Any

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.findings import Finding
from mamori.core.scan.limits import Limits
from mamori.core.scan.names import names_finder
from mamori.core.scan.opening import Budget
from mamori.core.scan.opening.naming import NAME
from mamori.core.scan.opening.types import type_of
from mamori.core.scan.places import Lines
from mamori.core.scan.redacting.job import copy_of
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner
from mamori.core.scan.serving import (
    KNOWN,
    UNKNOWN,
    Asked,
    Draw,
    Learn,
    Look,
    Redact,
    Seen,
    Setup,
)

_ROSTERS = 4  # that are kept; of 2,000 people each takes some 20 MB


def begin(setup: Setup) -> Callable[[Asked], Any]:
    """Make ready; return what does as it is asked."""
    return _Server(setup).do


class _Server:
    def __init__(self, setup: Setup) -> None:
        self._limits: Limits = setup.limits
        self._names = names_finder(setup.names)
        self._scanners: dict[str, Scanner] = {}

    def do(self, asked: Asked) -> Any:
        match asked:
            case Learn():
                return self._learn(asked)
            case Draw():
                return _drawn(asked)
        scanner = self._scanners.get(asked.roster)
        if scanner is None:
            return UNKNOWN
        file = File(asked.name, asked.data)
        if isinstance(asked, Redact):
            return copy_of(file, scanner, self._limits)
        return self._seen(file, scanner, asked)

    def _learn(self, asked: Learn) -> str:
        people = people_finder(asked.people) if asked.people else None
        while len(self._scanners) >= _ROSTERS:
            del self._scanners[next(iter(self._scanners))]
        self._scanners[asked.roster] = Scanner(
            people=people, names=self._names, country=asked.country, day=asked.day
        )
        return KNOWN

    def _seen(self, file: File, scanner: Scanner, asked: Look) -> Seen:
        budget = Budget(limits=self._limits, languages=asked.languages, pixels=asked.pictures)
        findings: list[Finding] = []
        unread: list[Unread] = []
        segments: list[str] = []

        def saw(block: Block, _hits: object) -> None:
            if block.seen and not block.writers and not _is_name(block):
                start, end = block.core or (0, len(block.text))
                segments.append(block.text[start:end])

        for each in scanner.scan(file, budget, saw):
            if isinstance(each, Unread):
                unread.append(each)
            else:
                findings.append(each)
        return Seen(
            kind=type_of(file),
            findings=tuple(findings),
            unread=tuple(unread),
            segments=tuple(segments),
        )


def _is_name(block: Block) -> bool:
    """Tell whether a block is the name of a file, which is no text of it."""
    where = block.locator
    return isinstance(where, Lines) and where.of.part.rpartition("!")[2] == NAME


def _drawn(asked: Draw) -> list[tuple[int, bytes]]:
    from mamori.core.scan.report.drawing import pages  # noqa: PLC0415 -- slow to load, for few

    return list(pages(File(asked.name, asked.data), asked.kind, asked.judged))
