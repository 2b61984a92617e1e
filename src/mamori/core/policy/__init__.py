"""Packs and facts in; duties, gates and rules out. Pure: no clock, no network, no database."""

from mamori.core.policy.agreeing import Agreeing, age_on, who_must_agree
from mamori.core.policy.calendar import Calendar, add_months
from mamori.core.policy.derive import Duty, derive
from mamori.core.policy.entries import Entry
from mamori.core.policy.errors import PackError, WrongPacks
from mamori.core.policy.fact import Attempt, Fact
from mamori.core.policy.facts import KINDS, codes_of, problems
from mamori.core.policy.loading.load import combine, load_pack, load_packs
from mamori.core.policy.marks import Reached, days_counted, marks
from mamori.core.policy.packs import Pack, Packs
from mamori.core.policy.refuse import Refusal, refusals
from mamori.core.policy.rows import Row, RowState, read_rows, trace, unknown_cites
from mamori.core.policy.words import LANGUAGES, Words, say

__all__ = [
    "KINDS",
    "LANGUAGES",
    "Agreeing",
    "Attempt",
    "Calendar",
    "Duty",
    "Entry",
    "Fact",
    "Pack",
    "PackError",
    "Packs",
    "Reached",
    "Refusal",
    "Row",
    "RowState",
    "Words",
    "WrongPacks",
    "add_months",
    "age_on",
    "codes_of",
    "combine",
    "days_counted",
    "derive",
    "load_pack",
    "load_packs",
    "marks",
    "problems",
    "read_rows",
    "refusals",
    "say",
    "trace",
    "unknown_cites",
    "who_must_agree",
]
