"""Group commit: many requests that store rows at the same moment wait for the disk once, together.

A commit waits for the disk, some milliseconds, whether it holds one row or five hundred. So when
a whole school answers at once, a request that finds another one writing leaves its rows in a queue.
Whoever finishes writing wakes the first in the queue, and that one writes everything that waits
there as one transaction. Nobody waits for a batch to fill: alone, a request commits at once. Each
is told its own outcome, and only after the commit.

The requests' own threads do this, with the connections they have: there is no thread of ours to
start, to lose by a fork or to wait for at the end. Inside a transaction of the caller the rows
become part of that one, and are as safe as it is.
"""

import os
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any

from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.db.models import Model

AT_MOST = 500  # requests in one transaction; the last of them should not wait long for its answer
WITHIN = 20.0  # seconds that a request waits in the queue, and again while it is being written
TRIES = 2  # after a lost connection or a deadlock
LOST = (OperationalError, InterfaceError)


@dataclass(frozen=True, slots=True)
class Once:
    """A row whose flag may go from False to True once, as a code is used up.

    Attributes:
        model: its model.
        pk: its key.
        flag: the name of the field.
    """

    model: type[Model]
    pk: object
    flag: str


class Taken(Exception):
    """The flag was up already, or there is no such row. Nothing was stored."""


class NotStored(Exception):
    """The database did not take it, or not in time. Nothing was stored; try again."""


class Unknown(Exception):
    """The database went away at the commit. Send the same rows again: they are stored once."""


def store(*rows: Model, once: Once | None = None, within: float = WITHIN) -> bool:
    """Store rows together or not at all; return when the disk has them.

    The rows need their keys already, made with the empty form: rows that come a second time are
    known by them, and are not stored again. `save()` of a model is not called and no signal is
    sent. In which order the rows of a batch came, the table does not tell.

    Args:
        rows: to be inserted, of one or several models; what is referred to comes first.
        once: what is marked in the same transaction, or else nothing is stored.
        within: how many seconds to wait for others' writing, and again for one's own.

    Returns:
        True if they were stored now, False if they were there already.

    Raises:
        IntegrityError: a constraint refuses these rows.
        Taken: what may be marked once was marked before.
        NotStored: nothing was stored.
        Unknown: nobody knows; the same call with rows of the same keys settles it.
    """
    if not rows or any(row.pk is None for row in rows):
        raise ValueError("there must be rows, and each must have its key")
    order = _Order(rows, once)
    if connection.in_atomic_block:
        return _within_the_callers(order)
    return _queue.store(order, within)


@dataclass(eq=False, slots=True)
class _Order:
    """What one request wants stored, and what became of it."""

    rows: Sequence[Model]
    once: Once | None
    outcome: bool | BaseException | None = None
    at_commit: bool = False  # from here on the database may have it, whatever it says
    leads: bool = False  # it is the turn of its thread to write
    turn: Lock = field(default_factory=Lock)  # held until it leads, or is settled

    def told(self) -> bool:
        if isinstance(self.outcome, bool):
            return self.outcome
        raise self.outcome or Unknown


class _Queue:
    """Orders that wait while one thread writes."""

    def __init__(self) -> None:
        self.start_anew()

    def start_anew(self) -> None:
        """Forget what a parent process had under way: its threads go on there, not here."""
        self._gate = Lock()
        self._waiting: deque[_Order] = deque()
        self._is_led = False

    def store(self, order: _Order, within: float) -> bool:
        order.turn.acquire()
        with self._gate:
            order.leads = not self._is_led
            if order.leads:
                self._is_led = True
            else:
                self._waiting.append(order)
        if not order.leads:
            self._wait(order, within)
        if order.leads:
            self._lead(order)
        return order.told()

    def _wait(self, order: _Order, within: float) -> None:
        if order.turn.acquire(timeout=within):
            return
        with self._gate:
            if order in self._waiting:
                self._waiting.remove(order)
                raise NotStored
        # It is being written: the database gives up in its own time, or this waits no longer.
        if not order.turn.acquire(timeout=within):
            raise Unknown

    def _lead(self, order: _Order) -> None:
        with self._gate:
            others = min(len(self._waiting), AT_MOST - 1)
            batch = [order, *(self._waiting.popleft() for _ in range(others))]
        try:
            _settle(batch)
        finally:
            with self._gate:
                follower = self._waiting.popleft() if self._waiting else None
                self._is_led = follower is not None
            if follower:
                follower.leads = True
                follower.turn.release()
            for each in batch[1:]:
                each.turn.release()


