"""Reports as they come in, for tests that begin after the form."""

import os
from typing import Any
from uuid import UUID

from mamori.base.files import Incoming
from mamori.cases.actions.evidence import Sent
from mamori.cases.evidence import files_in
from mamori.door.actions import Report, receive
from mamori.door.models import Talk
from mamori.door.tickets import Ticket
from mamori.journal.queries import entries
from mamori.people.models import School


def ticket(language: str = "en") -> Ticket:
    return Ticket(os.urandom(16), language)


def told(school: School, words: str = "たたかれた。", **more: Any) -> Talk:
    """Tell something at a school's door."""
    return receive(school=school, ticket=ticket(), report=Report(words=words, **more))


def enclosed(kind: str, body: bytes) -> Sent:
    """Return a file as it comes in."""
    incoming = Incoming()
    incoming.add(body)
    incoming.end()
    return Sent(incoming, "", kind)


def told_with(school: School, kind: str, body: bytes) -> tuple[Talk, UUID]:
    """Tell something with a file; return the talk, and by what the file is found."""
    talk = told(school, files=(enclosed(kind, body),))
    (entry,) = entries([talk.stream], kinds=["report.received"])
    return talk, files_in(entry)[0].pk
