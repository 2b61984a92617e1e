"""What people record in the registers."""

from mamori.registers.actions.partners import drop_partner, list_partner
from mamori.registers.actions.recording import (
    NotYours,
    Raised,
    act,
    look_again_past_the_named,
    raise_it,
)

__all__ = [
    "NotYours",
    "Raised",
    "act",
    "drop_partner",
    "list_partner",
    "look_again_past_the_named",
    "raise_it",
]
