"""The packs of this installation, loaded once a process, and those that a school has in force."""

from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings

from mamori.core.policy import Calendar, Packs, load_packs
from mamori.people.models import School


@cache
def loaded() -> Packs:
    """Return every pack there is. A wrong pack does not load, and says so."""
    return load_packs(settings.MAMORI_PACKS)


@cache
def _chosen(ids: tuple[str, ...]) -> Packs:
    return loaded().only(ids)


def in_force(school: School) -> Packs:
    """Return the packs that a school has in force."""
    return _chosen(tuple(school.packs))


def calendar(school: School) -> Calendar:
    """Return the school's own calendar: its time zone and the days on which it is closed."""
    return Calendar(ZoneInfo(school.time_zone))
