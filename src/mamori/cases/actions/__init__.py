"""What people do in a case: one function a verb of the school's language."""

from mamori.cases.actions.notes import acknowledge, add_note
from mamori.cases.actions.signs import Sign, record_sign

__all__ = ["Sign", "acknowledge", "add_note", "record_sign"]
