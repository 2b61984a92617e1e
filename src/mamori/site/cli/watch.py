"""`mamori watch FOLDER`: scans what is put into a folder, and lays a verdict beside it."""

import argparse
from pathlib import Path
from typing import Any

from mamori.site.cli.scan import add_what_it_is_held_against, add_what_to_find

EPILOG = """\
Beside each file of FOLDER, under the same path in the folder of reports, stand NAME.mamori.txt for
people and NAME.mamori.json for programs. New and changed files are scanned once they are written to
their end. It needs no web program; stop it with Ctrl-C.
"""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    watch = commands.add_parser(
        "watch",
        help="scan what is put into a folder, and lay a verdict beside it",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    watch.add_argument("folder", type=Path, metavar="FOLDER")
    watch.add_argument(
        "--reports", type=Path, required=True, metavar="FOLDER", help="where the verdicts go"
    )
    watch.add_argument(
        "--quarantine", type=Path, metavar="FOLDER", help="move there what must not go out"
    )
    watch.add_argument(
        "--every", type=float, default=2.0, metavar="SECONDS", help="how often it looks"
    )
    watch.add_argument("--once", action="store_true", help="scan what is there, and end")
    add_what_to_find(watch)
    add_what_it_is_held_against(watch)
    watch.add_argument("--jobs", type=int, default=0, metavar="N", help="processes; else all cores")
    watch.add_argument("--show", action="store_true", help="show found words; else they are masked")
    watch.set_defaults(run=run_watch, format="json")


def run_watch(args: argparse.Namespace) -> int:
    """Hand over to the part that loads what scanning takes."""
    from mamori.site.cli.scanning.watching import watch  # noqa: PLC0415 -- half a second, for few

    return watch(args)
