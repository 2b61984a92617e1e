"""One act of the year."""

from dataclasses import dataclass
from enum import StrEnum

from mamori.ui import asking


class Group(StrEnum):
    """Under which heading an act, and what is due of it, stands."""

    PLAN = "plan"
    STAFF = "staff"
    PUPILS = "pupils"
    HOMES = "homes"
    POLICY = "policy"


@dataclass(frozen=True, kw_only=True)
class Act(asking.Act):
    """What can be recorded of a school's year. No child is named anywhere in it.

    Args:
        group: its heading.
        yearly: the school year stands with it as a code.
        parts: the code under which the parts that hold something are kept.
    """

    group: Group
    verb: str = "year.record"
    yearly: bool = False
    parts: str = ""
