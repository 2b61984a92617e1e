"""What the children and families of a case wish, as it was last written down."""

from mamori.cases.models import Case
from mamori.cases.queries.telling import Told, chronology
from mamori.journal.queries import Entry

WISH = "wish.recorded"


def last_wishes(case: Case, language: str) -> list[Told]:
    """Return the last wish of each child and each side, newest first."""
    last: dict[object, Told] = {}
    for told in chronology([case], language):
        if told.entry.kind == WISH:
            last.setdefault(_whose(told.entry), told)
    return list(last.values())


def _whose(entry: Entry) -> tuple[str, ...]:
    return (str(entry.attrs.get("of", "")), *map(str, entry.subjects))
