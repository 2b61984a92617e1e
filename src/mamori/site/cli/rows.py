"""`mamori rows`: every row of the source documents, what does it, and the tests that show it."""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

from mamori.core.policy import load_packs
from mamori.core.policy.rows import Progress, RowState, read_rows, trace
from mamori.site.folders import PACKAGE, packs_folder

PASSING = Path(".rows.json")  # written by the test run: row -> tests that passed


def add(commands: Any) -> None:
    """Add the command to the parser."""
    rows = commands.add_parser("rows", help="the duties of the source documents, and their tests")
    rows.add_argument("--json", action="store_true", help="print one JSON object")
    rows.add_argument("--state", choices=get_args(Progress), help="only the rows in this state")
    rows.add_argument("--passing", type=Path, default=PASSING, help="what the last test run left")
    rows.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print row, state, entries and passing tests, and how many rows are in which state."""
    folder = packs_folder()
    passing = json.loads(args.passing.read_text()) if args.passing.exists() else {}
    rooms = {room.name for room in PACKAGE.iterdir() if (room / "apps.py").exists()}
    states = trace(read_rows(folder / "rows.csv"), load_packs(folder), passing, rooms)
    shown = [state for state in states if args.state in {None, state.state}]
    if args.json:
        print(json.dumps([_told(state) for state in shown], ensure_ascii=False, indent=1))
        return 0
    for state in shown:
        print(f"{state.row.id:8} {state.state:9} {', '.join(state.entries) or '-'}")
        for test in state.tests:
            print(f"{'':19}{test}")
    counts = Counter(state.state for state in states)
    print(
        f"{len(states)} rows: " + ", ".join(f"{n} {state}" for state, n in sorted(counts.items()))
    )
    if not passing:
        print("No test run is recorded here yet: run the tests first (make test).")
    return 0


def _told(state: RowState) -> dict[str, Any]:
    return {
        "row": state.row.id,
        "state": state.state,
        "entries": list(state.entries),
        "tests": list(state.tests),
    }
