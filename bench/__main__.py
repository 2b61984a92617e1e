"""`python -m bench [NAME…] [--small] [--profile] [--postgresql]`: measure, and print tables.

Each benchmark runs in a process of its own on a fresh database: SQLite as the program sets it up;
with `--postgresql` a throw-away server that waits for its disk; with DATABASE_URL that server, in
a database made for the run and dropped after it.
"""

import argparse
import os
import subprocess
import sys
from contextlib import nullcontext

from bench.engines import ROOT, fresh_settings, lasting_server
from bench.run import NAMES, SCANNER


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure beside peers.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--small", action="store_true", help="tiny sizes: does it run?")
    parser.add_argument("--profile", action="store_true", help="show where the time of a sign goes")
    parser.add_argument("--postgresql", action="store_true", help="on a throw-away server")
    args = parser.parse_args()
    if unknown := set(args.names) - set(NAMES):
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    flags = [f"--{flag}" for flag in ("small", "profile") if getattr(args, flag)]
    given = nullcontext(os.environ.get("DATABASE_URL", ""))
    with lasting_server() if args.postgresql else given as server:
        every = [name for name in NAMES if not (args.postgresql and name in SCANNER)]
        return max(_measure(name, flags, server) for name in args.names or every)


def _measure(name: str, flags: list[str], server: str) -> int:
    with fresh_settings(server) as settings:
        command = [sys.executable, "-m", "bench.run", name, *flags]
        return subprocess.run(command, cwd=ROOT, env=settings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
