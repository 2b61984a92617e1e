"""What is done about consent, in the school's words."""

from mamori.consent.actions.answering import (
    Answers,
    NotTheirs,
    answer_letter,
    record_paper,
    take_back,
)
from mamori.consent.actions.asking import NewAsking, ask, remind
from mamori.consent.actions.ending import end_what_is_over, erase_who_left
from mamori.consent.actions.letters import write_letters

__all__ = [
    "Answers",
    "NewAsking",
    "NotTheirs",
    "answer_letter",
    "ask",
    "end_what_is_over",
    "erase_who_left",
    "record_paper",
    "remind",
    "take_back",
    "write_letters",
]
