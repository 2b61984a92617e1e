"""`mamori journal verify|export|checkpoint|key`. Verifying a file needs no database."""

import argparse
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any
from uuid import UUID

from mamori.core.seal import Break, Checkpoint, verify
from mamori.core.seal.export import (
    ExportUnreadable,
    read_checkpoint,
    read_links,
    write_checkpoint,
    write_links,
)
from mamori.site.cli import bundle, here
from mamori.site.cli.carrying import CarriedAway, keep_off_portable

WORDS = {
    "edited": "this fact was changed after it was written",
    "missing": "one or more facts are missing from here on",
    "moved": "this fact is not in its place",
    "unlinked": "this fact does not continue the one before it",
    "truncated": "the journal ends before this fact: its tail was cut off",
    "rewritten": "history up to this fact was replaced",
    "unsigned": "this check-point is not genuine",
}


def add(commands: Any) -> None:
    """Add the command to the parser."""
    journal = commands.add_parser("journal", help="the record of what happened")
    verbs = journal.add_subparsers(required=True)
    check = verbs.add_parser("verify", help="find every change made after the fact")
    what = check.add_mutually_exclusive_group()
    says = "a whole journal written by export, or a bundle"
    what.add_argument("file", nargs="?", type=Path, help=says)
    what.add_argument("--export", type=Path, metavar="FILE", help="the same, by name")
    check.add_argument(
        "--checkpoint", action="append", type=Path, default=[], help="kept outside; repeatable"
    )
    check.add_argument("--key", type=bundle.digits, help="of a bundle: the school's 40 digits")
    check.set_defaults(run=run_verify)
    export = verbs.add_parser("export", help="write the whole journal, words sealed, to a file")
    export.add_argument("file", type=Path)
    export.add_argument("--ledger", help="the school's id, where there is more than one")
    export.set_defaults(run=run_export)
    point = verbs.add_parser("checkpoint", help="print a signed check-point, to keep elsewhere")
    point.set_defaults(run=run_checkpoint)
    key = verbs.add_parser("key", help="print the digits by which a school's signature is known")
    key.set_defaults(run=run_key)


def run_verify(args: argparse.Namespace) -> int:
    """Say for each ledger that it holds, or where it does not."""
    points: list[Checkpoint] = []
    export = file = args.export or args.file
    try:
        for file in args.checkpoint:
            points += _read_points(file)
        if (file := export) and bundle.is_one(export):
            return bundle.run_verify(export, points, args.key)
        if args.key:
            print("--key is for a bundle: only a bundle is signed", file=sys.stderr)
            return 2
        if export:
            return _verify_export(export, points)
    except ExportUnreadable as error:
        print(
            f"{file}: line {error.line} cannot be read: another kind of file, or damaged.",
            file=sys.stderr,
        )
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    return _verify_database(points)


def _read_points(path: Path) -> list[Checkpoint]:
    """Read the check-points of a file: one a line, as `checkpoint` prints them."""
    points = []
    text = path.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.splitlines() or [""], start=1):
        try:
            points.append(read_checkpoint(line))
        except ExportUnreadable as error:
            raise ExportUnreadable(number) from error
    return points


def _verify_export(file: Path, points: list[Checkpoint]) -> int:
    with file.open(encoding="utf-8", errors="replace") as lines:
        links = read_links(lines)
        first = next(links, None)
        ledger = first.header.get("ledger") if first else None
        mine = [point for point in points if point.ledger == ledger]
        if points and not mine:  # a chain made anew under another name must not pass for unknown
            print(f"{file.name}: none of the check-points is of this journal")
            return 1
        return _report(file.name, verify(chain([first] if first else [], links), mine), mine)


def _verify_database(points: list[Checkpoint]) -> int:
    here.set_up()
    from mamori.journal import queries  # noqa: PLC0415 -- an export is verified without Django

    status, names = 0, _names()
    if not names and not points:
        raise here.NoSchool
    for lost in sorted({point.ledger for point in points} - {str(pk) for pk in names}):
        print(f"{lost}: there is a check-point of this journal, but no such journal here")
        status = 1
    for pk, name in names.items():
        mine = [point for point in points if point.ledger == str(pk)]
        status |= _report(name, queries.broken(pk, mine), mine)
    return status


def _names() -> dict[UUID, str]:
    """Return the ledgers, each under the name of its school and its id."""
    from mamori.journal import queries  # noqa: PLC0415 -- needs Django set up
    from mamori.people.models import School  # noqa: PLC0415 -- likewise

    names = dict(School.objects.values_list("pk", "name"))
    return {led.pk: f"{names.get(led.pk, '')} {led.pk}".strip() for led in queries.ledgers()}


def run_export(args: argparse.Namespace) -> int:
    """Write the facts of one ledger, and the check-point beside it."""
    here.set_up()
    from mamori.journal import actions, queries  # noqa: PLC0415 -- needs Django set up

    names = _names()
    if not names:
        raise here.NoSchool
    ledgers = [pk for pk in names if args.ledger in {None, str(pk)}]
    if len(ledgers) != 1:
        print("Name one school with --ledger:", *names.values(), sep="\n  ", file=sys.stderr)
        return 2
    try:
        _keep_off_portable(args.file, ledgers[0])
    except CarriedAway as refused:
        print(refused, file=sys.stderr)
        return 1
    with args.file.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in write_links(queries.links(ledgers[0])))
    print(write_checkpoint(actions.checkpoint(ledgers[0])))
    return 0


def _keep_off_portable(file: Path, ledger: UUID) -> None:
    """Refuse what the packs of a school refuse; a ledger without a school has none."""
    from mamori.people.models import School  # noqa: PLC0415 -- needs Django set up
    from mamori.people.packs import in_force  # noqa: PLC0415 -- likewise
    from mamori.people.queries import school_day  # noqa: PLC0415 -- likewise
    from mamori.vault.queries import admitted_volumes  # noqa: PLC0415 -- likewise

    if school := School.objects.filter(pk=ledger).first():
        packs, day = in_force(school), school_day(school)
        keep_off_portable(file, packs, day, admitted=admitted_volumes(school))


def run_checkpoint(_args: argparse.Namespace) -> int:
    """Print a signed check-point a ledger."""
    here.set_up()
    from mamori.journal import actions, queries  # noqa: PLC0415 -- needs Django set up

    there = queries.ledgers()
    if not there:
        raise here.NoSchool
    for ledger in there:
        print(write_checkpoint(actions.checkpoint(ledger.pk)))
    return 0


def run_key(_args: argparse.Namespace) -> int:
    """Print the digits that a reader of a bundle compares by telephone, a school a line."""
    here.set_up()
    from mamori.journal import queries  # noqa: PLC0415 -- needs Django set up

    names = _names()
    if not names:
        raise here.NoSchool
    for pk, name in names.items():
        print(f"{name}: {queries.fingerprint_of(pk)}")
    return 0


def _report(name: str, breaks: Iterable[Break], points: list[Checkpoint]) -> int:
    found = list(breaks)
    for place in found:
        print(f"{name}: fact {place.seq}: {WORDS[place.code]}")
    if not found:
        unseen = "no check-point, so a cut tail may go unseen"
        kept = f"check-points: {len(points)}" if points else unseen
        print(f"{name}: holds ({kept})")
    return 1 if found else 0
