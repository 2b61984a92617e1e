"""Group commit: many requests that store rows at the same moment wait for the disk once, together.

A commit waits for the disk, some milliseconds, whether it holds one row or five hundred. So when
a whole school answers at once, a request that finds another one writing leaves its rows in a queue.
Whoever finishes writing goes on with everything that waits there, as one transaction, for a moment:
its connection knows the pages of the database already, the next one's would read them anew. Then
it wakes the first in the queue, which does the same. Nobody waits for a batch to fill: alone, a
request commits at once. Each is told its own outcome, and only after the commit.

The requests' own threads do this, with the connections they have: there is no thread of ours to
start, to lose by a fork or to wait for at the end. Inside a transaction of the caller the rows
become part of that one, and are as safe as it is.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.db.models import Model

from mamori.base.plain_rows import Plain, insert, key, mark, plain
from mamori.base.turns import Line, NotBegun, NotEnded, Turn

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
    try:
        _queue.pass_through(order, within)
    except NotBegun:
        raise NotStored from None
    except NotEnded:
        raise Unknown from None
    return order.told()


class _Order(Turn):
    """What one request wants stored, and what became of it."""

    __slots__ = ("at_commit", "marked", "once", "outcome", "rows", "stored")

    def __init__(self, rows: Sequence[Model], once: Once | None) -> None:
        super().__init__()
        self.rows = rows
        self.stored = [plain(row) for row in rows]
        self.once = once
        self.marked = key(once.model, once.pk) if once else None
        self.outcome: bool | BaseException | None = None
        self.at_commit = False  # from here on the database may have it, whatever it says

    def told(self) -> bool:
        if isinstance(self.outcome, bool):
            return self.outcome
        raise self.outcome or Unknown


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


_queue: Line[_Order] = Line(_settle)
os.register_at_fork(after_in_child=_queue.start_anew)


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
        _mark(orders)
        for model, rows in _by_model(orders).items():
            insert(model, rows)
        for order in orders:
            order.at_commit = True


def _mark(orders: Iterable[_Order]) -> None:
    keys = defaultdict(list)
    for order in orders:
        if once := order.once:
            keys[once.model, once.flag].append(order.marked)
    for (model, flag), marked in keys.items():
        if mark(model, flag, marked) != len(marked):
            raise Taken


def _by_model(orders: Iterable[_Order]) -> dict[type[Model], list[Plain]]:
    found = defaultdict(list)
    for order in orders:
        for row, as_stored in zip(order.rows, order.stored, strict=True):
            found[type(row)].append(as_stored)
    return found


def _rows(model: type[Model]) -> Any:
    return model._base_manager  # noqa: SLF001 -- Django's documented name for it
