"""The name of a file as a text to look at: `清水結衣_成績.xlsx` tells as much as what is inside."""

import os

from mamori.core.roster.notes import RosterUnreadable
from mamori.core.roster.text import decode

NAME = "name"  # the part of a file that its name is


def name_text(name: str) -> str:
    """Return a name with its letters composed; one that is no UTF-8 on disk is decoded."""
    try:
        return decode(os.fsencode(name))[0]
    except (RosterUnreadable, UnicodeEncodeError):
        return name.encode("utf-8", "replace").decode()
