"""`mamori tidy`: destroy what was to be kept for a day only. `mamori serve` does it every hour."""

import argparse
import time
from typing import Any

from mamori.site.cli import here

HOUR = 3600


def add(commands: Any) -> None:
    """Add the command to the parser."""
    tidy = commands.add_parser("tidy", help="destroy uploads, drafts and sessions that are over")
    tidy.add_argument("--hourly", action="store_true", help="go on, once an hour")
    tidy.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Tidy up once, or for as long as the program runs."""
    here.set_up()
    once()
    while args.hourly:
        time.sleep(HOUR)
        once()


def once() -> None:
    """Destroy what is over: uploads, files of what was erased, drafts, sessions, finished tasks."""
    from django.core.management import call_command  # noqa: PLC0415 -- needs Django set up

    from mamori.base import drafts, files  # noqa: PLC0415 -- likewise
    from mamori.cases.actions import evidence  # noqa: PLC0415 -- likewise
    from mamori.people.imports import held  # noqa: PLC0415 -- likewise

    held.tidy()
    evidence.tidy()
    files.sweep(files.COMING)
    drafts.tidy()
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
