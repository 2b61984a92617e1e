"""Whether a sheet rests: somebody said stop, or a copy of it was withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mamori.journal.queries import entries
from mamori.publishing.models import Sheet
from mamori.publishing.queries.marks import Story
from mamori.publishing.queries.sheets import STOPPED as SAID_STOP
from mamori.publishing.queries.sheets import known_now
from mamori.registers.models import Record

OPEN, STOPPED, CHANGE, WITHDRAWN = "open", "stopped", "change", "withdrawn"


@dataclass(frozen=True, slots=True)
class Rest:
    """Why nothing goes on with a sheet; the objection, or the story of what was withdrawn."""

    why: str
    objection: Record | None = None
    story: Story | None = None


def rest_of(sheet: Sheet) -> Rest | None:
    """Return why a sheet rests now; None if it does not.

    An objection that is not decided lets it rest, one that was decided "stopped" for good, and one
    decided "changed" until a new version was written.
    """
    for record in _objections(sheet):
        if record.state == Record.State.OPEN:
            return Rest(OPEN, record)
        decided = entries([record.stream], kinds=["objection.decided"])
        result = str(decided[-1].attrs.get("result", "")) if decided else ""
        if result == "stopped":
            return Rest(STOPPED, record)
        if result == "changed" and _written_at(sheet) < decided[-1].at:
            return Rest(CHANGE, record)
    known = known_now(sheet) if sheet.state != Sheet.State.WITHDRAWN else None
    return Rest(WITHDRAWN, story=known.story) if known else None


def objections_of(sheet: Sheet) -> set[UUID]:
    """Return the objections that were raised to a sheet."""
    found = entries([sheet.stream], kinds=[SAID_STOP])
    return {UUID(str(one.attrs["objection"])) for one in found}


def _objections(sheet: Sheet) -> list[Record]:
    pks = objections_of(sheet)
    return list(Record.unguarded.filter(pk__in=pks).order_by("-at")) if pks else []


def _written_at(sheet: Sheet) -> datetime:
    return entries([sheet.stream], kinds=["sheet.drafted"])[-1].at
