"""The project's list of rows, and how far each has come: row → entries → passing tests."""

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mamori.core.policy.entries import DutyEntry, Entry, GateEntry, WordsEntry
from mamori.core.policy.facts import KINDS
from mamori.core.policy.packs import Packs
from mamori.core.policy.pattern import Pattern

COLUMNS = ("id", "document", "clause", "duty")
Progress = Literal["done", "rule", "untested", "waiting", "open"]
# Tests below these folders show what a pack says; that people can do it, only a room's tests show.
RULE_TESTS = ("tests/packs/", "tests/core/")


@dataclass(frozen=True, slots=True)
class Row:
    """One duty of the source documents, as the project numbers it."""

    id: str
    document: str
    clause: str
    duty: str


@dataclass(frozen=True, slots=True)
class RowState:
    """How far a row has come.

    `done`: an entry, and a passing test of the room in which people meet it. `rule`: the pack says
    it and a test proves the rule, but no page shows it yet. `untested`: an entry whose room is
    built, but no passing test. `waiting`: an entry, but no room of it is built yet. `open`: no
    entry cites it, whatever tests there are.
    """

    row: Row
    entries: tuple[str, ...]
    tests: tuple[str, ...]
    state: Progress


def read_rows(path: Path) -> tuple[Row, ...]:
    """Read the list of rows: CSV in UTF-8 with the columns id, document, clause and duty.

    Raises:
        ValueError: if a column or a value is missing, or an id stands twice.
    """
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    rows: dict[str, Row] = {}
    for number, line in enumerate(lines, start=2):
        values = {name: line.get(name) or "" for name in COLUMNS}
        if not all(values.values()):
            raise ValueError(f"{path.name}, line {number}: a row has {', '.join(COLUMNS)}")
        row = Row(**values)
        if row.id in rows:
            raise ValueError(f"{path.name}, line {number}: {row.id} stands twice")
        rows[row.id] = row
    return tuple(rows.values())


def trace(
    rows: Iterable[Row],
    packs: Packs,
    passing: Mapping[str, Sequence[str]],
    rooms_built: Collection[str],
) -> list[RowState]:
    """Say for each row, in the order given, which entries cite it and how far it has come.

    Args:
        rows: the list of rows.
        packs: every pack of the project.
        passing: row id → ids of the passing tests that carry its mark.
        rooms_built: names of the rooms that exist.
    """
    citing: dict[str, list[Entry]] = defaultdict(list)
    for entry in packs.entries():
        for cite in sorted(cites_of(entry)):
            citing[cite].append(entry)
    return [
        RowState(
            row=row,
            entries=tuple(entry.ref for entry in citing.get(row.id, ())),
            tests=tuple(passing.get(row.id, ())),
            state=_state(citing.get(row.id, ()), passing.get(row.id, ()), rooms_built),
        )
        for row in rows
    ]


def _state(
    entries: Sequence[Entry], tests: Sequence[str], rooms_built: Collection[str]
) -> Progress:
    if not entries:
        return "open"
    if tests:
        return "rule" if all(test.startswith(RULE_TESTS) for test in tests) else "done"
    built = any(room in rooms_built for entry in entries for room in rooms_of(entry))
    return "untested" if built else "waiting"


def cites_of(entry: Entry) -> frozenset[str]:
    """Give the rows an entry cites, itself or in its needs or codes."""
    parts: tuple[str, ...] = entry.cites
    match entry:
        case GateEntry():
            parts += tuple(cite for need in entry.needs for cite in need.cites)
        case WordsEntry():
            parts += tuple(cite for code in entry.codes for cite in code.cites)
    return frozenset(parts)


def rooms_of(entry: Entry) -> frozenset[str]:
    """Give the rooms in which people meet an entry.

    A duty is met where its proof is noted, a gate where the act it stops is done; any other entry
    names its room.
    """
    match entry:
        case DutyEntry():
            return frozenset(_rooms(entry.met_by))
        case GateEntry():
            return frozenset(_rooms((entry.stops,)))
    return frozenset((entry.room,))


def _rooms(patterns: Iterable[Pattern]) -> Iterator[str]:
    return (KINDS[pattern.kind].room for pattern in patterns)


def unknown_cites(rows: Iterable[Row], packs: Packs) -> list[tuple[str, str]]:
    """Name the cites that are no row of the list: (entry, cite).

    Packs with a prefix of their own (a law's articles) are left out: their cites are not rows.
    """
    known = {row.id for row in rows}
    return [
        (entry.ref, cite)
        for entry in packs.entries()
        for cite in sorted(cites_of(entry) - known)
        if not _own(packs.by_id[entry.pack].prefix, cite)
    ]


def _own(prefix: str, cite: str) -> bool:
    return bool(prefix) and cite.startswith(f"{prefix}-")
