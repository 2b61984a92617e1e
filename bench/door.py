"""What a report at the door costs, a whole school at once, and what kill -9 leaves of it."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.door.telling import told
from tests.factories import make_school, make_staff

from bench.bare import bare_table, insert
from bench.engines import ROOT
from bench.options import Options
from bench.report import Report, Timed
from bench.timing import in_turns
from mamori.people.models import Post, School

R = Post.Role
WORDS = "やすみ時間に、わたしだけ いれてもらえません。" * 4
PEER = "GlobaLeaks, as we measured it on such a machine:"
PEERS = (
    "14–16 requests and 1,139 KB before the first usable form",
    "a class of 30 behind one address: 5 of 30 accepted in 61 s with its own limits",
    "with its limits lifted, 20 at once: 3–6 of 20 stored",
)


def run(options: Options) -> Report:
    """Take reports in one by one; then let a school come at once; then kill what takes them in."""
    school, reports = _school(), options.of(20, 2)
    with bare_table():
        told(school, WORDS)  # packs and keys are loaded once a process
        wall, row = in_turns(
            options.of(7, 2), lambda: _take(school, reports), lambda: _commit(reports)
        )
    report = Report("a report at the door, from its words to the commit")
    report.add(
        Timed("reports, one a commit", reports, wall),
        Timed("bare commit", reports, row),
        "a second",
    )
    report.notes += _crowd(options.of(600, 8), options.of(60, 1))
    report.notes += [f"{PEER} {said}" for said in PEERS]
    report.notes += _killed(options.of(1000, 3))
    return report


def _school() -> School:
    school = make_school()
    for number, role in enumerate((R.GUIDANCE, R.VICE_PRINCIPAL, R.PRINCIPAL, R.SAFEGUARDING_LEAD)):
        make_staff(school, f"教職員 {number}", role, R.COMMITTEE)
    return school


def _take(school: School, reports: int) -> None:
    for _ in range(reports):
        told(school, WORDS, sender="pupil")


def _commit(rows: int) -> None:
    for _ in range(rows):
        insert(WORDS.encode())


def _crowd(pupils: int, within: int) -> Iterator[str]:
    """Let a school come in through a server of its own, on SQLite."""
    yield f"{pupils} pupils behind one address in {within} s, against `mamori serve` (SQLite):"
    yield from _apart("bench.crowd", pupils, within).splitlines()


def _killed(moments: int) -> Iterator[str]:
    """Kill a writer at random moments."""
    found = json.loads(_apart("tests.door.burst", moments))
    yield (
        f"kill -9 at {found['kills']:,} random moments (SQLite): {found['acknowledged']:,} receipts"
        f" were shown, {len(found['lost'])} of them lead to nothing; facts out of chain:"
        f" {len(found['broken'])}; reports that nobody can see: {len(found['unseen'])}"
    )


def _apart(module: str, *arguments: int) -> str:
    """Run a module in a folder and a database of its own; return what it printed."""
    (ROOT / ".test").mkdir(exist_ok=True)  # on the checkout's disk; /tmp may be memory
    with tempfile.TemporaryDirectory(prefix="door-", dir=ROOT / ".test") as folder:
        own = {"MAMORI_DATA": folder, "DATABASE_URL": f"sqlite:///{Path(folder) / 'door.sqlite3'}"}
        command = [sys.executable, "-m", module, *map(str, arguments)]
        done = subprocess.run(
            command, cwd=ROOT, env=os.environ | own, capture_output=True, text=True, check=True
        )
    return done.stdout
