"""`mamori redact PATH --roster FILE --out DIR`: copies with nothing left in them."""

import argparse
from pathlib import Path
from typing import Any

from mamori.site.cli.scan import add_what_to_find

EPILOG = """\
Each copy has the format of its file and is scanned before it is handed over; one that still shows
something is thrown away, and the file is named. Files are not changed. Faces stay in pictures.

Exit status: 0 every file has its copy; 2 wrong usage; 3 of something no copy could be made.
"""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    redact = commands.add_parser(
        "redact",
        help="make copies of files without anybody's data",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    redact.add_argument("path", type=Path, metavar="PATH")
    add_what_to_find(redact)
    redact.add_argument("--out", type=Path, metavar="DIR", required=True, help="made if need be")
    redact.add_argument(
        "--pack", action="append", metavar="ID", help="write nowhere it forbids; repeatable"
    )
    redact.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="processes; else all cores"
    )
    redact.set_defaults(run=run_redact)


def run_redact(args: argparse.Namespace) -> int:
    """Hand over to the part that loads what redacting takes."""
    from mamori.site.cli.scanning.copies import redact  # noqa: PLC0415 -- half a second, for few

    return redact(args)
