"""A burst that comes in as it does at a school: by the processes that serve the pages.

Each has its threads, and a queue of its own in front of the one database.
"""

import os
import time
from collections.abc import Callable, Sequence

from django.db import connection

from bench.sheets import Sheet
from mamori.site.cli.serve import THREADS, WORKERS

Burst = Callable[[Sequence[Sheet], int], Callable[[], object]]
NAME = f"the same from {WORKERS} processes of {THREADS} threads"


def shared(burst: Burst, sheets: Sequence[Sheet]) -> float:
    """Fork the processes and let each store its share; return the seconds until all is stored."""
    connection.close()  # each child makes its own
    waiting, go = os.pipe()
    children = [_child(burst, sheets[at::WORKERS], waiting, go) for at in range(WORKERS)]
    os.close(waiting)
    began = time.perf_counter()
    os.close(go)
    ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    taken = time.perf_counter() - began
    assert not any(ends)
    return taken


def _child(burst: Burst, sheets: Sequence[Sheet], waiting: int, go: int) -> int:
    child = os.fork()
    if child:
        return child
    os.close(go)
    try:
        os.read(waiting, 1)  # until all have been made
        burst(sheets, THREADS)()
        os._exit(0)
    finally:
        os._exit(1)
