"""What people do in a school's year, and what the program does by itself."""

from mamori.year.actions.recording import (
    Happening,
    adopt_plan,
    correct,
    follow_plan,
    record,
    take_back,
)
from mamori.year.actions.rules import acknowledge
from mamori.year.actions.upkeep import bring_all_up_to_date, bring_up_to_date

__all__ = [
    "Happening",
    "acknowledge",
    "adopt_plan",
    "bring_all_up_to_date",
    "bring_up_to_date",
    "correct",
    "follow_plan",
    "record",
    "take_back",
]
