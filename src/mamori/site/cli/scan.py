"""`mamori scan PATH…`: whose data stands in these files, where, and may it leave?"""

import argparse
from pathlib import Path
from typing import Any

from mamori.core.policy.entries import PLACES

FORMATS = ("text", "json", "jsonl", "html")
EPILOG = """\
PATH is a file, a folder, an archive, - for standard input, or an address: https://, smb://,
webdav://, sftp://, s3:// (see docs/how-to/scan.md).

Exit status: 0 nothing stands against it; 1 something must not go out or needs consent; 2 wrong
usage; 3 something could not be read (it is named).
"""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    scan = commands.add_parser(
        "scan",
        help="find whose data stands in files, and whether it may leave",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    scan.add_argument("path", nargs="+", metavar="PATH")
    add_what_to_find(scan)
    add_what_it_is_held_against(scan)
    scan.add_argument("--format", choices=FORMATS, default="text", help="what is written")
    scan.add_argument("--language", choices=("ja", "vi", "nl", "en"), default="en", help="of html")
    scan.add_argument("--jobs", type=int, default=0, metavar="N", help="processes; else all cores")
    scan.add_argument("--on", metavar="tcp://HOST:PORT", help="hand the files to a Dask cluster")
    scan.add_argument("--resume", type=Path, metavar="FILE", help="go on where it was stopped")
    scan.add_argument(
        "--show",
        action="store_true",
        help="show found words; else they are masked, but for the pages that html shows",
    )
    scan.set_defaults(run=run_scan)


def add_what_it_is_held_against(command: argparse.ArgumentParser) -> None:
    """Add what `scan` and `watch` share."""
    command.add_argument("--consents", type=Path, metavar="FILE", help="who agreed to what")
    command.add_argument("--pack", action="append", metavar="ID", help="judge by it; repeatable")
    places = [place for place in PLACES if place != "report"]
    command.add_argument(
        "--for", dest="place", choices=places, default="", help="where it would go"
    )
    command.add_argument(
        "--store", default="", metavar="CODE", help="with --for storage: which one"
    )


def add_what_to_find(command: argparse.ArgumentParser) -> None:
    """Add what `scan` and `redact` share."""
    command.add_argument(
        "--roster",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="the school's people; repeatable",
    )
    command.add_argument(
        "--country", choices=("JP", "VN", "NL"), default="", help="of the school; chooses packs"
    )
    command.add_argument("--typos", action="store_true", help="names with a wrong letter, too")
    command.add_argument(
        "--names", choices=("off", "warn", "on"), default="warn", help="names no roster has"
    )
    command.add_argument("--no-pictures", action="store_true", help="do not read pictures")


def run_scan(args: argparse.Namespace) -> int:
    """Hand over to the part that loads what scanning takes."""
    from mamori.site.cli.scanning.command import scan  # noqa: PLC0415 -- half a second, for few

    return scan(args)
