"""What `mamori roster import` does once Django is set up."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from mamori.core.roster import Format, Kind, Note, Roster, RosterUnreadable, detect, read_oneroster
from mamori.core.roster import read_table as read_list
from mamori.people.imports.make import plan_import
from mamori.people.imports.pages import counted, where
from mamori.people.imports.plan import Plan
from mamori.people.imports.reading import first_table
from mamori.people.imports.wanted import WhichSchool
from mamori.people.imports.wording import sentence, unreadable
from mamori.people.imports.write import WorldChanged, silent, write
from mamori.people.models import School

BAR = 40


class WrongUsage(Exception):
    """Something on the command line was not understood; the message says what."""


def run(args: argparse.Namespace) -> int:
    """Read, show, ask, write; return the exit status."""
    try:
        school = _school(args.school)
        plan = _plan(args, school)
    except (WrongUsage, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except RosterUnreadable as error:
        print(f"{args.file}: {unreadable(error.code)} ({error.detail})", file=sys.stderr)
        return 2
    _show(plan)
    status = 1 if plan.rejected or plan.partly else 0
    if args.dry_run or plan.is_empty():
        print("Nothing was changed." if args.dry_run else "Everything is up to date already.")
        return status
    if not args.yes and not sys.stdin.isatty():
        print("Nothing was changed. Say --yes to import without a question.", file=sys.stderr)
        return 2
    if not args.yes and input(f"Import into {school.name}? [y/N] ").strip().lower() != "y":
        print("Nothing was changed.")
        return 1
    return max(status, _write(plan))


def _write(plan: Plan) -> int:
    try:
        write(by=None, plan=plan, progress=_bar if sys.stderr.isatty() else silent)
    except WorldChanged:
        print("People or posts changed meanwhile. Nothing was imported: again.", file=sys.stderr)
        return 1
    print("Imported.")
    return 0


def _school(asked: str | None) -> School:
    schools = School.objects.order_by("name", "pk")
    found = [one for one in schools if asked in {None, str(one.pk), one.name}]
    if len(found) == 1:
        return found[0]
    if not schools:
        raise WrongUsage("There is no school yet. Make one: mamori school create")
    known = "\n".join(f"  {one.pk}  {one.name}" for one in schools)
    raise WrongUsage(f"Name one school with --school:\n{known}")


def _plan(args: argparse.Namespace, school: School) -> Plan:
    roster = _roster(args, school)
    org = next((o.key for o in roster.orgs.values() if args.org in {o.key, o.name}), "")
    if args.org and not org:
        raise WrongUsage(f"The file has no school “{args.org}”.")
    try:
        return plan_import(school, roster, by=None, org=org)
    except WhichSchool as which:
        known = "\n".join(f"  {each.key}  {each.name}" for each in which.orgs)
        raise WrongUsage(f"Say with --org which school of the file it is:\n{known}") from which


def _roster(args: argparse.Namespace, school: School) -> Roster:
    path: Path = args.file
    if detect(path) is Format.ONEROSTER:
        if args.map:
            raise WrongUsage("A OneRoster package needs no --map: its columns have fixed names.")
        return read_oneroster(path, keep_special_needs=args.keep_special_needs)
    source = (path.name, path.read_bytes())
    table = first_table(source)
    return read_list(
        source,
        mapping=_mapping(args.map, table.sheet.header) if args.map else None,
        kind=Kind.STAFF if args.staff else Kind.PUPIL,
        country=table.country or school.jurisdiction,
        class_name=args.class_name,
    )


def _mapping(pairs: Iterable[str], header: list[str]) -> dict[str, int]:
    """Return field to position; a column goes by its name or by its number from 1."""
    found = {}
    for pair in pairs:
        name, _, column = pair.partition("=")
        if column in header:
            found[name] = header.index(column)
        elif column.isdecimal() and 0 < int(column) <= len(header):
            found[name] = int(column) - 1
        else:
            raise WrongUsage(f"There is no column “{column}”. There are: {', '.join(header)}")
    return found


def _show(plan: Plan) -> None:
    for row in counted(plan.counts(), plan):
        print(f"{row.count:8}  {row.title}")
    for note in (*plan.rejected, *plan.partly, *plan.notes):
        print(_line(note))


def _line(note: Note) -> str:
    place = where(note)
    return f"{place}: {sentence(note)}" if place else sentence(note)


def _bar(done: int, total: int) -> None:
    filled = BAR * done // total
    end = "\n" if done >= total else ""
    bar = "#" * filled + "." * (BAR - filled)
    print(f"\r[{bar}] {done} of {total}", end=end, file=sys.stderr, flush=True)
