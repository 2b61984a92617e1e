"""A record told to those who have a seat at it."""

from dataclasses import dataclass
from datetime import datetime

from mamori.journal.queries import entries
from mamori.people.models import Account
from mamori.people.queries import about
from mamori.ui.asking import Line, told
from mamori.ui.asking.questions import Text
from mamori.vault.acts import SHELVES
from mamori.vault.models import Record
from mamori.vault.queries.offering import wordings_for


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a record."""

    at: datetime
    title: Text
    by: str
    lines: list[Line]
    erased: bool


def chronology(account: Account, record: Record) -> list[Entry]:
    """Return everything that was recorded, newest first, for somebody who may read it."""
    shelf, found = SHELVES[record.type], entries([record.stream])
    names = about({one.by for one in found if one.by})
    storages = {str(one.attrs["where"]) for one in found if "where" in one.attrs}
    wordings = wordings_for(account, record.school, storages)
    return [
        Entry(
            at=one.at,
            title=act.told,
            by=names[one.by].name if one.by in names else "",
            lines=list(told((*act.questions, *act.tells), one.attrs, one.words or {}, wordings)),
            erased=one.words is None,
        )
        for one in reversed(found)
        if (act := shelf.act_of(one.kind))
    ]
