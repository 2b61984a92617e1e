"""Schools' rosters into people: OneRoster packages and plain lists. Pure Python, no clock.

`read(source)` tells which it is and reads it. Every doubt, lack and refusal is a `Note` with the
line a person sees in the spreadsheet; a credential never leaves the reader.
"""

from mamori.core.roster.dates import BadDate, parse_date
from mamori.core.roster.diff import Diff, diff, fingerprint, fingerprints, records
from mamori.core.roster.model import (
    Deletion,
    Enrolment,
    Guardianship,
    Kind,
    Name,
    Org,
    Person,
    Post,
    Roster,
    SchoolClass,
    Scope,
    Year,
)
from mamori.core.roster.names import split_name
from mamori.core.roster.notes import Note, Notebook, RosterUnreadable, Severity
from mamori.core.roster.oneroster.reader import read_oneroster
from mamori.core.roster.reading import Format, detect, read
from mamori.core.roster.source import Source
from mamori.core.roster.tables.mapping import Guess, find_header, guess_mapping
from mamori.core.roster.tables.opening import Table, open_tables
from mamori.core.roster.tables.reader import read_table
from mamori.core.roster.tables.rows import FIELDS
from mamori.core.roster.two_steps import TwoSteps, read_two_steps

__all__ = [
    "FIELDS",
    "BadDate",
    "Deletion",
    "Diff",
    "Enrolment",
    "Format",
    "Guardianship",
    "Guess",
    "Kind",
    "Name",
    "Note",
    "Notebook",
    "Org",
    "Person",
    "Post",
    "Roster",
    "RosterUnreadable",
    "SchoolClass",
    "Scope",
    "Severity",
    "Source",
    "Table",
    "TwoSteps",
    "Year",
    "detect",
    "diff",
    "find_header",
    "fingerprint",
    "fingerprints",
    "guess_mapping",
    "open_tables",
    "parse_date",
    "read",
    "read_oneroster",
    "read_table",
    "read_two_steps",
    "records",
    "split_name",
]
