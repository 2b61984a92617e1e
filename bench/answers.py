"""A burst of a questionnaire's answers, beside what the engine takes of the same rows at best.

Then the same through a real server, and through processes that are killed in the middle of it.
"""

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Any
from unittest.mock import patch

from django.db import connection, transaction

from bench.answers_killed import killed
from bench.answers_served import cpu, served
from bench.answers_shared import NAME, shared
from bench.options import Options
from bench.report import Report, Timed
from bench.sheets import Sheet, hand_in, make_sheets, open_group
from bench.timing import seconds
from mamori.base import batches
from mamori.base.turns import AT_MOST
from mamori.surveys.models import Answer

WRITERS = 64  # threads at once; on PostgreSQL each has a connection of its own
INSERT = (
    "INSERT INTO surveys_answer (id, group_id, sealed, receipt, noted) VALUES (%s, %s, %s, %s, %s)"
)
MARK = "UPDATE surveys_code SET used = %s WHERE NOT used AND id IN ({})"


def run(options: Options) -> Report:
    """Store 30,000 answers from many threads in rounds, each beside the engine's own best."""
    group, size = open_group()
    rounds, a_round = options.of((6, 5_000), (2, 40))
    sizes: Counter[int] = Counter()
    ours, engine, alone, together, most = [], [], [], [], []
    for _ in range(rounds):
        with counted(sizes):
            ours.append(seconds(_burst(make_sheets(group, size, a_round), WRITERS)))
        batch = round(sum(each * times for each, times in sizes.items()) / sizes.total())
        engine.append(seconds(_bare(make_sheets(group, size, a_round), batch)))
        most.append(seconds(_bare(make_sheets(group, size, a_round), AT_MOST)))
        if not is_in_memory():
            together.append(shared(_burst, make_sheets(group, size, a_round)))
        alone.append(10 * seconds(_bare(make_sheets(group, size, a_round // 10), 1)))
    assert Answer.unguarded.count() >= rounds * a_round * 2
    report = Report(f"{rounds * a_round:,} answers of {size:,} sealed bytes, {WRITERS} threads")
    yardstick = Timed(f"executemany of the same, {batch} a commit", a_round, engine)
    report.add(Timed("answers in one burst", a_round, ours), yardstick, "answers/s")
    if together:
        report.add(Timed(NAME, a_round, together), yardstick, "answers/s")
    report.add(Timed(f"the engine, {AT_MOST} a commit", a_round, most), yardstick, "answers/s")
    report.add(Timed("the engine, one a commit", a_round, alone), yardstick, "answers/s")
    report.notes.append(f"commits of the burst: {sizes.total():,}, of {_told(sizes)} answers")
    report.notes.append(cpu(options))
    if not options.small:
        report.notes += [*served(options), killed(group, size, 1_000)]
    elif not is_in_memory():
        report.notes.append(killed(group, size, 2))
    return report


def is_in_memory() -> bool:
    """Say whether no other process sees this database."""
    return connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"])


@contextmanager
def counted(sizes: Counter[int]) -> Iterator[None]:
    """Count how many answers each commit holds."""
    write = batches._write  # noqa: SLF001 -- nothing else sees a batch

    def counting(orders: Sequence[Any]) -> None:
        sizes[len(orders)] += 1
        write(orders)

    with patch.object(batches, "_write", counting):
        yield


def _burst(sheets: Sequence[Sheet], writers: int) -> Any:
    """Return a job that stores answers, each by a thread that waits until it is told."""
    waiting: SimpleQueue[Sheet] = SimpleQueue()
    for sheet in sheets:
        waiting.put(sheet)

    def work() -> None:
        try:
            while True:
                hand_in(waiting.get_nowait())
        except Empty:
            connection.close()

    def job() -> None:
        threads = [threading.Thread(target=work) for _ in range(writers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return job


def _bare(sheets: Sequence[Sheet], batch: int) -> Any:
    """Return a job that gives the engine the same rows and marks in plain SQL, so many a commit."""
    as_key = (lambda pk: pk) if connection.vendor == "postgresql" else (lambda pk: pk.hex)
    rows = [
        (as_key(one.pk), one.group_id, one.sealed, one.receipt, True)
        for one in (sheet.answer for sheet in sheets)
    ]
    marks = [as_key(sheet.code.pk) for sheet in sheets]

    def job() -> None:
        for at in range(0, len(rows), batch):
            keys = marks[at : at + batch]
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(MARK.format(", ".join(["%s"] * len(keys))), [True, *keys])
                cursor.executemany(INSERT, rows[at : at + batch])

    return job


def _told(sizes: Counter[int]) -> str:
    every = sorted(sizes.elements())
    return f"{every[0]} to {every[-1]}, mostly {every[len(every) // 2]},"