_queue = _Queue()
os.register_at_fork(after_in_child=_queue.start_anew)


def _settle(orders: Sequence[_Order], tries: int = TRIES) -> None:
    """Write orders in one transaction; where that fails, halve them until the bad one is alone."""
    try:
        _write(orders)
    except LOST:
        connection.close()  # the next use opens a new one
        if tries > 1:
            # Where the commit went through after all, the rows are found by their keys.
            _settle(orders, tries - 1)
            return
        for order in orders:
            order.outcome = Unknown() if order.at_commit else NotStored()
    except Exception as error:  # noqa: BLE001 -- whatever is wrong with a row is for its sender
        if len(orders) > 1:
            middle = len(orders) // 2
            _settle(orders[:middle])
            _settle(orders[middle:])
        else:
            orders[0].outcome = _verdict(orders[0], error)
    else:
        for order in orders:
            order.outcome = True


def _verdict(order: _Order, error: Exception) -> bool | Exception:
    """Say whether an order that was refused had been stored before."""
    try:
        return error if not _is_there(order) else False
    except DatabaseError:
        return Unknown()


def _within_the_callers(order: _Order) -> bool:
    try:
        _write([order])
    except (Taken, DatabaseError):
        if _is_there(order):
            return False
        raise
    return True


def _is_there(order: _Order) -> bool:
    return all(_rows(type(row)).filter(pk=row.pk).exists() for row in order.rows)


def _write(orders: Sequence[_Order]) -> None:
    with transaction.atomic():
        _mark(order.once for order in orders if order.once)
        for model, rows in _by_model(orders).items():
            _insert(model, rows)
        for order in orders:
            order.at_commit = True


def _insert(model: type[Model], rows: Sequence[Model]) -> None:
    """Insert rows as `bulk_create` does, which builds a statement of its own for each batch.

    That takes longer than all the rest, and holds the requests' threads up meanwhile.
    """
    fields = model._meta.local_concrete_fields  # noqa: SLF001 -- Django's documented name for it
    values = [
        [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
        for row in rows
    ]
    with connection.cursor() as cursor:
        n = len(values)
        cursor.execute(_many(model, connection.vendor, n), [x for r in values for x in r])


@cache
def _many(model: type[Model], _engine: str, n) -> str:
    s = _statement(model, _engine)
    head, tail = s.split(" VALUES ")
    return head + " VALUES " + ", ".join([tail] * n)


@cache
def _statement(model: type[Model], _engine: str) -> str:
    meta, name = model._meta, connection.ops.quote_name  # noqa: SLF001 -- as above
    columns = ", ".join(name(field.column) for field in meta.local_concrete_fields)
    places = ", ".join(["%s"] * len(meta.local_concrete_fields))
    return f"INSERT INTO {name(meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608 -- names of our own tables


def _mark(wanted: Iterable[Once]) -> None:
    keys = defaultdict(list)
    for once in wanted:
        keys[once.model, once.flag].append(once.pk)
    for (model, flag), pks in keys.items():
        still = _rows(model).filter(pk__in=pks, **{flag: False})
        if still.update(**{flag: True}) != len(pks):
            raise Taken


def _by_model(orders: Iterable[_Order]) -> dict[type[Model], list[Model]]:
    """Gather rows by their model, in the order of their keys: who came before whom is not kept."""
    found = defaultdict(list)
    for order in orders:
        for row in order.rows:
            found[type(row)].append(row)
    return {model: sorted(rows, key=lambda row: str(row.pk)) for model, rows in found.items()}


def _rows(model: type[Model]) -> Any:
    return model._base_manager  # noqa: SLF001 -- Django's documented name for it
