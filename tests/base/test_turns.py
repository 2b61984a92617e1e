"""One thread works for those that wait behind it, wakes each of them, and hands over."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from tests.patience import PATIENCE

from mamori.base import turns
from mamori.base.turns import Line, NotEnded, Turn

LONG = PATIENCE  # seconds that nothing here takes


class Work:
    """What is settled by whom, in which portions; the first is held back until `go` is set."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.began = threading.Event()
        self.portions: list[int] = []
        self.workers: list[int] = []
        self.line: Line[Turn] = Line(self.settle)

    def settle(self, portion: Sequence[Turn]) -> None:
        self.portions.append(len(portion))
        self.workers.append(threading.get_ident())
        if len(self.portions) == 1:
            self.began.set()
            assert self.go.wait(LONG)

    def wait_behind(self, pool: ThreadPoolExecutor, others: int) -> list[Future[int]]:
        """Let so many turns wait behind one that is being settled."""
        done = [pool.submit(self.one)]
        assert self.began.wait(LONG)
        done += [pool.submit(self.one) for _ in range(others)]
        while len(self.line._waiting) < others:
            pass
        return done

    def one(self) -> int:
        self.line.pass_through(Turn(), LONG)
        return threading.get_ident()


@pytest.mark.parametrize(("leads_for", "is_one"), [(LONG, True), (0.0, False)])
def test_a_thread_works_for_others_for_a_while_and_then_goes_its_way(
    monkeypatch: pytest.MonkeyPatch, *, leads_for: float, is_one: bool
) -> None:
    monkeypatch.setattr(turns, "LEADS_FOR", leads_for)
    work = Work()
    with ThreadPoolExecutor(6) as pool:
        done = work.wait_behind(pool, 5)
        work.go.set()
        threads = [each.result(LONG) for each in done]
    assert work.portions == [1, 5]
    assert work.workers[0] == threads[0]
    assert (work.workers[1] == threads[0]) == is_one
    assert not work.line._is_led


def test_no_portion_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "AT_MOST", 2)
    work = Work()
    with ThreadPoolExecutor(6) as pool:
        done = work.wait_behind(pool, 5)
        work.go.set()
        assert all(each.result(LONG) for each in done)
    assert sum(work.portions) == 6
    assert max(work.portions) == 2


def test_whoever_works_hands_over_also_when_it_is_stopped() -> None:
    work = Work()
    settle: Callable[[Sequence[Turn]], None] = work.settle

    def stopped(portion: Sequence[Turn]) -> None:
        settle(portion)
        if len(work.portions) == 1:
            raise KeyboardInterrupt

    work.line._settle = stopped
    with ThreadPoolExecutor(4) as pool:
        first, *others = work.wait_behind(pool, 3)
        work.go.set()
        assert isinstance(first.exception(LONG), KeyboardInterrupt)
        assert all(each.result(LONG) for each in others)
    assert work.portions == [1, 3]


def test_who_has_left_does_not_hold_up_those_behind() -> None:
    first, left, last = Turn(), Turn(), Turn()
    first.then, left.then = left, last
    assert left.leave()
    first.wake()
    assert first.lock.acquire(blocking=False)
    assert not last.lock.acquire(blocking=False)  # its turn to be woken has not come
    first.then.wake()
    assert last.lock.acquire(blocking=False)
    assert not left.lock.acquire(blocking=False)


def test_who_is_woken_while_leaving_stays() -> None:
    turn = Turn()
    turn.wake()
    assert not turn.leave()


def test_who_waits_in_vain_for_the_end_is_told_so() -> None:
    work = Work()
    with ThreadPoolExecutor(2) as pool:
        (done,) = work.wait_behind(pool, 0)
        late = Turn()
        with pytest.raises(NotEnded):
            work.line._wait(late, 0.01)  # it was taken from the line, and nobody wakes it
        work.go.set()
        assert done.result(LONG)
