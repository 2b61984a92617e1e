"""What others may know of people: names, searches, classes, and the school's own day."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from mamori.base import clock
from mamori.people.models import Person, School
from mamori.people.words import About, unseal_about


def school_day(school: School) -> date:
    """Return today's date as the school's wall calendar shows it."""
    return clock.now().astimezone(ZoneInfo(school.time_zone)).date()


def about(people: Iterable[UUID]) -> dict[UUID, About]:
    """Return what is known of each of these persons, in one query."""
    rows = Person.objects.filter(pk__in=set(people)).values_list("pk", "school_id", "sealed")
    return {pk: unseal_about(school, pk, sealed) for pk, school, sealed in rows}
