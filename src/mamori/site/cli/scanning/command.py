"""What `mamori scan` does once it is called: read what judges, scan, tell, and say how it ended."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tqdm import tqdm

from mamori.core.policy import Packs, WrongPacks, load_packs
from mamori.core.roster import Person, RosterUnreadable, read
from mamori.core.scan.consent_list import ConsentsUnreadable, read_consents
from mamori.core.scan.consents import NO_CONSENTS
from mamori.core.scan.job import Job
from mamori.core.scan.report.record import Record, failed
from mamori.core.scan.workers import NotStarted
from mamori.site.cli.carrying import PORTABLE, CarriedAway, is_portable, keep_off_portable
from mamori.site.cli.scanning.cluster import NoCluster, run_on
from mamori.site.cli.scanning.inputs import Input, Missed, inputs
from mamori.site.cli.scanning.resuming import Memory, WrongFile
from mamori.site.cli.scanning.running import Told, run_here
from mamori.site.cli.scanning.telling import Lines, Teller, Text, Whole
from mamori.site.folders import packs_folder

CLEAR, STOPS, WRONG_USAGE, UNREAD = range(4)
STOPPING = {"block", "consent"}
OURS = "mamori"  # the pack that holds for every school, of whatever country
# Why a roster cannot be read, for those who meet it most.
NO_ROSTER = {
    "not-found": "there is no such file.",
    "not-a-roster": "it is no list of people. Take OneRoster, or a class list in CSV or Excel.",
    "no-list-format": "it is no list. Take OneRoster, or a class list in CSV or Excel.",
    "empty": "it is empty.",
    "encrypted": "a password protects it. Save a copy without one.",
    "broken-zip": "it is damaged.",
    "broken-workbook": "it is damaged, or a password protects it.",
    "too-large": "it is larger than a roster can be.",
    "unknown-encoding": "its letters cannot be told. Save it as UTF-8.",
}


class WrongUsage(Exception):
    """Something on the command line was not understood; the message says what."""


def scan(args: argparse.Namespace) -> int:
    """Scan what was named; return the exit status."""
    try:
        check_where_it_writes(args)
        job = job_of(args)
        return _scan(args, job)
    except NotStarted as error:
        print(f"The processes that read files do not start: {error}", file=sys.stderr)
    except (WrongUsage, NoCluster, OSError) as error:
        print(error, file=sys.stderr)
    return WRONG_USAGE


def job_of(args: argparse.Namespace) -> Job:
    """Return what the command line asks for.

    Raises:
        WrongUsage: a roster, a list of consents, a pack or a store cannot be used.
    """
    people = people_of(args.roster, args.country)
    packs = chosen(args.pack, args.country)
    try:
        consents = read_consents(args.consents, people) if args.consents else NO_CONSENTS
    except ConsentsUnreadable as error:
        raise WrongUsage(f"--consents: {error}") from None
    _check_store(args.store, args.place, packs)
    return Job(
        packs=packs_folder(),
        day=today(),
        pack_ids=tuple(packs.by_id),
        people=people,
        consents=consents,
        place=args.place,
        store=args.store or _carried(args),
        country=args.country,
        typos=args.typos,
        names=args.names,
        pictures=not args.no_pictures,
        show=args.show,
        draw=args.format == "html",
    )


def today() -> date:
    """Return what day it is where this machine stands."""
    return datetime.now(UTC).astimezone().date()


def chosen(wanted: Sequence[str] | None, country: str) -> Packs:
    """Return the packs that judge: those that were named, else those of the country, else all.

    Raises:
        WrongUsage: a pack is not there, or does not load.
    """
    try:
        packs = load_packs(packs_folder(), wanted)
    except WrongPacks as wrong:
        first = wrong.errors[0]
        raise WrongUsage(f"packs: {first.file}: {first.entry}: {first.reason}") from None
    if wanted or not country:
        return packs
    around = {country, "EU"} if country == "NL" else {country}
    return Packs(tuple(pack for pack in packs if pack.id == OURS or pack.jurisdiction in around))


def _check_store(store: str, place: str, packs: Packs) -> None:
    known = sorted({code for pack in packs for entry in pack.places for code in entry.where})
    if store and place != "storage":
        raise WrongUsage("--store goes with --for storage.")
    if store and store not in known:
        raise WrongUsage(f"--store: no pack knows {store}. There are: {', '.join(known)}.")


def check_where_it_writes(args: argparse.Namespace) -> None:
    """Refuse to write what was found, or what is set apart, where the packs that were named forbid.

    Raises:
        WrongUsage: a path lies on a medium that can be carried away, or a pack cannot be used.
    """
    written = [getattr(args, name, None) for name in ("resume", "reports", "quarantine")]
    packs = chosen(args.pack, args.country) if args.pack else Packs()
    try:
        for path in filter(None, written):
            keep_off_portable(path, packs, today())
    except CarriedAway as refused:
        raise WrongUsage(str(refused)) from None


def _carried(args: argparse.Namespace) -> str:
    """Return the code of media that can be carried away where all that is scanned lies on one.

    Raises:
        WrongUsage: a part of it does; one verdict would be wrong for the other.
    """
    local = [Path(path) for path in getattr(args, "path", ()) if Path(path).exists()]
    if args.place != "storage" or not local:
        return ""
    carried = [path for path in local if is_portable(path)]
    if carried and len(carried) < len(args.path):
        raise WrongUsage(f"{carried[0]} lies on a medium that can be carried away: scan it apart.")
    return PORTABLE if carried else ""


def people_of(rosters: Sequence[Path], country: str) -> tuple[Person, ...]:
    """Read the school's people, as the importer of rosters reads them.

    Raises:
        WrongUsage: nothing can be read of one of them.
    """
    people: dict[str, Person] = {}
    for roster in rosters:
        try:
            found = read(roster, country=country)
        except RosterUnreadable as error:
            why = NO_ROSTER.get(error.code, error.code)
            raise WrongUsage(f"--roster: {roster}: {why}") from None
        if not found.persons:
            raise WrongUsage(f"--roster: {roster}: there is nobody in it.")
        people |= found.persons
    return tuple(people.values())


class _Ended(NamedTuple):
    stops: bool = False
    unread: bool = False

    def after(self, record: Record) -> "_Ended":
        return _Ended(
            self.stops or record["verdict"] in STOPPING, self.unread or bool(record["error"])
        )

    @property
    def status(self) -> int:
        return STOPS if self.stops else UNREAD if self.unread else CLEAR


def _scan(args: argparse.Namespace, job: Job) -> int:
    teller, ended = _teller(args, job), _Ended()
    with ExitStack() as stack:
        memory = _memory(args.resume, job) if args.resume else None
        if memory:
            stack.callback(memory.close)
        for record in _records(args, job, memory):
            with tqdm.external_write_mode():  # lines do not go on where the bar stands
                teller.tell(record)
            ended = ended.after(record)
            if record["error"] and not sys.stdout.isatty():
                print(f"{record['path']}: {record['error']}", file=sys.stderr)
    teller.end()
    return ended.status


def _records(args: argparse.Namespace, job: Job, memory: Memory | None) -> Iterator[Record]:
    named = list(inputs(args.path))
    wanted: list[Input] = []
    with tqdm(total=len(named), unit="file", disable=not sys.stderr.isatty()) as bar:
        for each in named:
            known = (
                memory.recall(each.path, each.stamp) if memory and isinstance(each, Input) else None
            )
            if isinstance(each, Input) and known is None:
                wanted.append(each)
                continue
            bar.update()
            yield failed(each.path, each.reason) if isinstance(each, Missed) else known or {}
        for each, record in _run(args, job)(wanted):
            if memory:
                memory.keep(each.path, each.stamp, record)
            bar.update()
            yield record


def _run(args: argparse.Namespace, job: Job) -> Callable[[Iterable[Input]], Iterator[Told]]:
    if args.on:
        return lambda wanted: run_on(args.on, wanted, job)
    jobs = args.jobs or os.cpu_count() or 1
    return lambda wanted: run_here(wanted, job, jobs)


def _memory(file: Path, job: Job) -> Memory:
    """Open what an earlier run left; another roster, day or rule makes it of no use."""
    key = sha256(repr(job).encode()).hexdigest()
    try:
        return Memory(file, key)
    except WrongFile:
        raise WrongUsage(f"--resume: {file} is of another scan. Name another file.") from None


def _teller(args: argparse.Namespace, job: Job) -> Teller:
    match args.format:
        case "jsonl":
            return Lines(sys.stdout)
        case "json":
            return Whole(sys.stdout)
        case "text":
            return Text(sys.stdout)
    from mamori.site.cli.scanning.page import Page  # noqa: PLC0415 -- loads Django, for this alone

    return Page(
        sys.stdout, load_packs(job.packs, job.pack_ids), args.language, f"{job.day:%Y-%m-%d}"
    )
