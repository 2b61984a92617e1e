"""Where something is due: what a record is called in a list, and where its page is."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Spot:
    """A record as a list names it: by its number, never by a name or a word of it.

    Args:
        text: such as "case 26-7KQ2", as it stands within a sentence.
        href: its page.
        new_at: since when it is there, for whoever has not opened it yet; None where nobody need be
            told so.
        note: what else tells it apart in a list of new ones, such as its school.
        danger: whether danger was reported.
    """

    text: str
    href: str
    new_at: datetime | None = None
    note: str = ""
    danger: bool = False
