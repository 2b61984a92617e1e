"""A burst of a questionnaire's answers, beside what the engine takes of the same rows at best.

Then the same through a real server, and through processes that are killed in the middle of it.
"""

import os
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any
from unittest.mock import patch

from django.db import connection, transaction
from tests.surveys import school

from bench.answers_killed import killed
from bench.answers_served import cpu, served
from bench.options import Options
from bench.report import Report, Timed
from bench.timing import seconds
from mamori.base import batches
from mamori.base.batches import Once, store
from mamori.surveys.models import Answer, Code, Group

WRITERS = 64  # threads at once; on PostgreSQL each has a connection of its own
DIGEST = 32  # bytes
WORDS = "くつを かくされた。きのうの ひるやすみに、げたばこの ところで みた。" * 3
INSERT = (
    "INSERT INTO surveys_answer (id, group_id, sealed, receipt, noted) VALUES (%s, %s, %s, %s, %s)"
)
MARK = "UPDATE surveys_code SET used = %s WHERE NOT used AND id IN ({})"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One answer as it is stored, and the code that it uses up."""

    answer: Answer
    code: Code


def run(options: Options) -> Report:
    """Store 30,000 answers from many threads in rounds, each beside the engine's own best."""
    group, size = open_group()
    rounds, a_round = options.of((6, 5_000), (2, 40))
    sizes: Counter[int] = Counter()
    ours, engine, alone = [], [], []
    for _ in range(rounds):
        with counted(sizes):
            ours.append(seconds(_burst(make_sheets(group, size, a_round))))
        batch = round(sum(each * times for each, times in sizes.items()) / sizes.total())
        engine.append(seconds(_bare(make_sheets(group, size, a_round), batch)))
        alone.append(10 * seconds(_bare(make_sheets(group, size, a_round // 10), 1)))
    assert Answer.unguarded.count() >= rounds * a_round * 2
    report = Report(f"{rounds * a_round:,} answers of {size:,} sealed bytes, {WRITERS} threads")
    yardstick = Timed(f"executemany of the same, {batch} a commit", a_round, engine)
    report.add(Timed("answers in one burst", a_round, ours), yardstick, "answers/s")
    report.add(Timed("the same, one a commit", a_round, alone), yardstick, "answers/s")
    report.notes.append(f"commits of the burst: {sizes.total():,}, of {_told(sizes)} answers")
    report.notes.append(cpu(options))
    if not options.small:
        report.notes += [served(options), killed(group, size, 1_000)]
    elif not is_in_memory():
        report.notes.append(killed(group, size, 2))
    return report


def open_group() -> tuple[Group, int]:
    """Open a questionnaire for a class; return it, and how long a sealed answer of it is."""
    at = school.make_surveyed()
    survey = school.opened(at)
    given = school.HURT | {"what-happened": WORDS}
    school.answer(school.codes_of(at, survey, at.third)[0], given)
    size = len(bytes(Answer.unguarded.get().sealed))
    return school.group_of(survey, at.third), size


def make_sheets(group: Group, size: int, count: int) -> list[Sheet]:
    """Make answers of chance bytes, and codes that are there already, as printed ones are.

    They are marked as looked through: nobody can read them.
    """
    codes = [Code(group=group, digest=os.urandom(DIGEST)) for _ in range(count)]
    Code.unguarded.bulk_create(codes)
    return [Sheet(_answer(group, size), code) for code in codes]


def _answer(group: Group, size: int) -> Answer:
    body = os.urandom(size)
    return Answer(group=group, sealed=body, receipt=os.urandom(DIGEST), noted=True)


def hand_in(sheet: Sheet) -> None:
    """Store an answer as the program does."""
    assert store(sheet.answer, once=Once(Code, sheet.code.pk, "used"))


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


def _burst(sheets: Sequence[Sheet]) -> Any:
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
        threads = [threading.Thread(target=work) for _ in range(WRITERS)]
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
