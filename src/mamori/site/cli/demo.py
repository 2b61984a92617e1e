"""`mamori demo`: an invented school to look around in."""

import argparse
import os
import sys
from typing import Any

from mamori.site.cli import serve
from mamori.site.folders import data_folder


def add(commands: Any) -> None:
    """Add the command to the parser."""
    demo = commands.add_parser("demo", help="make an invented school to look around in")
    demo.add_argument("--serve", action="store_true", help="and serve it")
    serve.add_address(demo)
    demo.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the demo school in a folder of its own, once; then serve it if asked."""
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
    return serve.run(args) if args.serve else 0
