"""Mailboxes in one file (mbox): each mail is a file within it."""

import re
from collections.abc import Iterable, Iterator

from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.opener import Budget

_BEGIN = b"From "
_QUOTED = re.compile(rb">+From ")


def read(file: File, budget: Budget) -> Iterator[File]:
    """Yield each mail; only one of them is in memory at a time."""
    with file.open() as stream:
        for number, mail in enumerate(mails(stream, budget.limits.held), 1):
            budget.unpack(len(mail))
            yield file.inner(f"message {number}.eml", mail)


def mails(lines: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Yield the bytes of each mail, without the line that begins it and the `>` that mailboxes add.

    Raises:
        OverLimit: too-large, if a mail has more than `most` bytes.
    """
    mail, size, blank, begun = list[bytes](), 0, True, False
    for line in lines:
        if blank and line.startswith(_BEGIN):
            if begun:
                yield b"".join(mail)
            mail, size, begun = [], 0, True
            continue
        blank = not line.strip(b"\r\n")
        mail.append(line[1:] if _QUOTED.match(line) else line)
        size += len(line)
        if size > most:
            raise OverLimit("too-large")
    yield b"".join(mail)
