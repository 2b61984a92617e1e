"""Run every check, one line each; all of them run even if one fails.

`python -m tools.check` runs all; `python -m tools.check types sizes` runs those.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.tree import ROOT, files, name_of

BIN = Path(sys.executable).parent
PYTHON = (sys.executable, "-m")
SHOWN = 60  # lines of what a failed check says


def steps() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the checks: name -> commands, of which each must succeed."""
    templates = tuple(name_of(path) for path in files("src/*.html"))
    folders = tuple(name for name in ("src", "tests", "tools", "bench") if (ROOT / name).exists())
    return {
        "format": (
            (*PYTHON, "ruff", "format", "--check", "--output-format=concise", *folders),
            (str(BIN / "djade"), "--check", *templates),
        ),
        "lint": (
            (*PYTHON, "ruff", "check", "--output-format=concise", *folders),
            (str(BIN / "djlint"), "--lint", "--quiet", "src"),
        ),
        "types": ((*PYTHON, "mypy"),),
        "contracts": ((str(BIN / "lint-imports"), "--no-logo"), (*PYTHON, "tools.pure")),
        "sizes": ((*PYTHON, "tools.sizes"),),
        "pages": ((*PYTHON, "tools.pages"),),
        "reasons": ((*PYTHON, "tools.reasons"),),
        "traces": ((*PYTHON, "tools.traces"),),
        "migrations": ((str(BIN / "mamori"), "manage", "makemigrations", "--check", "--dry-run"),),
        "packs": ((str(BIN / "mamori"), "packs", "check"),),
        "strings": ((*PYTHON, "tools.strings"),),
        "docs": ((*PYTHON, "tools.docs"),),
    }


def run(name: str, commands: tuple[tuple[str, ...], ...], data: str) -> bool:
    """Run the commands of one check; print one line, and what they said if one failed."""
    began = time.monotonic()
    # No school's key or database is touched by a check.
    ours = ("MAMORI_", "DATABASE_URL", "DJANGO_")
    settings = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    settings["MAMORI_DATA"] = data
    told = [
        subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
        for command in commands
    ]
    passed = all(done.returncode == 0 for done in told)
    seconds = time.monotonic() - began
    print(f"{name:<10} {'ok' if passed else 'FAILED':<6} {seconds:5.1f} s", flush=True)
    for done in told:
        if done.returncode:
            said = f"{done.stdout}{done.stderr}".splitlines()
            print("", *said[:SHOWN], sep="\n")
            more = len(said) - SHOWN
            print(f"… and {more} lines more\n" if more > 0 else "", flush=True)
    return passed


def main(wanted: list[str]) -> int:
    every = steps()
    if unknown := set(wanted) - every.keys():
        print(f"No such check: {', '.join(unknown)}. There are: {', '.join(every)}.")
        return 2
    with tempfile.TemporaryDirectory() as data:
        passed = [run(name, every[name], data) for name in wanted or every]
    print(f"{sum(passed)} of {len(passed)} checks hold")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
