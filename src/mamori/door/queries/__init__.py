"""What may be read of the door: by anybody, by whoever comes back, and by whom of the school."""

from mamori.door.queries.coming_back import Line, followed, look_up, talk_at, told_to
from mamori.door.queries.complaints import school_of_complaint
from mamori.door.queries.doors import code_of, school_at
from mamori.door.queries.letting_read import last_told, may_let_read, would_read
from mamori.door.queries.numbers import Term, numbers
from mamori.door.queries.proofs import proof_of
from mamori.door.queries.public import (
    Lines,
    Published,
    committee_of,
    home_checklists,
    lines_for,
    published,
    windows_now,
)
from mamori.door.queries.spots import spots
from mamori.door.queries.talks import (
    Said,
    Shown,
    file_for,
    may_answer,
    may_look_through,
    said_in,
    shown,
    shown_of,
    talk_for,
    talks_of,
)
from mamori.door.queries.waiting import (
    Waiting,
    choices_for_joining,
    first_values,
    says_where_from,
    waiting,
)

__all__ = [
    "Line",
    "Lines",
    "Published",
    "Said",
    "Shown",
    "Term",
    "Waiting",
    "choices_for_joining",
    "code_of",
    "committee_of",
    "file_for",
    "first_values",
    "followed",
    "home_checklists",
    "last_told",
    "lines_for",
    "look_up",
    "may_answer",
    "may_let_read",
    "may_look_through",
    "numbers",
    "proof_of",
    "published",
    "said_in",
    "says_where_from",
    "school_at",
    "school_of_complaint",
    "shown",
    "shown_of",
    "spots",
    "talk_at",
    "talk_for",
    "talks_of",
    "told_to",
    "waiting",
    "windows_now",
    "would_read",
]
