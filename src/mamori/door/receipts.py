"""The words with which somebody comes back: made once, kept only as a keyed digest."""

import hmac
from uuid import UUID

from mamori.base.keys import key_for
from mamori.core import receipt as words
from mamori.core.receipt import LANGUAGES, RANDOM_BYTES, Receipt
from mamori.door.tickets import Ticket


def receipt_of(ticket: Ticket) -> Receipt:
    """Return the receipt of what is sent with a ticket: the same one at every sending."""
    language = ticket.language if ticket.language in LANGUAGES else "en"
    return words.make(language, ticket.chance[:RANDOM_BYTES])


def digest(school: UUID, receipt: Receipt) -> bytes:
    """Return what is stored in place of the words; nobody tells the words from it."""
    return hmac.digest(key_for("door receipts"), school.bytes + receipt.secret(), "sha256")
