"""A line of threads in which the first does the work of all that stand behind it.

Whoever finds nobody at work works: on its own, then for a moment on what others bring meanwhile,
then it hands over to the first that waits. Nobody waits for others to come.
"""

from collections import deque
from collections.abc import Callable, Sequence
from itertools import pairwise
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

AT_MOST = 500  # turns that are settled at once; the last of them should not wait long
LEADS_FOR = 0.05  # seconds that a thread works for others before it goes its way


class NotBegun(Exception):
    """Nobody began with it in time, and nobody will."""


class NotEnded(Exception):
    """Somebody began with it, and it is not known how it ends."""


class Turn:
    """What one thread brought, to be settled with that of others."""

    __slots__ = ("has_left", "leads", "lock", "then")

    def __init__(self) -> None:
        self.lock = Lock()  # held until its thread leads, or the turn is settled
        self.lock.acquire()
        self.leads = False
        self.then: Turn | None = None  # whom it wakes; all woken at once would wait for one another
        self.has_left = False  # its thread waits no longer: whoever wakes it wakes the next

    def wake(self) -> None:
        """Let its thread go on."""
        turn: Turn | None = self
        while turn:
            turn.lock.release()
            if not turn.has_left or not turn.lock.acquire(blocking=False):
                return
            turn = turn.then

    def leave(self) -> bool:
        """Wait no longer; return False if it was woken just now."""
        self.has_left = True
        return not self.lock.acquire(blocking=False)


T = TypeVar("T", bound=Turn)


class Line(Generic[T]):
    """Turns that wait while one thread works."""

    def __init__(self, settle: Callable[[Sequence[T]], None]) -> None:
        self._settle = settle
        self.start_anew()

    def start_anew(self) -> None:
        """Forget what a parent process had under way: its threads go on there, not here."""
        self._gate = Lock()
        self._waiting: deque[T] = deque()
        self._is_led = False

    def pass_through(self, turn: T, within: float) -> None:
        """Return when a turn is settled, by this thread or another.

        Args:
            turn: a new one.
            within: how many seconds to wait until somebody begins with it, and then for the end.

        Raises:
            NotBegun: it was taken back.
            NotEnded: it is under way still.
        """
        with self._gate:
            turn.leads = not self._is_led
            if turn.leads:
                self._is_led = True
            else:
                self._waiting.append(turn)
        if not turn.leads:
            self._wait(turn, within)
        if turn.leads:
            self._lead(turn)

    def _wait(self, turn: T, within: float) -> None:
        if not turn.lock.acquire(timeout=within):
            with self._gate:
                if turn in self._waiting:
                    self._waiting.remove(turn)
                    raise NotBegun
            if not turn.lock.acquire(timeout=within) and turn.leave():
                raise NotEnded
        if turn.then:
            turn.then.wake()

    def _lead(self, turn: T) -> None:
        until = monotonic() + LEADS_FOR
        try:
            batch = [turn, *self._taken(AT_MOST - 1)]
            while batch:
                try:
                    self._settle(batch)
                finally:
                    _wake([each for each in batch if each is not turn])
                batch = self._taken(AT_MOST) if monotonic() < until else []
        finally:
            self._hand_over()

    def _taken(self, at_most: int) -> list[T]:
        with self._gate:
            count = min(len(self._waiting), at_most)
            return [self._waiting.popleft() for _ in range(count)]

    def _hand_over(self) -> None:
        with self._gate:
            follower = self._waiting.popleft() if self._waiting else None
            self._is_led = follower is not None
        if follower:
            follower.leads = True
            follower.wake()


def _wake(turns: Sequence[Turn]) -> None:
    for turn, after in pairwise(turns):
        turn.then = after
    if turns:
        turns[0].wake()
