"""Seconds of jobs that take turns, so that a busy moment of the machine falls on all of them."""

import gc
from collections.abc import Callable
from time import perf_counter

Job = Callable[[], object]
Clock = Callable[[], float]


def seconds(job: Job, clock: Clock = perf_counter) -> float:
    """Return how long a job takes; what earlier jobs left behind is cleared away before."""
    gc.collect()
    began = clock()
    job()
    return clock() - began


def in_turns(rounds: int, *jobs: Job, clock: Clock = perf_counter) -> list[list[float]]:
    """Return the seconds of each job, one a round."""
    taken: list[list[float]] = [[] for _ in jobs]
    for _ in range(rounds):
        for job, mine in zip(jobs, taken, strict=True):
            mine.append(seconds(job, clock))
    return taken
