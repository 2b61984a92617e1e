"""What people do in a case: one function a verb of the school's language."""

from mamori.cases.actions.glass import break_glass, review_glass
from mamori.cases.actions.joining import merge, separate, split
from mamori.cases.actions.notes import acknowledge, add_note
from mamori.cases.actions.signs import Sign, record_sign
from mamori.cases.actions.steps import Deed, sent_before, take_step

__all__ = [
    "Deed",
    "Sign",
    "acknowledge",
    "add_note",
    "break_glass",
    "merge",
    "record_sign",
    "review_glass",
    "sent_before",
    "separate",
    "split",
    "take_step",
]
