"""A file and all files within it, as one run of blocks within one budget."""

from collections.abc import Iterator

from mamori.core.scan.blocks import Block, Face, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.types import opener_of, type_of
from mamori.core.scan.places import Place


def walk(file: File, budget: Budget) -> Iterator[Block | Face | Unread]:
    """Yield all that is in a file; what cannot be read becomes an `Unread`, never an error."""
    budget.files += 1
    budget.depth += 1
    try:
        if budget.files > budget.limits.files:
            yield _unread(file, "too-many")
        elif budget.depth > budget.limits.depth:
            yield _unread(file, "too-deep")
        else:
            yield from _read(file, budget)
    finally:
        budget.depth -= 1


def _read(file: File, budget: Budget) -> Iterator[Block | Face | Unread]:
    opener = opener_of(type_of(file))
    if opener is None:
        yield _unread(file, "unknown-format")
        return
    try:
        for found in opener(file, budget):
            if isinstance(found, File):
                yield from walk(found, budget)
            else:
                yield found
    except OverLimit as error:
        yield _unread(file, error.reason)
    except MemoryError:
        yield _unread(file, "too-much-memory")
    except Exception as error:  # noqa: BLE001 -- readers of strangers' files fail in any way there is
        yield _unread(file, "broken", type(error).__name__)


def _unread(file: File, reason: str, detail: str = "") -> Unread:
    return Unread(place=Place(part=file.part), reason=reason, detail=detail)
