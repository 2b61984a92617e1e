"""The packs of this installation, loaded once a process, and those that a school has in force."""

from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings

from mamori.core.policy import Calendar, Packs, combine, load_packs, say
from mamori.core.policy.entries import DutyEntry
from mamori.people.models import School
from mamori.people.queries import year_of


@cache
def loaded() -> Packs:
    """Return every pack there is. A wrong pack does not load, and says so."""
    return load_packs(settings.MAMORI_PACKS)


@cache
def _chosen(ids: tuple[str, ...]) -> Packs:
    return combine(loaded().by_id[pack] for pack in ids)


def in_force(school: School) -> Packs:
    """Return the packs that a school has in force."""
    return _chosen(tuple(school.packs))


def calendar(school: School) -> Calendar:
    """Return the school's own calendar: its time zone and the days on which it is closed."""
    return Calendar(ZoneInfo(school.time_zone))


def choices(school: School, list_id: str, language: str, on: date) -> list[tuple[str, str]]:
    """Return a code list of the school's packs as choices in a language; the last pack's counts.

    Lists change with the school year: in March it is still that of the April before.
    """
    year = year_of(school, on)
    for pack in reversed(school.packs):
        found = in_force(school).code_list(f"{pack}/{list_id}", year)
        if found:
            document = loaded().by_id[pack].language
            return [(code.code, say(code.says, language, document)) for code in found.codes]
    return []


def duty_entry(pack: str, entry: str) -> DutyEntry:
    """Return the entry of a pack that a stored duty came from."""
    return loaded().duties[f"{pack}/{entry}"]


def source_title(entry: DutyEntry, language: str) -> str:
    """Return the title of the document that a duty cites."""
    pack = loaded().by_id[entry.pack]
    titles = {source.id: source.says for source in pack.sources}
    return say(titles.get(entry.source, pack.title), language, pack.language)
