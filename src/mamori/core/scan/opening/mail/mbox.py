"""Mailboxes in one file (mbox): each mail is a file within it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.archives.zip import text_of
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.unpacking import aside

_BEGIN = b"From "
_QUOTED = re.compile(rb">+From ")
_TO_QUOTE = re.compile(rb"^(?=>*From )", re.MULTILINE)


class Mail(NamedTuple):
    """A mail of a mailbox, and the line before it, which says who sent it and when."""

    envelope: bytes
    data: bytes


def read(file: File, budget: Budget) -> Iterator[File | Block]:
    """Yield each mail; only one of them is in memory at a time."""
    with file.open() as stream:
        for number, mail in enumerate(mails(stream, budget.limits.held), 1):
            budget.unpack(len(mail.data))
            name = f"message {number}.eml"
            yield from aside(file, f"{name}!envelope", text_of(mail.envelope))
            yield file.inner(name, mail.data)


def mails(lines: Iterable[bytes], most: int) -> Iterator[Mail]:
    """Yield each mail without the `>` that mailboxes add to lines that look like an envelope.

    Raises:
        OverLimit: too-large, if a mail has more than `most` bytes.
    """
    envelope, mail, size, blank = b"", list[bytes](), 0, True
    for line in lines:
        if blank and line.startswith(_BEGIN):
            if envelope:
                yield Mail(envelope, b"".join(mail))
            envelope, mail, size, blank = line, [], 0, False
            continue
        blank = not line.strip(b"\r\n")
        mail.append(line[1:] if _QUOTED.match(line) else line)
        size += len(line)
        if size > most:
            raise OverLimit("too-large")
    yield Mail(envelope, b"".join(mail))


def quoted(data: bytes) -> bytes:
    """Return a mail as it stands in a mailbox."""
    return _TO_QUOTE.sub(b">", data)
