"""`mamori demo`: an invented school to look around in."""

import argparse
import os
import re
import sys
from datetime import date, timedelta
from typing import Any

from mamori.site.cli import serve
from mamori.site.folders import data_folder

DAYS = {"d": 1, "w": 7}


def add(commands: Any) -> None:
    """Add the command to the parser."""
    demo = commands.add_parser("demo", help="make an invented school to look around in")
    demo.add_argument(
        "--stage",
        type=when,
        metavar="WHEN",
        help="move the demo's clock on, also while it is served: so many days or weeks (92d, 2w),"
        " or to a day (2027-02-23); never back",
    )
    demo.add_argument("--serve", action="store_true", help="and serve it")
    serve.add_address(demo)
    demo.set_defaults(run=run)


def when(text: str) -> timedelta | date:
    """Read how far the clock is to go: `92d`, `+7d`, `2w`, or the day itself.

    Raises:
        argparse.ArgumentTypeError: it is none of these.
    """
    if found := re.fullmatch(r"\+?([0-9]{1,4})([dw]?)", text):
        return timedelta(days=int(found[1]) * DAYS[found[2] or "d"])
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        told = f"{text!r} is neither a number of days or weeks (92d, 2w) nor a day (2027-02-23)"
        raise argparse.ArgumentTypeError(told) from error


def run(args: argparse.Namespace) -> int:
    """Make the demo school in a folder of its own, once; move its clock and serve it if asked."""
    os.environ.setdefault("MAMORI_DATA", str(data_folder() / "demo"))
    os.environ["MAMORI_DEMO"] = "1"
    serve.prepare()
    from mamori.site.demo.make import NAME, NotADemo, make_demo  # noqa: PLC0415 -- needs Django

    try:
        made = make_demo()
    except NotADemo:
        print(
            f"{data_folder()} holds a real school. Nothing was made: name another folder for the"
            " demo in MAMORI_DATA.",
            file=sys.stderr,
        )
        return 1
    print(f"{NAME}: {'made' if made else 'is there already'} in {data_folder()}")
    if args.stage is not None and not _move(args.stage):
        return 2
    _tell_day()
    return serve.run(args) if args.serve else 0


def _move(wanted: timedelta | date) -> bool:
    from mamori.site.demo import stage  # noqa: PLC0415 -- needs Django

    today = stage.day()
    try:
        stage.move_to(today + wanted if isinstance(wanted, timedelta) else wanted)
    except stage.NotThere as error:
        print(
            f"{error.told} It is {today:%A}, {today} there; nothing was moved. To begin anew, stop"
            f" the demo and delete {data_folder()}.",
            file=sys.stderr,
        )
        return False
    return True


def _tell_day() -> None:
    """Say what day it is at the demo school, where that is not today."""
    from mamori.base import clock  # noqa: PLC0415 -- needs Django
    from mamori.site.demo import stage  # noqa: PLC0415 -- likewise

    if ahead := clock.days_ahead():
        today = stage.day()
        print(f"At the demo school it is {today:%A}, {today} now, {ahead} days ahead.")
