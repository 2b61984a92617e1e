"""In which classes children were when, and who has left: what follows a child must know it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mamori.people.models import Enrolment, Person


@dataclass(frozen=True, slots=True)
class Stay:
    """A child's time in one class; `ends` is the last day, None while nobody knows it."""

    group: UUID
    title: str
    starts: date
    ends: date | None

    def holds(self, day: date) -> bool:
        """Say whether a day lies in it."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


def stays(people: Collection[UUID]) -> dict[UUID, list[Stay]]:
    """Return the classes of these children, the earliest first, in one query."""
    rows = Enrolment.objects.filter(person__in=people).order_by("starts", "pk")
    found: dict[UUID, list[Stay]] = defaultdict(list)
    for one in rows.select_related("school_class"):
        stay = Stay(one.school_class_id, one.school_class.title, one.starts, one.ends)
        found[one.person_id].append(stay)
    return found


def left(people: Collection[UUID], on: date) -> dict[UUID, date]:
    """Return the first day without each of those who have left by a day, in one query."""
    rows = Person.objects.filter(pk__in=people, left_on__lte=on)
    return {person: day for person, day in rows.values_list("pk", "left_on") if day}
