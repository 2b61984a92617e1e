"""Rows of many requests in one commit: each is told what became of its own."""

import os
import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from pytest_django import DjangoDbBlocker
from tests.base.batching import Sheet, Slip, Ticket, make_sheet, make_tables
from tests.database import ROOT, own_database
from tests.patience import PATIENCE

from mamori.base import batches
from mamori.base.batches import NotStored, Once, Taken, Unknown, store

KILL_AFTER = (1, 3, 10, 60, 200, 5, 20)  # acknowledged sheets


@pytest.fixture(scope="module")
def tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        make_tables()


@pytest.fixture
def empty(tables: None, transactional_db: None) -> None:
    for model in (Slip, Sheet, Ticket):
        model.objects.all().delete()


def held_back(monkeypatch: pytest.MonkeyPatch, *orders: Callable[[], object]) -> list[object]:
    """Let all wait until they are written as one batch, behind one that holds the line.

    Returns:
        what each came to: a value, or what was raised.
    """
    write, go, is_first = batches._write, threading.Event(), threading.Event()

    def slow(batch: Any) -> None:
        if not is_first.is_set():
            is_first.set()
            assert go.wait(PATIENCE)
        write(batch)

    monkeypatch.setattr(batches, "_write", slow)
    with ThreadPoolExecutor(len(orders) + 1) as pool:
        leader = pool.submit(kept_open, lambda: store(*make_sheet()))
        assert is_first.wait(PATIENCE)
        waiting = []
        for number, order in enumerate(orders, start=1):
            waiting.append(pool.submit(kept_open, order))
            while len(batches._queue._waiting) < number:
                pass
        go.set()
        assert leader.result(PATIENCE) is True
        return [each.exception(PATIENCE) or each.result() for each in waiting]


