"""Who is kept from reading a talk though their post lets them, only because it mentions them."""

from uuid import UUID

from mamori.access.queries import only_mentioned
from mamori.access.rules import may
from mamori.door.enclosures import TOLD
from mamori.door.models import Talk
from mamori.journal.queries import entries
from mamori.people.models import Account


def may_let_read(account: Account, talk: Talk) -> bool:
    """Say whether a person may let somebody read; nobody may where it is about a grown-up."""
    return not talk.about_staff and may(account, "talk.let-read", stream=talk.stream)


def would_read(talk: Talk) -> list[tuple[UUID, str]]:
    """Return who would read a talk if its words did not mention them, with their names."""
    return [] if talk.about_staff else only_mentioned(talk.stream, talk.school)


def last_told(talk: Talk) -> str:
    """Return the number of the last that was told in a talk."""
    return str(entries([talk.stream], kinds=TOLD)[-1].id)
