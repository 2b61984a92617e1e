"""What may be read of the registers, and by whom: every list and single record comes from here."""

from mamori.registers.queries.partners import Partner, partners
from mamori.registers.queries.seeing import (
    acts_for,
    offers_for,
    read_record,
    records_of,
    registers_for,
    spots,
    stopped,
)
from mamori.registers.queries.telling import (
    Entry,
    Told,
    about_whom,
    chronology,
    talk_behind,
    told,
)

__all__ = [
    "Entry",
    "Partner",
    "Told",
    "about_whom",
    "acts_for",
    "chronology",
    "offers_for",
    "partners",
    "read_record",
    "records_of",
    "registers_for",
    "spots",
    "stopped",
    "talk_behind",
    "told",
]
