"""Redacts mailboxes in one file (mbox)."""

from mamori.core.scan.files import File
from mamori.core.scan.limits import LIMITS
from mamori.core.scan.opening.mail.mbox import Mail, mails, quoted
from mamori.core.scan.redacting.covering import covered
from mamori.core.scan.redacting.redactor import Inner, Spots


def redact(file: File, spots: Spots, inner: Inner) -> bytes:
    """Return the mailbox, mail by mail."""
    with file.open() as stream:
        return b"".join(
            _mail(file, each, number, spots, inner)
            for number, each in enumerate(mails(stream, LIMITS.held), 1)
        )


def _mail(file: File, mail: Mail, number: int, spots: Spots, inner: Inner) -> bytes:
    data = inner(file.inner(f"message {number}.eml", mail.data))
    return covered(mail.envelope, spots) + quoted(data)
