"""What the checks share: the files of the project, and one way to tell what is wrong."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, order=True)
class Fault:
    """A place and what is wrong there, in words that say what to do."""

    path: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says}"


def files(*patterns: str) -> list[Path]:
    """Return the files that git knows or would add, without what it ignores."""
    told = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    found = (ROOT / name for name in sorted(set(told.stdout.split("\0"))) if name)
    return [path for path in found if path.is_file()]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def report(faults: Iterable[Fault]) -> int:
    """Print the faults and return the exit status."""
    found = sorted(faults)
    for fault in found:
        print(fault)
    return 1 if found else 0
