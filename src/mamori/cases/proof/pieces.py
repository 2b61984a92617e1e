"""One entry of a case as somebody outside gets it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from mamori.cases.evidence import Evidence
from mamori.cases.models import Case
from mamori.journal.queries import Entry

Link = Literal["open", "shut", "blind"]


class How(StrEnum):
    """How much of an entry is told."""

    FULL = "full"  # every word, and the key that proves it
    SHORTENED = "shortened"  # its words without what concerns others
    LISTED = "listed"  # that it happened
    CLOSED = "closed"  # that there is one; a few may read it
    ERASED = "erased"  # that it happened; its words are gone


class Kept(StrEnum):
    """Why an entry is in no copy of this version."""

    FEW = "few"
    TELLER = "teller"
    OTHERS = "others"
    INSIDE = "inside"


HOW = {
    How.FULL: _("In full, and proven"),
    How.SHORTENED: _("Shortened, without the names of others"),
    How.LISTED: _("Only that it happened"),
    How.CLOSED: _("Without words: only a few may read it"),
    How.ERASED: _("Without words: they were erased"),
}
KEPT = {
    Kept.FEW: _("Only a few may read it"),
    Kept.TELLER: _("It would tell who told"),
    Kept.OTHERS: _("It was given to others"),
    Kept.INSIDE: _("It only says who at the school has read it"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry, told for one reader. `link` says how the chain of the bundle shows its fact.

    `suggested` is whether it is ticked before anybody has chosen. What corrects it goes with it.
    """

    case: Case
    entry: Entry
    how: How
    link: Link
    title: str
    who: str
    text: str
    suggested: bool = True
    files: tuple[Evidence, ...] = ()
    corrections: tuple["Piece", ...] = field(default=())

    @property
    def id(self) -> UUID:
        """The id of the fact."""
        return self.entry.id

    @property
    def all(self) -> tuple["Piece", ...]:
        """It, and what goes with it."""
        return (self, *self.corrections)

    @property
    def says(self) -> str:
        """How much of it is told, in words."""
        return str(HOW[self.how])
