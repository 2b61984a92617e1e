"""`mamori tidy`: what the program does by itself. `mamori serve` does it every hour.

What was to be kept for a day only is destroyed, the board is told of records that changed posts
have left to those whom they name, what a school year asks becomes due, and questionnaires open and
close on their days.
"""

import argparse
import logging
import time
from contextlib import suppress
from importlib import import_module
from typing import Any

from mamori.site.cli import here

logger = logging.getLogger(__name__)

HOUR = 3600
# First those whose records name people: changed posts may leave them to whom they name.
ROOMS = (
    *("cases", "door", "surveys", "registers"),
    *("year", "consent", "publishing", "people", "base"),
)
HELP = (
    "destroy uploads, drafts and sessions that are over; tell boards what posts have changed; begin"
    " school years; open and close questionnaires on their days"
)


def add(commands: Any) -> None:
    """Add the command to the parser."""
    tidy = commands.add_parser("tidy", help=HELP)
    tidy.add_argument("--hourly", action="store_true", help="go on, once an hour")
    tidy.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Tidy up once, or for as long as the program runs."""
    here.set_up()
    while args.hourly:
        with suppress(Exception):  # it is in the log, and the next hour comes all the same
            once()
        time.sleep(HOUR)
    once()


def once() -> None:
    """Let every room do what it does by itself, whatever becomes of the others.

    Raises:
        Exception: the first that a room raised, once all have had their turn.
    """
    failed: Exception | None = None
    for room in ROOMS:
        try:
            import_module(f"mamori.{room}.hourly").every_hour()
        except Exception as error:  # noqa: BLE001 -- one room's fault must not stop the others
            # Only its type: a message could quote a record.
            logger.error("What %s does every hour failed: %s", room, type(error).__name__)  # noqa: TRY400 -- see above
            failed = failed or error
    if failed:
        raise failed
