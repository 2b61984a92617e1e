"""What a public form carries in place of a cookie: sealed, short-lived, and told to nobody.

A ticket is made with an empty form. What is sent with it is one report, however often it is sent,
and the words to come back with follow from it, so that a second sending shows the same ones.
A visit is what a page carries for whoever came back: it opens one record for an hour.
"""

import base64
import binascii
import hmac
import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from mamori.base import clock
from mamori.base.keys import key_for
from mamori.core.seal import SealBroken, seal, unseal

TICKET_LIVES = timedelta(days=4)  # a form that stays open over a long week-end
VISIT_LIVES = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Ticket:
    """One empty form."""

    secret: bytes
    language: str  # of the words that its receipt will have

    @property
    def id(self) -> UUID:
        """The id of what is sent with it."""
        return UUID(bytes=self._follow("id")[:16])

    @property
    def chance(self) -> bytes:
        """What the words of its receipt are made from; nobody finds it without the master key."""
        return self._follow("receipt")

    def _follow(self, what: str) -> bytes:
        return hmac.digest(key_for("door tickets"), what.encode() + self.secret, "sha256")


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody came back with the right words: to which record."""

    stream: str


def new_ticket(school: UUID, language: str) -> str:
    """Return the field of an empty form of a school's door."""
    return _closed("ticket", school, [os.urandom(16).hex(), language])


def read_ticket(school: UUID, text: str) -> Ticket | None:
    """Return the ticket of a form that came back; None if it is not ours, or too old."""
    told = _opened("ticket", school, text, TICKET_LIVES)
    return Ticket(bytes.fromhex(told[0]), told[1]) if told else None


def new_visit(school: UUID, stream: str) -> str:
    """Return the field that pages carry for whoever came back to a record."""
    return _closed("visit", school, [stream])


def read_visit(school: UUID, text: str) -> Visit | None:
    """Return where somebody came back to; None if the field is not ours, or too old."""
    told = _opened("visit", school, text, VISIT_LIVES)
    return Visit(told[0]) if told else None


def _closed(what: str, school: UUID, told: list[str]) -> str:
    plain = json.dumps([clock.now().isoformat(), *told]).encode()
    sealed = seal(key_for(f"door {what}"), plain, school.bytes)
    return base64.urlsafe_b64encode(sealed).decode()


def _opened(what: str, school: UUID, text: str, lives: timedelta) -> list[Any] | None:
    try:
        sealed = base64.urlsafe_b64decode(text.encode())
        at, *told = json.loads(unseal(key_for(f"door {what}"), sealed, school.bytes))
    except (SealBroken, binascii.Error, ValueError):
        return None
    return told if clock.now() - datetime.fromisoformat(at) < lives else None
