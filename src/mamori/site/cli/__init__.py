"""The `mamori` command: one file a noun, each with `add(commands)` and its functions."""

import argparse
import os
import sys
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

from mamori.site.cli import (
    account,
    demo,
    journal,
    manage,
    packs,
    redact,
    roster,
    rows,
    scan,
    school,
    serve,
    tidy,
    watch,
)
from mamori.site.cli.here import NoSchool

NOUNS = (
    *(serve, demo, school, account, roster, scan, watch, redact),
    *(packs, rows, journal, tidy, manage),
)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command; docs/reference/commands.md is made from it."""
    top = argparse.ArgumentParser(prog="mamori", description="Keep children safe at school.")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for noun in NOUNS:
        noun.add(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 not as it should be, 2 wrong usage."""
    os.umask(0o077)  # what it and its children write is for their own user alone
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mamori.site.settings")
    args = parser().parse_args(argv)
    try:
        return int(args.run(args) or 0)
    except NoSchool as error:
        print(error, file=sys.stderr)
        return 2
    except ImproperlyConfigured as error:  # a sentence that says which setting, and why
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output went away, which is its right
        sys.stderr.close()
        return 0
