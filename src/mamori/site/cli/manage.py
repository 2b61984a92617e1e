"""`mamori manage …`: Django's own commands, for whoever runs the machine."""

import argparse
from typing import Any

from django.core.management import execute_from_command_line


def add(commands: Any) -> None:
    """Add the command to the parser."""
    manage = commands.add_parser("manage", help="run a command of Django, such as migrate")
    manage.add_argument("words", nargs=argparse.REMAINDER)
    manage.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Hand everything over to Django."""
    execute_from_command_line(["mamori manage", *args.words])
