"""`--on`: hands the files to a Dask cluster whose machines reach the same storage.

A worker that dies loses nothing: the scheduler gives its files to another one, and scanning a file
twice gives the same. What comes back is told once a file.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from mamori.core.scan.job import Job
from mamori.core.scan.report.record import Record, failed
from mamori.site.cli.scanning.inputs import Input, Missed, inputs
from mamori.site.cli.scanning.running import Told, run_here

AT_ONCE = 20  # files that go to a worker together
AGAIN = 5  # times that a batch is tried again when a worker dies under it


class NoCluster(Exception):
    """There is no such cluster, or what it takes to ask it is not installed."""


def run_on(address: str, wanted: Iterable[Input], job: Job) -> Iterator[Told]:
    """Yield each input with its record.

    Raises:
        NoCluster: the scheduler does not answer, or the extra `cluster` is not installed.
    """
    try:
        from distributed import Client, as_completed  # noqa: PLC0415 -- an extra that few install
    except ImportError:
        raise NoCluster("`pip install 'mamori[cluster]'` adds what it takes.") from None
    try:
        client = Client(address, timeout="15s", set_as_default=False)
    except (OSError, TimeoutError):
        raise NoCluster(f"No scheduler answers at {address}.") from None
    with client:
        told = client.scatter(job, broadcast=True)
        by_path = {each.path: each for each in wanted}
        futures = [
            client.submit(scan_batch, batch, told, retries=AGAIN, pure=False)
            for batch in _batches(by_path)
        ]
        for _future, records in as_completed(futures, loop=client.loop, with_results=True):
            for record in records:
                if each := by_path.pop(record["path"], None):
                    yield each, record


def scan_batch(paths: list[str], job: Job) -> list[Record]:
    """Scan some files on a worker, within the limits of a process of their own."""
    return list(_scanned(paths, job))


def _scanned(paths: list[str], job: Job) -> Iterator[Record]:
    wanted: list[Input] = []
    for path in paths:
        for each in inputs([path]):
            if isinstance(each, Missed):
                yield failed(path, each.reason)
            else:
                wanted.append(each)
    yield from (record for _each, record in run_here(wanted, job, 1))


def _batches(paths: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(paths)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch
