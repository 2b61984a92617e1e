"""Many tasks in processes that may die: each task gets its answer, whatever its file does.

Readers of strangers' files abort, hang and eat memory. So they run in worker processes that are
held to limits, watched, and replaced; when one dies, the others go on.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from queue import Empty, Queue
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from mamori.core.scan.keeper import Failed, Keeper, NotStarted
from mamori.core.scan.limits import LIMITS, Limits

__all__ = ["Failed", "NotStarted", "Pool"]

Task = TypeVar("Task")
_END = object()


class Pool:
    """Worker processes that all do the same; a context manager, which ends them."""

    def __init__(self, setup: str, config: object, jobs: int, limits: Limits = LIMITS) -> None:
        """Make a pool; workers start when there is something to do.

        Args:
            setup: `module:function`; called with `config` in each worker, it returns the function
                that does a task.
            config: anything that can be pickled.
            jobs: the number of workers.
            limits: what each of them is held to.
        """
        self._keepers = [Keeper(setup, config, limits) for _ in range(jobs)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers."""
        for keeper in self._keepers:
            keeper.close()

    def map(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """Yield each task with its result or `Failed`, as they are done; few are taken ahead.

        Whoever stops asking before the end ends what is under way, and the pool.

        Raises:
            NotStarted: the workers cannot be made ready.
        """
        run = _Run(iter(tasks), len(self._keepers))
        threads = [Thread(target=run.serve, args=(each,), daemon=True) for each in self._keepers]
        for thread in threads:
            thread.start()
        try:
            yield from run.answers(len(threads))
        finally:
            run.stopped.set()
            for keeper in self._keepers if any(map(Thread.is_alive, threads)) else ():
                keeper.interrupt()
            run.drain(threads)


class _Run:
    """Tasks that several threads take, each for its worker, and their answers."""

    def __init__(self, tasks: Iterator[Any], jobs: int) -> None:
        self.stopped = Event()
        self._tasks, self._lock = tasks, Lock()
        self._answers: Queue[Any] = Queue(2 * jobs)

    def serve(self, keeper: Keeper) -> None:
        try:
            while not self.stopped.is_set():
                with self._lock:
                    task = next(self._tasks, _END)
                if task is _END:
                    break
                self._answers.put((task, keeper.do(task)))
        except BaseException as error:  # noqa: BLE001 -- it is raised again where it is waited for
            self._answers.put(error)
        self._answers.put(_END)

    def answers(self, threads: int) -> Iterator[Any]:
        while threads:
            answer = self._answers.get()
            if answer is _END:
                threads -= 1
            elif isinstance(answer, BaseException):
                raise answer
            else:
                yield answer

    def drain(self, threads: Iterable[Thread]) -> None:
        """Let every thread come to its end, though nobody waits for its answers."""
        for thread in threads:
            while thread.is_alive():
                with suppress(Empty):
                    self._answers.get(timeout=0.05)
                thread.join(0.05)
