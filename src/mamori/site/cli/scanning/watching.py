"""What `mamori watch` does once it is called: look, scan what is new, lay the verdict beside it.

By looking and not by being told: what tells of changes does not reach over network drives, where
schools have their folders.
"""

import argparse
import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Event

from mamori.core.scan.job import Job
from mamori.core.scan.report.record import Record
from mamori.core.scan.workers import NotStarted
from mamori.site.cli.scanning.command import (
    CLEAR,
    STOPPING,
    STOPS,
    UNREAD,
    WRONG_USAGE,
    WrongUsage,
    check_where_it_writes,
    job_of,
    today,
)
from mamori.site.cli.scanning.inputs import Input, Missed, inputs
from mamori.site.cli.scanning.running import run_here
from mamori.site.cli.scanning.telling import lines_of

TEXT, DATA = ".mamori.txt", ".mamori.json"
# What office programs put beside a file while somebody has it open.
_OPEN = ("~$", ".~lock.")


def watch(args: argparse.Namespace) -> int:
    """Watch a folder until somebody stops it; with `--once` scan what is there."""
    stopped = Event()
    for which in (signal.SIGINT, signal.SIGTERM):
        signal.signal(which, lambda *_: stopped.set())
    try:
        watched = _Watched(args)
        status = watched.look(settled=args.once)
        while not args.once and not stopped.wait(args.every):
            watched.look()
    except NotStarted as error:
        print(f"The processes that read files do not start: {error}", file=sys.stderr)
        return WRONG_USAGE
    except (WrongUsage, OSError) as error:
        print(error, file=sys.stderr)
        return WRONG_USAGE
    return status if args.once else CLEAR


class _Watched:
    """A folder that is watched, and what was told of it."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self._folder: Path = args.folder.resolve()
        self._reports: Path = args.reports.resolve()
        self._quarantine: Path | None = args.quarantine.resolve() if args.quarantine else None
        if not self._folder.is_dir():
            raise WrongUsage(f"{args.folder} is no folder.")
        if self._folder in {self._quarantine, self._reports}:
            raise WrongUsage("Reports and what is moved away need a folder of their own.")
        check_where_it_writes(args)
        for place in filter(None, (self._reports, self._quarantine)):
            place.mkdir(parents=True, exist_ok=True)
        self._seen: dict[str, str] = {}  # as it was at the last look
        self._told: dict[str, str] = {}  # as it was when it was scanned
        self._verdicts: dict[str, str] = {}
        self._held: tuple[object, ...] = ()
        self._job: Job | None = None
        self._scan = ""  # stands for all that is asked of a scan

    def look(self, *, settled: bool = False) -> int:
        """Scan what is new or changed; return the exit status of what was told.

        A file is taken once it is the same at two looks: whoever writes it is done. `settled` says
        that nobody writes.
        """
        job = self._present_job()
        found = {each.path: each for each in self._files()}
        for path in found.keys() - self._told.keys():
            self._recall(path)
        wanted = [
            each
            for path, each in found.items()
            if self._told.get(path) != each.stamp
            and (settled or self._seen.get(path) == each.stamp)
        ]
        self._seen = {path: each.stamp for path, each in found.items()}
        for path in self._told.keys() - found.keys():
            self._forget(path)
        if wanted:
            for each, record in run_here(wanted, job, self._args.jobs or os.cpu_count() or 1):
                self._tell(each, record)
        verdicts = set(self._verdicts.values())
        return STOPS if verdicts & STOPPING else UNREAD if "unreadable" in verdicts else CLEAR

    def _present_job(self) -> Job:
        """Return what is asked of a scan today; another day, roster or list begins anew."""
        files = [*self._args.roster, *filter(None, [self._args.consents])]
        job = job_of(self._args) if self._job is None or self._is_new(files) else self._job
        held = (job.day, *(_stamp(file) for file in files))
        if held != self._held:
            self._held, self._told, self._verdicts = held, {}, {}
            self._scan = sha256(repr(job).encode()).hexdigest()
        self._job = job
        return job

    def _is_new(self, files: list[Path]) -> bool:
        return (today(), *(_stamp(file) for file in files)) != self._held

    def _files(self) -> Iterator[Input]:
        own = [self._reports, *filter(None, [self._quarantine])]
        for each in inputs([str(self._folder)]):
            path = Path(each.path)
            if isinstance(each, Missed) or any(path.is_relative_to(place) for place in own):
                continue
            if not path.name.startswith(_OPEN):
                yield each

    def _tell(self, each: Input, record: Record) -> None:
        """Lay the verdict beside a file, and move the file away if that was asked for."""
        path = Path(each.path)
        if not path.exists() or _stamp(path) != each.stamp:
            return  # it was changed meanwhile, and is scanned again
        moved = ""
        self._verdicts[each.path] = record["verdict"]
        if self._quarantine and record["verdict"] in STOPPING:
            moved = str(self._moved(path, self._quarantine))
        else:
            self._told[each.path] = each.stamp
        report = self._reports / path.relative_to(self._folder)
        report.parent.mkdir(parents=True, exist_ok=True)
        lines = [*lines_of(record), *([f"{'moved to':>10} {moved}"] if moved else [])]
        _write(report, TEXT, "\n".join(lines) + "\n")
        kept = {"scan": self._scan, "stamp": each.stamp, "moved_to": moved or None}
        told = record | {"watch": kept}
        _write(report, DATA, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        print(lines[0], flush=True)

    def _recall(self, path: str) -> None:
        """Take up what an earlier watch told of a file, if it was asked the same."""
        report = self._reports / Path(path).relative_to(self._folder)
        with suppress(OSError, ValueError, KeyError, TypeError):
            told = json.loads(report.with_name(report.name + DATA).read_text(encoding="utf-8"))
            if told["watch"]["scan"] == self._scan and told["watch"]["stamp"] == _stamp(Path(path)):
                self._told[path], self._verdicts[path] = _stamp(Path(path)), told["verdict"]

    def _moved(self, path: Path, quarantine: Path) -> Path:
        """Move a file away; an earlier one of its name is never written over."""
        wanted = quarantine / path.relative_to(self._folder)
        wanted.parent.mkdir(parents=True, exist_ok=True)
        target, number = wanted, 1
        while target.exists():
            number += 1
            target = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        shutil.move(path, target)
        return target

    def _forget(self, path: str) -> None:
        """Take the verdict on a file away that is not there any more."""
        del self._told[path]
        self._verdicts.pop(path, None)
        report = self._reports / Path(path).relative_to(self._folder)
        for ending in (TEXT, DATA):
            report.with_name(report.name + ending).unlink(missing_ok=True)


def _write(report: Path, ending: str, text: str) -> None:
    """Write in one step, so that a reader never meets half a verdict."""
    target = report.with_name(report.name + ending)
    new = target.with_name(f".{target.name}.{os.getpid()}")
    new.write_text(text, encoding="utf-8")
    new.replace(target)


def _stamp(path: Path) -> str:
    with suppress(OSError):
        told = path.stat()
        return f"{told.st_size}-{told.st_mtime_ns}"
    return ""
