"""Open duties in words: what is due, by when, under which clause, and what will prove it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from mamori.core.policy import say
from mamori.core.policy.pattern import Pattern
from mamori.duties.models import Duty
from mamori.duties.packs import duty_entry, source_title

HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Due:
    """One duty as people read it."""

    stream: str
    entry: str  # pack/id of the entry it came from
    says: str
    roles: tuple[str, ...]
    opened_at: datetime
    due_at: datetime | None
    target_at: datetime | None
    word: str  # the document's own word on time, such as 直ちに; never turned into a number
    word_language: str
    clause: str
    source: str
    force: str
    proof: str
    person: UUID | None = None  # to whom it is owed; a name only for those who may see the stream
    first: bool = False  # it answers danger
    also: tuple["Due", ...] = ()  # the same thing as other documents ask for it

    @property
    def first_at(self) -> datetime | None:
        """The earlier of the due time and the school's own target."""
        return min(filter(None, (self.due_at, self.target_at)), default=None)

    @property
    def each(self) -> tuple["Due", ...]:
        """It, and the same thing as other documents ask for it."""
        return (self, *self.also)

    @property
    def is_own_target(self) -> bool:
        """Whether the earlier time is only the school's own."""
        return self.target_at is not None and self.first_at != self.due_at


def open_duties(
    streams: Any, language: str, *, roles: dict[str, set[str]] | None = None
) -> list[Due]:
    """Return the open duties on some streams, the most urgent first.

    What answers danger comes first, then what has a time, the earliest first, then what a document
    wants "at once" or with another such word, then the rest.

    Args:
        streams: names, or a query that gives names.
        language: of the words.
        roles: stream -> roles of the reader; duties of other roles are left out.
    """
    rows = Duty.objects.filter(state=Duty.State.OPEN, stream__in=streams).select_related("school")
    mine = [row for row in rows if roles is None or concerns(row.roles, roles.get(row.stream, ()))]
    return sorted(_as_one(mine, language), key=_urgency)


def _urgency(due: Due) -> tuple[bool, bool, bool, datetime]:
    at = due.first_at
    return not due.first, at is None, not due.word, at or due.opened_at


def _as_one(rows: list[Duty], language: str) -> list[Due]:
    """Return duties; those that one deed meets become one, where two would only be noise.

    That is where there is danger; the words are then those of the pack that the school names last,
    its own policy rather than the law. And it is where our own rule asks for what a document asks
    for: the document is what counts.
    """
    found: dict[object, list[Due]] = {}
    asked: dict[object, object] = {}  # deed -> the document's duty that asks for it
    for row in sorted(rows, key=_before):
        entry, deed = duty_entry(row.pack, row.entry), _deed(row)
        if entry.force != HOUSE:
            asked.setdefault(deed, row.pk)
        key = deed if entry.first else asked.get(deed, row.pk) if entry.force == HOUSE else row.pk
        found.setdefault(key, []).append(_due(row, language))
    return [replace(one, also=tuple(more)) for one, *more in found.values()]


def _deed(row: Duty) -> tuple[object, ...]:
    """Return what is equal for duties that the same fact opened and the same deed meets."""
    entry = duty_entry(row.pack, row.entry)
    return (row.stream, row.opened_by, row.person, entry.who, entry.met_by)


def _before(row: Duty) -> tuple[bool, int]:
    entry = duty_entry(row.pack, row.entry)
    return entry.force == HOUSE and not entry.first, -_place_of(row.pack, row.school.packs)


def _place_of(pack: str, packs: list[str]) -> int:
    return packs.index(pack) if pack in packs else -1


def concerns(wanted: Collection[str], held: Collection[str]) -> bool:
    """Say whether a duty of some roles is for somebody who holds others."""
    return not set(wanted).isdisjoint(held)


def _due(row: Duty, language: str) -> Due:
    entry = duty_entry(row.pack, row.entry)
    words = entry.within.words if entry.within else {}
    spoken = next((code for code in (language, "en", *words) if code in words), "")
    return Due(
        stream=row.stream,
        entry=f"{row.pack}/{row.entry}",
        says=say(entry.says, language),
        roles=tuple(row.roles),
        opened_at=row.opened_at,
        due_at=row.due_at,
        target_at=row.target_at,
        word=words.get(spoken, ""),
        word_language=spoken,
        clause=entry.clause,
        source=source_title(entry, language),
        force=entry.force,
        proof=say(entry.proof, language),
        person=row.person,
        first=entry.first,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """A duty, open or not, with the fact that closed it."""

    due: Due
    state: str  # as `Duty.State`
    closed_by: str
    closed_at: datetime | None
    met_by: tuple[Pattern, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state == Duty.State.OPEN


def standing(stream: str, language: str, *, since: datetime) -> list[Standing]:
    """Return every duty of a stream that opened since a moment, in the order of the packs."""
    rows = Duty.objects.filter(stream=stream, opened_at__gte=since).exclude(state=Duty.State.VOID)
    return [
        Standing(
            due=_due(row, language),
            state=row.state,
            closed_by=row.closed_by,
            closed_at=row.closed_at,
            met_by=duty_entry(row.pack, row.entry).met_by,
        )
        for row in rows.order_by("opened_at", "pack", "pk")
    ]
