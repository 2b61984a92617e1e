"""A list of consents, as a school keeps it in a table: a line for what a person agreed to.

Columns: `person`, `kinds`, `places`, and if wanted `from`, `until`, `withdrawn`. Several kinds or
places in one cell are parted by spaces, commas or the like.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from mamori.core.policy.entries import PLACES
from mamori.core.roster import (
    BadDate,
    Notebook,
    Person,
    RosterUnreadable,
    Source,
    open_tables,
    parse_date,
)
from mamori.core.scan.consents import Consent, Consents
from mamori.core.scan.folding import plain
from mamori.core.scan.hits import KINDS

NEEDED = ("person", "kinds", "places")
DATES = ("from", "until", "withdrawn")
GROUPS = frozenset(group for groups in KINDS.values() for group in groups)
_PARTED = re.compile(r"[\s,;/、，；・]+")


class ConsentsUnreadable(Exception):
    """The list cannot be used. The text says where and why; nothing of it was taken."""


def read_consents(source: Source, people: Iterable[Person] = ()) -> Consents:
    """Read who agreed to what.

    A line that is not understood stops the whole list: a consent that was read wrong would let
    something out.

    Args:
        source: a CSV file or workbook.
        people: the roster, by whose ids or names the list names persons.

    Raises:
        ConsentsUnreadable: the file, a column, a person, a kind, a place or a date.
    """
    try:
        sheet = open_tables(source, Notebook(), header_line=1)[0].sheet
    except RosterUnreadable as error:
        raise ConsentsUnreadable(f"the file cannot be read ({error.code})") from None
    sheet.columns = {plain(name): at for name, at in sheet.columns.items()}
    if missing := [name for name in NEEDED if name not in sheet.columns]:
        raise ConsentsUnreadable(f"there is no column {', '.join(missing)}")
    keys = _keys(people)
    return Consents(
        tuple(_consent(line, cells, keys) for line, cells in sheet.records((*NEEDED, *DATES)))
    )


def _keys(people: Iterable[Person]) -> Mapping[str, set[str]]:
    keys: dict[str, set[str]] = defaultdict(set)
    for person in people:
        keys[person.key].add(person.key)
        for name in person.names():
            keys[_bare(name.full)].add(person.key)
    return keys


def _consent(line: int, cells: tuple[str, ...], keys: Mapping[str, set[str]]) -> Consent:
    person, kinds, places, *days = cells
    found = keys.get(person) or keys.get(_bare(person)) or set()
    if keys and len(found) != 1:
        why = "has several of that name: write the id" if found else "does not have that person"
        raise ConsentsUnreadable(f"line {line}: the roster {why}")
    starts, until, withdrawn = (_day(line, text) for text in days)
    return Consent(
        person=next(iter(found), person),
        kinds=_codes(line, kinds, "kind", GROUPS),
        places=_codes(line, places, "place", PLACES),
        starts=starts,
        until=until,
        withdrawn=withdrawn,
    )


def _codes(line: int, text: str, what: str, known: Collection[str]) -> frozenset[str]:
    codes = frozenset(filter(None, _PARTED.split(plain(text))))
    if not codes or codes - set(known):
        wrong = ", ".join(sorted(codes - set(known))) or "nothing"
        raise ConsentsUnreadable(
            f"line {line}: {wrong} is no {what}; there are {', '.join(sorted(known))}"
        )
    return codes


def _day(line: int, text: str) -> date | None:
    try:
        return parse_date(text) if text else None
    except BadDate as error:
        raise ConsentsUnreadable(f"line {line}: {text} is no date ({error.code})") from None


def _bare(name: str) -> str:
    return "".join(plain(name).split())
