"""The one place that knows what time it is."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

_held: ContextVar[datetime | None] = ContextVar("held", default=None)


def now() -> datetime:
    """Return the present moment at the school, aware, in UTC."""
    return _held.get() or timezone.now() + timedelta(days=days_ahead())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let everything inside happen at `moment`: for tests and the demo school's past."""
    # A moment in another zone is hashed in other letters than the database gives back.
    token = _held.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _held.reset(token)


def days_ahead() -> int:
    """Return how far a demo's clock was moved; at a real school it never is.

    Every process asks at every moment, so an answer costs one look at the size of a file.
    """
    if not settings.MAMORI_DEMO:
        return 0
    try:
        return _furthest(_file(), _file().stat().st_size)
    except FileNotFoundError:
        return 0


def move_ahead(days: int) -> None:
    """Let a demo's clock stand so many days ahead, unless it stands further ahead already.

    The file is only ever added to and its largest number counts: two who move the clock at once
    cannot turn it back, or what is written next would lie before what is there.

    Raises:
        ValueError: this is no demo; the clock of a real school is nobody's to move.
    """
    if not settings.MAMORI_DEMO:
        raise ValueError("Only a demo's clock moves.")
    handle = os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"{days}\n")
        file.flush()
        os.fsync(file.fileno())


def _file() -> Path:
    return Path(settings.MAMORI_DATA) / "days-ahead"


@lru_cache(maxsize=1)
def _furthest(file: Path, _size: int) -> int:
    """Read the file anew whenever it has grown."""
    lines = file.read_text(encoding="ascii").splitlines()
    return max((int(line) for line in lines if line.isdigit()), default=0)
