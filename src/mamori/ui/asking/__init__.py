"""Forms made from a table: what is asked, whether it is kept as a code or sealed as words.

A room lists the questions of an act; one form asks them, and the same list tells the entry again.
What can be chosen that only the room knows (classes, staff, a list of a pack) comes in `Offers`.
"""

from mamori.ui.asking.act import Act
from mamori.ui.asking.form import AskForm
from mamori.ui.asking.questions import (
    Choice,
    Day,
    Number,
    Offers,
    People,
    Question,
    Until,
    Words,
)
from mamori.ui.asking.telling import Line, told

__all__ = [
    "Act",
    "AskForm",
    "Choice",
    "Day",
    "Line",
    "Number",
    "Offers",
    "People",
    "Question",
    "Until",
    "Words",
    "told",
]
