"""`mamori tidy`: what the program does by itself. `mamori serve` does it every hour.

What was to be kept for a day only is destroyed, the board is told of records that changed posts
have left to those whom they name, what a school year asks becomes due, and questionnaires open and
close on their days.
"""

import argparse
import time
from typing import Any

from mamori.site.cli import here

HOUR = 3600
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
    once()
    while args.hourly:
        time.sleep(HOUR)
        once()


def once() -> None:
    """Destroy uploads, files of what was erased, drafts, sessions and tasks that are over.

    And look at who leads the cases that name somebody, before anything else. Consents whose last
    day has passed are noted as over.
    """
    from django.core.management import call_command  # noqa: PLC0415 -- needs Django set up

    from mamori.base import drafts, files  # noqa: PLC0415 -- likewise
    from mamori.cases.actions import evidence, naming  # noqa: PLC0415 -- likewise
    from mamori.consent.actions import end_what_is_over  # noqa: PLC0415 -- likewise
    from mamori.door import enclosures  # noqa: PLC0415 -- likewise
    from mamori.door.actions import naming as naming_at_the_door  # noqa: PLC0415 -- likewise
    from mamori.people.imports import held  # noqa: PLC0415 -- likewise
    from mamori.publishing.actions import (  # noqa: PLC0415 -- likewise
        channels,
        looking_again,
        patrol_hour,
        policy,
        sweeping,
    )
    from mamori.publishing.actions.deciding import (  # noqa: PLC0415 -- likewise
        go_on,
        lapse,
        look_after_consents,
    )
    from mamori.publishing.actions.marks import expire_stopgaps  # noqa: PLC0415 -- likewise
    from mamori.publishing.actions.notices import issue_all  # noqa: PLC0415 -- likewise
    from mamori.publishing.actions.sheet_look import look_on  # noqa: PLC0415 -- likewise
    from mamori.publishing.actions.sheet_look import tidy as tidy_sheets  # noqa: PLC0415 -- likewise
    from mamori.surveys.actions import noting, on_time  # noqa: PLC0415 -- likewise
    from mamori.year import actions as year  # noqa: PLC0415 -- likewise

    naming.look_again_past_the_named()
    naming_at_the_door.look_again_past_the_named()
    year.bring_all_up_to_date()
    noting.look_again_past_the_named()
    on_time.close_those_over()
    on_time.open_those_due()
    noting.look_through_all()
    channels.look_after_owners()
    patrol_hour.every_hour()
    end_what_is_over()
    expire_stopgaps()
    issue_all()
    tidy_sheets()
    look_on()
    sweeping.begin_due()
    looking_again.look_at_due()
    policy.look_policies_up()
    held.tidy()
    lapse()
    go_on()
    look_after_consents()
    evidence.tidy()
    enclosures.tidy()
    files.sweep(files.COMING)
    drafts.tidy()
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