def kept_open(order: Callable[[], object]) -> object:
    try:
        return order()
    finally:
        connection.close()  # of this thread


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give how many orders each transaction held that was tried."""
    found: list[int] = []
    mark = batches._by_model

    def counted(orders: Any) -> Any:
        found.append(len(orders))
        return mark(orders)

    monkeypatch.setattr(batches, "_by_model", counted)
    return found


@pytest.mark.usefixtures("empty")
def test_what_waits_is_written_together(monkeypatch: pytest.MonkeyPatch, sizes: list[int]) -> None:
    sheets = [make_sheet() for _ in range(9)]
    told = held_back(monkeypatch, *(lambda sheet=sheet: store(*sheet) for sheet in sheets))
    assert told == [True] * 9
    assert sizes == [1, 9]
    assert Slip.objects.count() == Sheet.objects.count() == 10


@pytest.mark.usefixtures("empty")
def test_one_bad_sheet_fails_alone_and_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = [make_sheet() for _ in range(7)]
    twice = make_sheet(receipt=sheets[2][0].receipt)
    told = held_back(
        monkeypatch, *(lambda sheet=sheet: store(*sheet) for sheet in [*sheets, twice])
    )
    assert told[:7] == [True] * 7
    assert isinstance(told[7], IntegrityError)
    assert not Slip.objects.filter(pk=twice[1].pk).exists()
    assert Slip.objects.count() == Sheet.objects.count() == 8


@pytest.mark.usefixtures("empty")
def test_a_code_is_used_once_also_within_one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = Ticket.objects.create()
    once = Once(Ticket, ticket.pk, "used")
    sheets = [make_sheet() for _ in range(5)]
    told = held_back(
        monkeypatch, *(lambda sheet=sheet: store(*sheet, once=once) for sheet in sheets)
    )
    assert told.count(True) == 1
    assert sum(isinstance(each, Taken) for each in told) == 4
    assert Sheet.objects.count() == 2
    assert Ticket.objects.get().used
    with pytest.raises(Taken):
        store(*make_sheet(), once=once)


@pytest.mark.usefixtures("empty")
def test_a_sheet_that_is_refused_leaves_its_code_unused() -> None:
    ticket = Ticket.objects.create()
    sheet = make_sheet()
    store(*sheet)
    with pytest.raises(IntegrityError):
        store(*make_sheet(receipt=sheet[0].receipt), once=Once(Ticket, ticket.pk, "used"))
    assert not Ticket.objects.get().used


@pytest.mark.usefixtures("empty")
def test_a_form_sent_twice_is_stored_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = Ticket.objects.create()
    once = Once(Ticket, ticket.pk, "used")
    number = uuid.uuid4()
    told = held_back(
        monkeypatch,
        lambda: store(*make_sheet(number), once=once),
        lambda: store(*make_sheet(number), once=once),
    )
    assert sorted(map(bool, told)) == [False, True]
    assert store(*make_sheet(number), once=once) is False
    assert Sheet.objects.filter(pk=number).count() == 1


@pytest.mark.usefixtures("empty")
def test_a_connection_lost_before_the_commit_is_made_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lose_once(monkeypatch, before=True)
    assert store(*make_sheet()) is True
    assert Sheet.objects.count() == 1


@pytest.mark.usefixtures("empty")
def test_a_connection_lost_after_the_commit_stores_nothing_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ticket = Ticket.objects.create()
    lose_once(monkeypatch, before=False)
    assert store(*make_sheet(), once=Once(Ticket, ticket.pk, "used")) is False
    assert Sheet.objects.count() == Slip.objects.count() == 1


def lose_once(monkeypatch: pytest.MonkeyPatch, *, before: bool) -> None:
    write, lost = batches._write, []

    def losing(batch: Any) -> None:
        if before and not lost:
            lost.append(1)
            raise OperationalError
        write(batch)
        if not lost:
            lost.append(1)
            raise OperationalError

    monkeypatch.setattr(batches, "_write", losing)


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(("at_commit", "told"), [(False, NotStored), (True, Unknown)])
def test_a_database_that_is_gone_is_said_so(
    monkeypatch: pytest.MonkeyPatch, *, at_commit: bool, told: type[Exception]
) -> None:
    def gone(batch: Any) -> None:
        for order in batch:
            order.at_commit = at_commit
        raise OperationalError

    with monkeypatch.context() as patched:
        patched.setattr(batches, "_write", gone)
        with pytest.raises(told):
            store(*make_sheet())
    assert store(*make_sheet()) is True


@pytest.mark.usefixtures("empty")
def test_nobody_waits_for_ever_in_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = make_sheet()
    go = threading.Event()
    write = batches._write

    def stuck(batch: Any) -> None:
        assert go.wait(PATIENCE)
        write(batch)

    monkeypatch.setattr(batches, "_write", stuck)
    with ThreadPoolExecutor(1) as pool:
        leader = pool.submit(kept_open, lambda: store(*make_sheet()))
        while not batches._queue._is_led:
            pass
        with pytest.raises(NotStored):
            store(*sheet, within=0.05)
        go.set()
        assert leader.result(PATIENCE) is True
    assert not Sheet.objects.filter(pk=sheet[0].pk).exists()
    assert store(*sheet) is True


@pytest.mark.usefixtures("empty")
def test_who_is_being_written_too_long_is_told_to_ask_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheet = make_sheet()
    first, second, is_led = threading.Event(), threading.Event(), threading.Event()
    write = batches._write

    def stuck(batch: Any) -> None:
        is_led.set()
        assert (first if len(batch) == 1 else second).wait(PATIENCE)
        write(batch)

    monkeypatch.setattr(batches, "_write", stuck)
    with ThreadPoolExecutor(3) as pool:
        leaders = [pool.submit(kept_open, lambda: store(*make_sheet()))]
        assert is_led.wait(PATIENCE)
        leaders.append(pool.submit(kept_open, lambda: store(*make_sheet())))
        while not batches._queue._waiting:
            pass
        late = pool.submit(kept_open, lambda: store(*sheet, within=0.2))
        while len(batches._queue._waiting) < 2:
            pass
        first.set()
        assert isinstance(late.exception(PATIENCE), Unknown)
        second.set()
        assert [leader.result(PATIENCE) for leader in leaders] == [True, True]
    assert store(*make_sheet(sheet[0].pk)) is False


@pytest.mark.usefixtures("empty")
def test_within_the_callers_transaction_rows_are_part_of_it() -> None:
    sheet = make_sheet()
    with transaction.atomic():
        assert store(*sheet) is True
        assert store(*make_sheet(sheet[0].pk)) is False
        with pytest.raises(IntegrityError):
            store(*make_sheet(receipt=sheet[0].receipt))
        assert Sheet.objects.count() == 1  # the transaction goes on
        transaction.set_rollback(True)
    assert Sheet.objects.count() == 0


def test_rows_without_a_key_are_no_use() -> None:
    with pytest.raises(ValueError, match="key"):
        store(Sheet(id=None))
    with pytest.raises(ValueError, match="rows"):
        store()


@pytest.mark.usefixtures("empty")
def test_a_fork_while_somebody_writes_does_not_hold_up_the_child(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with batches._queue._gate:
        batches._queue._is_led = True
        child = os.fork()
        if not child:
            is_free = not batches._queue._is_led and batches._queue._gate.acquire(timeout=PATIENCE)
            os._exit(0 if is_free else 1)
    batches._queue._is_led = False
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.slow
def test_every_acknowledged_row_outlives_kill_9(tmp_path: Path, django_db_setup: None) -> None:
    command = [sys.executable, "-m", "tests.base.batching"]
    with own_database(tmp_path) as settings:
        subprocess.run([*command, "prepare"], env=settings, cwd=ROOT, check=True)
        acknowledged: set[str] = set()
        for wanted in KILL_AFTER:
            with subprocess.Popen(
                [*command, "burst"], env=settings, cwd=ROOT, stdout=subprocess.PIPE, text=True
            ) as process:
                assert process.stdout is not None
                acknowledged |= {process.stdout.readline().strip() for _ in range(wanted)}
                process.send_signal(signal.SIGKILL)
                acknowledged |= {late.strip() for late in process.stdout if late.endswith("\n")}
        found = subprocess.run(
            [*command, "look"], env=settings, cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout.split()
        assert found[:2] == ["0", "0"], "half a sheet, or one whose ticket is not marked"
        assert len(acknowledged) >= sum(KILL_AFTER)
        assert acknowledged <= set(found[2:])
