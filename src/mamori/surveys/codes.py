"""Codes with which pupils come in, and what the empty form carries: its number and its receipt.

A code has 12 letters of 24: 55 bits. Only its keyed digest is kept.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
import unicodedata
import uuid
from dataclasses import dataclass

from mamori.base.keys import key_for
from mamori.core.receipt import LANGUAGES, RANDOM_BYTES, Receipt, make
from mamori.core.seal import SealBroken, seal, unseal

LETTERS = "2345679CDFGHJKMNPQRTVWXZ"  # none is taken for another, and they spell no words
LENGTH, PART = 12, 4
ABOUT = b"survey ticket"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What an empty form carries, sealed: the number that the answer will have, and its receipt.

    Sent twice, it is one answer, and the second time it shows the same receipt.
    """

    answer: uuid.UUID
    chance: bytes

    def receipt(self, language: str) -> Receipt:
        """Return the receipt in a language; the secret of each language is another."""
        return make(language if language in LANGUAGES else "en", self.chance)

    def signed(self, digest: bytes) -> str:
        """Return it as a text that opens only beside the code it was made for."""
        told = json.dumps([self.answer.hex, self.chance.hex()]).encode()
        return base64.urlsafe_b64encode(seal(_key(), told, ABOUT + digest)).decode()


def new_ticket() -> Ticket:
    """Make a ticket from chance: nothing of it follows from the code."""
    return Ticket(uuid.uuid4(), os.urandom(RANDOM_BYTES))


def ticket_from(text: str, digest: bytes) -> Ticket | None:
    """Return the ticket of a form that comes back; None if it is not ours, or another code's."""
    try:
        told = unseal(_key(), base64.urlsafe_b64decode(text), ABOUT + digest)
        answer, chance = json.loads(told)
        return Ticket(uuid.UUID(answer), bytes.fromhex(chance))
    except (SealBroken, ValueError):
        return None


def _key() -> bytes:
    return key_for("survey tickets")


def new_code() -> str:
    """Make a code from chance."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def shown(code: str) -> str:
    """Return a code as it is printed: in parts of four letters."""
    return "-".join(code[at : at + PART] for at in range(0, LENGTH, PART))


def tidied(typed: str) -> str:
    """Return a code as it was made, however it was typed: width, case and what stands between."""
    letters = unicodedata.normalize("NFKC", typed[:60]).upper()
    return "".join(letter for letter in letters if letter in LETTERS)[: LENGTH + 1]


def digest_of(code: str) -> bytes:
    """Return what is kept of a code."""
    return hmac.new(key_for("survey codes"), code.encode(), hashlib.sha256).digest()


def digest_of_receipt(receipt: Receipt) -> bytes:
    """Return what is kept of a receipt."""
    return hmac.new(key_for("survey receipts"), receipt.secret(), hashlib.sha256).digest()
