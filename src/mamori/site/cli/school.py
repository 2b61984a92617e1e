"""`mamori school create`: make a school and let its first person in."""

import argparse
import re
import sys
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

import django
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.validators import validate_email

from mamori.site.cli.serve import ask_passphrase

LANGUAGES = ("ja", "vi", "nl", "en")
# As `School.Establisher`, which needs Django set up.
ESTABLISHERS = ("municipal", "prefectural", "national", "public-university", "private")


def add(commands: Any) -> None:
    """Add the command to the parser."""
    school = commands.add_parser("school", help="the schools of this installation")
    create = school.add_subparsers(required=True).add_parser(
        "create", help="make a school and print the link with which its first person begins"
    )
    create.add_argument("--name", required=True, help="as people know it")
    create.add_argument(
        "--jurisdiction", required=True, type=country, help="whose law holds: JP, VN, NL …"
    )
    create.add_argument("--language", required=True, choices=LANGUAGES)
    create.add_argument("--time-zone", required=True, type=time_zone, help="such as Asia/Tokyo")
    create.add_argument("--lead-name", required=True, help="the principal, or the board's officer")
    create.add_argument(
        "--lead-email", required=True, type=address, help="what they will sign in with"
    )
    create.add_argument("--board", action="store_true", help="a board of education, not a school")
    create.add_argument(
        "--under", type=UUID, metavar="ID", help="the board that the school is under"
    )
    create.add_argument(
        "--establisher",
        choices=ESTABLISHERS,
        default="",
        help="who runs it, which decides to whom a serious situation is reported; under a board: "
        "municipal",
    )
    create.add_argument(
        "--pack", action="append", default=[], help="a pack in force; repeatable, its own last"
    )
    create.set_defaults(run=run_create)


def time_zone(text: str) -> str:
    """Return the time zone, or let the parser say what is wrong with it."""
    if text not in available_timezones():
        raise argparse.ArgumentTypeError(f"{text!r} is no time zone; one is Asia/Tokyo")
    return text


def country(text: str) -> str:
    """Return the two letters of a country, or let the parser say what is wrong with them."""
    if not re.fullmatch("[A-Za-z]{2}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not two letters; Japan is JP")
    return text.upper()


def address(text: str) -> str:
    """Return the e-mail address, or let the parser say what is wrong with it."""
    try:
        validate_email(text)
    except ValidationError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no e-mail address") from error
    return text


def run_create(args: argparse.Namespace) -> int:
    """Make it, all or nothing."""
    ask_passphrase()
    django.setup()
    from django.db import transaction  # noqa: PLC0415 -- needs Django set up

    from mamori.people.accounts import NotInvited  # noqa: PLC0415 -- needs Django set up
    from mamori.people.founding import UnknownPack  # noqa: PLC0415 -- needs Django set up
    from mamori.people.models import School  # noqa: PLC0415 -- needs Django set up

    call_command("migrate", verbosity=0)
    try:
        with transaction.atomic():
            _create(args)
    except UnknownPack as error:
        print(f"There is no pack named {error}. Nothing was made.", file=sys.stderr)
        return 2
    except School.DoesNotExist:
        print(f"There is no board {args.under}. Nothing was made.", file=sys.stderr)
        return 2
    except NotInvited as error:
        why = error.why.replace("-", " ")
        print(f"Nothing was made: {args.lead_email} cannot be used ({why}).", file=sys.stderr)
        return 2
    return 0


def _create(args: argparse.Namespace) -> None:
    from mamori.people.founding import (  # noqa: PLC0415 -- needs Django set up
        OURS,
        Founding,
        found_school,
        let_first_in,
    )
    from mamori.people.models import School  # noqa: PLC0415 -- needs Django set up
    from mamori.people.packs import loaded  # noqa: PLC0415 -- needs Django set up
    from mamori.year.actions import bring_all_up_to_date  # noqa: PLC0415 -- needs Django set up

    founding = Founding(
        name=args.name,
        jurisdiction=args.jurisdiction,
        language=args.language,
        time_zone=args.time_zone,
        packs=tuple(args.pack),
        kind=School.Kind.BOARD if args.board else School.Kind.SCHOOL,
        board=School.objects.get(pk=args.under, kind=School.Kind.BOARD) if args.under else None,
        establisher=args.establisher,
    )
    school = found_school(founding=founding)
    _, link = let_first_in(school=school, name=args.lead_name, email=args.lead_email)
    bring_all_up_to_date()
    print(f"{school.name} is made ({school.pk}).")
    print(f"Packs in force: {', '.join(school.packs)}.")
    if not args.pack and not any(
        loaded().by_id[pack].gates for pack in school.packs if pack != OURS
    ):
        print(
            f"No pack on cases for {school.jurisdiction} yet: only Mamori's own rules apply there."
        )
    print(f"Hand this link to {args.lead_name}; it works once, for three days:\n{link}")
