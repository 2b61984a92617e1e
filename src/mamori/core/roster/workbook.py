"""Excel and OpenDocument workbooks into rows of cells."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from mamori.core.roster import limits
from mamori.core.roster.notes import RosterUnreadable

_CHILD = Path(__file__).with_name("workbook_child.py")
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One sheet: every row from the first, every cell as text. A hidden sheet has no rows."""

    name: str
    hidden: bool
    rows: list[list[str]]


def read_workbook(data: bytes, name: str) -> list[WorkbookSheet]:
    """Return the sheets of a workbook, read in a child process held to `limits`.

    Raises:
        RosterUnreadable: too-large, or broken-workbook when it is damaged, protected by a password
            or asks for more memory or time than a school's list can need.
    """
    if len(data) > limits.MAX_WORKBOOK:
        raise RosterUnreadable("too-large", name)
    bounds = (limits.WORKBOOK_MEMORY, limits.WORKBOOK_SECONDS, limits.MAX_CELLS)
    try:
        done = subprocess.run(  # noqa: S603 - our own file and our own numbers
            [sys.executable, "-I", str(_CHILD), *map(str, bounds)],
            input=data,
            capture_output=True,
            timeout=2 * limits.WORKBOOK_SECONDS,
            check=True,
        )
        return [WorkbookSheet(**sheet) for sheet in json.loads(done.stdout)]
    except (subprocess.SubprocessError, ValueError, TypeError):
        raise RosterUnreadable("broken-workbook", name) from None
