"""`mamori roster import FILE`: show what a roster would change, ask, and change it."""

import argparse
from pathlib import Path
from typing import Any

from mamori.site.cli import here

EPILOG = """\
Lines that cannot be used are named and left out; everything else is imported.
Exit status: 0 everything imported, or nothing to do; 1 imported but some lines were left out,
or you said no, or people changed meanwhile; 2 the file, the school or a column was not understood.
"""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    roster = commands.add_parser("roster", help="the school's people")
    verb = roster.add_subparsers(required=True).add_parser(
        "import",
        help="bring a school up to date with OneRoster or a list",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_argument("file", type=Path, help="zip, folder, workbook or CSV file")
    verb.add_argument("--school", help="id or name, where there is more than one")
    verb.add_argument("--org", help="id or name of the school in the file, where it has several")
    verb.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="a column of a list, by its name or number; repeatable",
    )
    verb.add_argument("--staff", action="store_true", help="the list is of staff, not of pupils")
    verb.add_argument("--class-name", default="", help="the class, where no column tells it")
    verb.add_argument("--keep-special-needs", action="store_true", help="else it is not taken")
    verb.add_argument("--yes", action="store_true", help="do not ask")
    verb.add_argument("--dry-run", action="store_true", help="only show what would change")
    verb.set_defaults(run=run_import)


def run_import(args: argparse.Namespace) -> int:
    """Hand over to the part that needs Django."""
    here.set_up()
    from mamori.site.cli.roster_import import run  # noqa: PLC0415 -- needs Django set up

    return run(args)
