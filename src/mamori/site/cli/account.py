"""`mamori account start-over`: the way back in for a lead who lost phone or password."""

import argparse
import sys
from typing import Any

from mamori.site.cli import here


def add(commands: Any) -> None:
    """Add the command to the parser."""
    account = commands.add_parser("account", help="how people sign in")
    again = account.add_subparsers(required=True).add_parser(
        "start-over",
        help="print a new link for somebody who lost phone or password; for the principal and the"
        " vice-principal there is no other way",
    )
    again.add_argument("email", metavar="EMAIL", help="the address they sign in with")
    again.set_defaults(run=run_start_over)


def run_start_over(args: argparse.Namespace) -> int:
    """End what they had and print the link."""
    here.set_up()
    from mamori.people import accounts  # noqa: PLC0415 -- needs Django set up
    from mamori.people.models import Account  # noqa: PLC0415 -- needs Django set up

    account = Account.objects.select_related("person").filter(email__iexact=args.email).first()
    if account is None:
        print(f"Nobody signs in with {args.email}. Nothing was changed.", file=sys.stderr)
        return 2
    try:
        link = accounts.start_over(by=None, person=account.person)
    except accounts.NotInvited as error:
        print(f"Nothing was changed ({error}).", file=sys.stderr)
        return 2
    print(f"Make sure that it is really them. It works once, for three days:\n{link}")
    return 0
