"""Log lines that name no one: a traceback tells where and of which kind, not what was in hand.

The message of an exception may hold words of a person: a database quotes the row it refuses.
"""

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutMessages(logging.Formatter):
    """Formats a traceback without the messages of its exceptions."""

    def format(self, record: logging.LogRecord) -> str:
        """Format a record, whatever another handler has made of its traceback before."""
        record.exc_text = None
        return super().format(_without_address(record))

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 -- the name is the library's
        """Return the stack and the class of the exception and of those that led to it."""
        return "\n".join(_told(ei[1])) if ei[1] else ""


def _without_address(record: logging.LogRecord) -> logging.LogRecord:
    """Put the name of a page in the place of its address.

    Django logs the address of every answer from 400 on, and there are addresses that open a letter
    or a sheet for whoever has them.
    """
    request = getattr(record, "request", None)
    path = getattr(request, "path", None)
    if path is None or not isinstance(record.args, tuple):
        return record
    match = getattr(request, "resolver_match", None)
    page = getattr(match, "view_name", "") or "a page that there is not"
    told = logging.makeLogRecord(vars(record))
    told.args = tuple(page if one == path else one for one in record.args)
    return told


def told_of(error: BaseException) -> list[str]:
    """Return the lines of a traceback without messages, each with its end."""
    return [f"{line}\n" for line in _told(error)]


def _told(error: BaseException) -> Iterator[str]:
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier:
        yield from _told(earlier)
        yield "which led to:"
    yield from (line.rstrip("\n") for line in traceback.format_tb(error.__traceback__))
    yield f"{type(error).__module__}.{type(error).__qualname__}"
