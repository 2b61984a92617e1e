import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from mamori.core.scan.limits import MEGABYTE, Limits
from mamori.core.scan.workers import Failed, NotStarted, Pool

SETUP = "tests.core.scan.work:setup"
TIGHT = Limits(memory=1024 * MEGABYTE, seconds=2)


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(SETUP, "did", 2, TIGHT) as made:
        yield made


def test_each_task_is_done_once(pool: Pool) -> None:
    tasks = [f"task {number}" for number in range(300)]
    assert dict(pool.map(tasks)) == {task: f"did {task}" for task in tasks}
    assert dict(pool.map(["again"])) == {"again": "did again"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("task", "answer"),
    [
        ("kill:SIGKILL", Failed("too-much-memory", "SIGKILL")),
        ("kill:SIGABRT", Failed("too-much-memory", "SIGABRT")),
        ("kill:SIGTERM", Failed("broken", "SIGTERM")),
        ("fault", Failed("broken", "SIGSEGV")),
        ("fill", Failed("too-much-memory")),
        ("sleep", Failed("too-slow")),
        ("deepen", Failed("broken", "RecursionError")),
        ("raise:key", Failed("broken", "KeyError")),
        ("connect", Failed("broken", "PermissionError")),
        ("chatter", "quiet"),
        ("many:3000000", "x" * 3_000_000),
    ],
)
def test_a_task_that_ends_its_worker_ends_no_other(task: str, answer: object, pool: Pool) -> None:
    others = [f"task {number}" for number in range(20)]
    tasks = [*others[:10], task, *others[10:]]
    expected = {each: f"did {each}" for each in others} | {task: answer}
    assert dict(pool.map(tasks)) == expected


@pytest.mark.slow
def test_what_spins_is_ended_by_the_system_or_by_the_clock() -> None:
    with Pool(SETUP, "did", 1, Limits(seconds=1)) as pool:
        (answer,) = [answer.reason for _, answer in pool.map(["spin"])]
    assert answer == "too-slow"


def test_a_task_whose_worker_died_is_tried_once_more(pool: Pool, tmp_path: Path) -> None:
    task = f"once:{tmp_path / 'tried'}"
    assert dict(pool.map([task])) == {task: "well"}


def test_a_worker_that_has_grown_is_replaced() -> None:
    with Pool(SETUP, "did", 1, Limits(memory=600 * MEGABYTE)) as pool:
        before, same, _, after = (answer for _, answer in pool.map(["pid", "pid", *GROW, "pid"]))
    assert before == same != after


GROW = ["many:350000000"]


def test_what_a_worker_that_died_had_unpacked_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Pool(SETUP, "did", 1) as pool:
        assert dict(pool.map(["leave"])) == {"leave": Failed("broken")}
    first, second = (tmp_path / "folders").read_text().splitlines()
    assert first != second
    assert [path.name for path in tmp_path.iterdir()] == ["folders"]


def test_who_cannot_begin_says_why() -> None:
    with Pool(SETUP, "refuse", 2) as pool, pytest.raises(NotStarted, match="no such roster"):
        list(pool.map(["task"]))


def test_few_tasks_are_taken_ahead(pool: Pool) -> None:
    taken = count()
    tasks = (f"task {next(taken)}" for _ in range(1000))
    answers = pool.map(tasks)
    next(answers)
    assert next(taken) < 20
    assert len(list(answers)) == 999


def test_a_listing_that_fails_is_heard_of(pool: Pool) -> None:
    def tasks() -> Iterator[str]:
        yield "task"
        raise ValueError("the folder is gone")

    with pytest.raises(ValueError, match="the folder is gone"):
        list(pool.map(tasks()))


def test_who_asks_no_more_leaves_no_worker_behind() -> None:
    with Pool(SETUP, "did", 2) as pool:
        answers = pool.map(["pid", "sleep", "sleep", "sleep"])
        _, pid = next(answers)
        answers.close()  # type: ignore[attr-defined]  # a generator, told as an iterator
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
