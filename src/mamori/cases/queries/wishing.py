"""What the children and families of a case wish, as it was last written down."""

from dataclasses import replace

from mamori.cases.models import Case
from mamori.cases.queries.telling import Told, chronology
from mamori.journal.queries import Entry
from mamori.people.models import Account

WISH = "wish.recorded"
WHOSE = ("of", "with")  # the codes that tell whose wish it is


def last_wishes(case: Case, reader: Account, language: str) -> list[Told]:
    """Return the last wish of each child and each side, newest first.

    It was written down by itself, or with a talk in which it was told.
    """
    last: dict[object, Told] = {}
    for told in chronology([case], language, reader=reader):
        if only := _wish(told):
            last.setdefault(_whose(told.entry), only)
    return list(last.values())


def _wish(told: Told) -> Told | None:
    if told.entry.kind == WISH:
        return told
    wish = (told.entry.words or {}).get("wish")
    lines = [line for line in told.lines if wish and line.value == wish]
    return replace(told, lines=lines) if lines else None


def _whose(entry: Entry) -> tuple[str, ...]:
    whose = next((str(entry.attrs[name]) for name in WHOSE if name in entry.attrs), "")
    return (whose, *map(str, entry.subjects))
