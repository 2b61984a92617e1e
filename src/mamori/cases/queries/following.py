"""Children who changed class or school while a case goes on: the watch goes with them (HOK-126).

Cases stand above people, so nobody calls up here when a roster changes: it is seen when read.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from mamori.cases import flow
from mamori.cases.models import Case
from mamori.cases.queries.taking_part import Participant
from mamori.journal.queries import entries, family
from mamori.people.queries import school_day
from mamori.people.stays import Stay, left, stays

HANDED = ("child.moved", "watch.handed-over")
SIDES = {"victim", "actor"}  # whom the watch is for


@dataclass(frozen=True, slots=True)
class Move:
    """A child whose watch was not handed over; `to` is a code of `child.moved`."""

    name: str
    to: str
    since: date
    title: str = ""  # of the new class


def moves(case: Case, people: Iterable[Participant]) -> list[Move]:
    """Return what the roster knows and the case does not.

    Args:
        case: the case; where it is not living, nobody is followed any more.
        people: its children. Those who were hurt or did it are followed, and those whose part
            nobody has named yet.
    """
    watched = [one for one in people if not one.parts or SIDES & set(one.layers)]
    if case.state not in flow.LIVING or not watched:
        return []
    ids = [one.id for one in watched]
    today = school_day(case.school)
    gone, groups, handed = left(ids, today), stays(ids), _handed(case)
    found = []
    for one in watched:
        follow = _Follow(case, today, groups[one.id], handed[one.id], gone.get(one.id))
        if news := follow.news():
            found.append(Move(one.name, *news))
    return found


@dataclass(frozen=True, slots=True)
class _Follow:
    """One child, as the roster and the case know it."""

    case: Case
    today: date
    groups: list[Stay]
    handed: list[tuple[str, date]]
    gone: date | None

    def news(self) -> tuple[str, date, str] | None:
        if self.gone:
            known = any(to == "school" for to, _ in self.handed)
            return None if known else ("school", self.gone, "")
        since = max((day for _, day in self.handed), default=_local(self.case, self.case.shared_at))
        before, now = self.at(since), self.at(self.today)
        if before and now and before.group != now.group:
            return "class", now.starts, now.title
        return None

    def at(self, day: date) -> Stay | None:
        return next((stay for stay in self.groups if stay.holds(day)), None)


def _handed(case: Case) -> dict[UUID, list[tuple[str, date]]]:
    found: dict[UUID, list[tuple[str, date]]] = defaultdict(list)
    for entry in entries(family(case.stream), kinds=HANDED):
        for person in entry.subjects:
            found[person].append((entry.attrs.get("to", ""), _local(case, entry.at)))
    return found


def _local(case: Case, at: datetime) -> date:
    return at.astimezone(ZoneInfo(case.school.time_zone)).date()
