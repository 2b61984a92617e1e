"""Scans many files: by processes of this machine. Each file is told once, in whatever order."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import rmtree

from mamori.base.remote import NotReached
from mamori.core.scan.files import File
from mamori.core.scan.job import Job, Task
from mamori.core.scan.report.record import Record, failed
from mamori.core.scan.workers import Failed, Pool
from mamori.site.cli.scanning.inputs import Input

BEGIN = "mamori.core.scan.job:begin"
Told = tuple[Input, Record]


def run_here(wanted: Iterable[Input], job: Job, jobs: int) -> Iterator[Told]:
    """Yield each input with its record; what lies elsewhere is copied here and forgotten again."""
    with tempfile.TemporaryDirectory(prefix="mamori-scan-") as name:
        yield from _Run(Path(name), job, jobs).told(wanted)


class _Run:
    def __init__(self, folder: Path, job: Job, jobs: int) -> None:
        self._folder, self._job, self._jobs = folder, job, jobs
        self._waiting: dict[str, tuple[Input, File]] = {}
        self._missed: list[Told] = []

    def told(self, wanted: Iterable[Input]) -> Iterator[Told]:
        with Pool(BEGIN, self._job, jobs=self._jobs, limits=self._job.limits) as pool:
            for task, outcome in pool.map(self._tasks(wanted)):
                each, file = self._waiting.pop(task.path)
                self._forget(file)
                failure = isinstance(outcome, Failed)
                yield each, failed(each.path, outcome.reason) if failure else outcome
                yield from self._drained()
        yield from self._drained()

    def _tasks(self, wanted: Iterable[Input]) -> Iterator[Task]:
        for each in wanted:
            try:
                file = each.take(self._folder)
            except NotReached as error:
                self._missed.append((each, failed(each.path, error.reason)))
                continue
            self._waiting[each.path] = (each, file)
            yield Task(file=file, path=each.path)

    def _drained(self) -> Iterator[Told]:
        while self._missed:
            yield self._missed.pop()

    def _forget(self, file: File) -> None:
        if isinstance(file.source, Path) and file.source.is_relative_to(self._folder):
            rmtree(file.source.parent, ignore_errors=True)
