"""What became of questionnaires on paper: how many were given out, came back, were destroyed."""

from dataclasses import dataclass
from datetime import datetime

from mamori.journal.queries import entries
from mamori.surveys.models import Group, Survey

KINDS = ("paper.handed-out", "paper.collected", "paper.destroyed", "codes.printed")


@dataclass(frozen=True, slots=True)
class Pile:
    """One thing that happened to a pile of paper."""

    kind: str
    pieces: int
    on: str
    at: datetime
    where: str


@dataclass(frozen=True, slots=True)
class Piles:
    """The paper of a class: everything that happened, and where the sheets must still be."""

    every: list[Pile]

    def total(self, kind: str) -> int:
        """How many sheets, of one thing that happened to them."""
        return sum(pile.pieces for pile in self.every if pile.kind == kind)

    @property
    def out(self) -> int:
        """Sheets that were given out and have not come back."""
        return max(0, self.total("paper.handed-out") - self.total("paper.collected"))

    @property
    def kept(self) -> int:
        """Sheets that came back and were not destroyed yet."""
        return max(0, self.total("paper.collected") - self.total("paper.destroyed"))


def piles(survey: Survey, group: Group | None = None) -> Piles:
    """Return what became of the paper of a class, or of all of them, oldest first."""
    wanted = str(group.school_class_id) if group else ""
    return Piles(
        [
            Pile(
                kind=entry.kind,
                pieces=int(entry.attrs.get("pieces", 0)),
                on=entry.attrs.get("on", ""),
                at=entry.at,
                where=(entry.words or {}).get("where", ""),
            )
            for entry in entries([survey.stream], kinds=KINDS)
            if not wanted or (entry.words or {}).get("class") == wanted
        ]
    )
