"""What `mamori redact` does once it is called."""

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from mamori.core.scan.blocks import Unread
from mamori.core.scan.files import File
from mamori.core.scan.job import Job
from mamori.core.scan.listing import files_under
from mamori.core.scan.reasons import REASONS
from mamori.core.scan.redacting.job import Copy
from mamori.core.scan.report.wording import KINDS
from mamori.core.scan.workers import Failed, Pool
from mamori.site.cli.carrying import CarriedAway, keep_off_portable
from mamori.site.cli.scanning.command import (
    UNREAD,
    WRONG_USAGE,
    WrongUsage,
    chosen,
    people_of,
    today,
)
from mamori.site.folders import packs_folder

BEGIN = "mamori.core.scan.redacting.job:begin"


def redact(args: argparse.Namespace) -> int:
    """Make the copies; return the exit status."""
    try:
        if args.pack:
            keep_off_portable(args.out, chosen(args.pack, args.country), today())
        job = Job(
            packs=packs_folder(),
            day=date.min,  # nothing is judged here
            people=people_of(args.roster, args.country),
            country=args.country,
            typos=args.typos,
            names=args.names,
            pictures=not args.no_pictures,
        )
        failures = list(_failures(args.path, args.out, job, args.jobs or os.cpu_count() or 1))
    except FileExistsError as error:
        print(f"{error.filename} is there already. Name another --out.", file=sys.stderr)
        return WRONG_USAGE
    except (WrongUsage, CarriedAway, OSError) as error:
        print(error, file=sys.stderr)
        return WRONG_USAGE
    for told in failures:
        print(told, file=sys.stderr)
    return UNREAD if failures else 0


def _failures(path: Path, out: Path, job: Job, jobs: int) -> Iterator[str]:
    """Make the copies; yield a line for each file of which none was made."""
    out.mkdir(parents=True, exist_ok=True)
    files: list[File] = []
    for found in files_under(path):
        if isinstance(found, Unread):
            yield f"{found.place.part}: {REASONS[found.reason]}"
        else:
            files.append(found)
    with Pool(BEGIN, job, jobs=jobs, limits=job.limits) as pool:
        for file, copy in pool.map(files):
            if isinstance(copy, Failed):
                yield f"{file.name}: {REASONS[copy.reason]}"
            elif copy.reason:
                left = ", ".join(KINDS[kind] for kind in copy.left)
                yield f"{file.name}: {REASONS[copy.reason]}{f' ({left})' if left else ''}"
            else:
                print(_written(file, copy, out))


def _written(file: File, copy: Copy, out: Path) -> str:
    target = out / copy.name
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as stream:  # an earlier copy is never written over
        stream.write(copy.data)
    return f"{file.name} → {target}: {copy.count} taken out"
