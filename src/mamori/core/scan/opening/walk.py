"""A file and all files within it, as one run of blocks within one budget."""

from collections.abc import Iterator
from pathlib import Path

from mamori.core.scan.blocks import Block, Face, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.naming import NAME, name_text
from mamori.core.scan.opening.opener import Budget, Found
from mamori.core.scan.opening.types import opener_of, type_of, why_closed
from mamori.core.scan.places import Lines, Place


def walk(file: File, budget: Budget) -> Iterator[Block | Face | Unread]:
    """Yield all that is in a file, its name first; what cannot be read becomes an `Unread`."""
    budget.files += 1
    budget.depth += 1
    try:
        yield Block(text=name_text(file.name), locator=Lines(Place(part=file.place_of(NAME))))
        if budget.files > budget.limits.files:
            yield _unread(file, "too-many")
        elif budget.depth > budget.limits.depth:
            yield _unread(file, "too-deep")
        else:
            yield from _read(file, budget)
    finally:
        budget.depth -= 1


def _read(file: File, budget: Budget) -> Iterator[Block | Face | Unread]:
    try:
        for found in _open(file, budget):
            if isinstance(found, File):
                yield from walk(found, budget)
            else:
                yield found
    except (GeneratorExit, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 -- a panic of a reader in Rust is no Exception
        yield _unread(file, *_reason(error))


def _open(file: File, budget: Budget) -> Iterator[Found]:
    # A device or a pipe would be read without end, or make the reader wait for ever.
    if isinstance(file.source, Path) and file.source.exists() and not file.source.is_file():
        raise OverLimit("no-file")
    kind = type_of(file)
    opener = opener_of(kind)
    if opener is None:
        raise OverLimit(why_closed(kind))
    yield from opener(file, budget)


def _reason(error: BaseException) -> tuple[str, str]:
    """Return the reason that an error stands for, and the name of the error where it says more."""
    if isinstance(error, OverLimit):
        return error.reason, ""
    if isinstance(error, MemoryError):
        return "too-much-memory", ""
    if isinstance(error, RecursionError):
        return "too-deep", ""
    if isinstance(error, FileNotFoundError):
        return "not-found", ""
    if isinstance(error, PermissionError):
        return "not-allowed", ""
    return "broken", type(error).__name__


def _unread(file: File, reason: str, detail: str = "") -> Unread:
    return Unread(place=Place(part=file.part), reason=reason, detail=detail)
