"""How far an import is, in a small file: the database cannot tell while it is being written.

The file holds counts and codes, never a name.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from mamori.base import clock

STUCK_AFTER = timedelta(minutes=3)
EVERY = timedelta(milliseconds=300)


@dataclass(frozen=True, slots=True)
class Progress:
    """State: waiting, running, done, refused (`why` says why) or failed."""

    school: str
    state: str
    at: str
    done: int = 0
    total: int = 0
    why: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        return self.state not in {"waiting", "running"}


class Teller:
    """Writes the file now and then while an import runs."""

    def __init__(self, upload: UUID, school: UUID) -> None:
        self.upload, self.school = upload, school
        self._last = clock.now() - EVERY

    def __call__(self, done: int, total: int) -> None:
        now = clock.now()
        if now - self._last >= EVERY or done == total:
            self._last = now
            self.tell("running", done=done, total=total)

    def tell(
        self,
        state: str,
        *,
        done: int = 0,
        total: int = 0,
        why: str = "",
        counts: Mapping[str, int] | None = None,
    ) -> None:
        """Write a state down."""
        at = clock.now().isoformat()
        told = Progress(str(self.school), state, at, done, total, why, counts or {})
        _write(_path(self.upload), told)


def begin(upload: UUID, school: UUID) -> None:
    """Say that an import waits for its turn."""
    Teller(upload, school).tell("waiting")


def read(upload: UUID) -> Progress | None:
    """Return how far an import is, or None where there is none."""
    try:
        return Progress(**json.loads(_path(upload).read_text()))
    except FileNotFoundError:
        return None


def is_stuck(upload: UUID) -> bool:
    """Tell whether an import has said nothing for long: then it may be started again."""
    told = read(upload)
    if told is None or told.is_over:
        return False
    return clock.now() - datetime.fromisoformat(told.at) > STUCK_AFTER


def tidy(before: datetime) -> None:
    """Remove the files of imports that were over before a moment."""
    for path in _folder().glob("*.json"):
        if path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.MAMORI_DATA) / "progress"


def _path(upload: UUID) -> Path:
    return _folder() / f"{upload}.json"


def _write(path: Path, told: Progress) -> None:
    """Write in one step, so that a reader never meets half a file."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    new = path.with_suffix(f".{os.getpid()}")
    new.write_text(json.dumps(asdict(told)))
    new.replace(path)
