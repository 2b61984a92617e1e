"""Who was heard in a case so far, each talk for itself (HOK-138)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from mamori.cases.models import Case
from mamori.journal.queries import Entry, entries
from mamori.people.queries import about


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk: with whom, by whom, on which day; `id` is that of its entry."""

    id: UUID
    whom: str
    by: str
    on: date


def heard(case: Case) -> list[Talk]:
    """Return the talks of a case, oldest first. The caller has asked who may read the case."""
    talks = entries([case.stream], kinds=["interview.held"])
    people = {pk for talk in talks for pk in (*talk.subjects, talk.by) if pk}
    names = {pk: known.name for pk, known in about(people).items()}
    return [_talk(case, talk, names) for talk in talks]


def _talk(case: Case, entry: Entry, names: dict[UUID, str]) -> Talk:
    written = entry.at.astimezone(ZoneInfo(case.school.time_zone)).date()
    on = entry.attrs.get("on")
    return Talk(
        id=entry.id,
        whom=next((names[pk] for pk in entry.subjects if pk in names), ""),
        by=names.get(entry.by, "") if entry.by else "",
        on=date.fromisoformat(on) if on else written,
    )
