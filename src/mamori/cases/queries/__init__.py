"""What may be read of cases, and by whom: every list and single case comes through here."""

from mamori.cases.acts import RESTRICTED
from mamori.cases.queries.around import around
from mamori.cases.queries.choices import (
    Setting,
    channels,
    children,
    choices_for_note,
    choices_for_sign,
    setting_for,
)
from mamori.cases.queries.choosing import Chosen, group_of
from mamori.cases.queries.correcting import correctable
from mamori.cases.queries.due import due_in
from mamori.cases.queries.evidence import file_for, original_for, shown
from mamori.cases.queries.finding import Hit, find
from mamori.cases.queries.following import moves
from mamori.cases.queries.gates import Gate, answers, gate_before, next_gate
from mamori.cases.queries.heard import Talk, heard
from mamori.cases.queries.joined import (
    called,
    carriable,
    carriable_choices,
    goes_on_in,
    joined_for,
    mergeable,
    with_corrections,
    with_joined,
)
from mamori.cases.queries.names import names_in
from mamori.cases.queries.path import Stage, look_again, path
from mamori.cases.queries.plan import care
from mamori.cases.queries.quiet import quiet_of, quiet_of_each
from mamori.cases.queries.seeing import (
    case_for,
    cases_about,
    cases_of,
    glass_unreviewed,
    may_review,
    named,
    waits_for_acknowledgement,
)
from mamori.cases.queries.steps import may_take, possible_acts, steps_for, ways
from mamori.cases.queries.taking_part import Participant, participants
from mamori.cases.queries.telling import Line, Told, chronology, reached_committee

__all__ = [
    "RESTRICTED",
    "Chosen",
    "Gate",
    "Hit",
    "Line",
    "Participant",
    "Setting",
    "Stage",
    "Talk",
    "Told",
    "answers",
    "around",
    "called",
    "care",
    "carriable",
    "carriable_choices",
    "case_for",
    "cases_about",
    "cases_of",
    "channels",
    "children",
    "choices_for_note",
    "choices_for_sign",
    "chronology",
    "correctable",
    "due_in",
    "file_for",
    "find",
    "gate_before",
    "glass_unreviewed",
    "goes_on_in",
    "group_of",
    "heard",
    "joined_for",
    "look_again",
    "may_review",
    "may_take",
    "mergeable",
    "moves",
    "named",
    "names_in",
    "next_gate",
    "original_for",
    "participants",
    "path",
    "possible_acts",
    "quiet_of",
    "quiet_of_each",
    "reached_committee",
    "setting_for",
    "shown",
    "steps_for",
    "waits_for_acknowledgement",
    "ways",
    "with_corrections",
    "with_joined",
]
