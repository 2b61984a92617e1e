"""What the tests of a file start from, made once: each of them finds it as it was made.

Every test runs in a transaction inside the one that is opened here, and undoes its own alone. A
file whose tests commit for real, or that counts on an empty database, cannot use it. What is held
in memory is copied for each test (`copy.deepcopy`), lest one changes it for the next.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

from django.db import transaction
from pytest_django import DjangoDbBlocker

Made = TypeVar("Made")


def kept(blocker: DjangoDbBlocker, make: Callable[[], Made]) -> Iterator[Made]:
    """Yield what `make` leaves in the database; undo it afterwards."""
    around = transaction.atomic()
    around._from_testcase = True  # as the transaction of a test: what asks to be outermost may run
    with blocker.unblock():
        around.__enter__()
    try:
        with blocker.unblock():
            made = make()
        yield made
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)
