"""What may be read of this room, and by whom: every list and single record comes from here."""

from mamori.vault.queries.admitted import admitted_volumes
from mamori.vault.queries.fitness import parts_filled, permitted
from mamori.vault.queries.naming import names_of
from mamori.vault.queries.offering import offers_for, wordings_for
from mamori.vault.queries.seeing import (
    Row,
    acts_for,
    due_in,
    is_asked_for,
    kept_on,
    read_record,
    row_of,
    rows_of,
    spots,
)
from mamori.vault.queries.telling import Entry, chronology

__all__ = [
    "Entry",
    "Row",
    "acts_for",
    "admitted_volumes",
    "chronology",
    "due_in",
    "is_asked_for",
    "kept_on",
    "names_of",
    "offers_for",
    "parts_filled",
    "permitted",
    "read_record",
    "row_of",
    "rows_of",
    "spots",
    "wordings_for",
]
