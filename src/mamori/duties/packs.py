"""What a stored duty came from, and the calendar by which a school's duties fall due."""

from zoneinfo import ZoneInfo

from mamori.core.policy import Calendar, say
from mamori.core.policy.entries import DutyEntry, Entry, GateEntry
from mamori.people.closed_days import ClosedDays
from mamori.people.models import School
from mamori.people.packs import loaded


def calendar(school: School) -> Calendar:
    """Return the school's own calendar: its time zone and the days on which it is closed."""
    return Calendar(ZoneInfo(school.time_zone), ClosedDays(school))


def duty_entry(pack: str, entry: str) -> DutyEntry:
    """Return the entry of a pack that a stored duty came from."""
    return loaded().duties[f"{pack}/{entry}"]


def gate_entry(pack: str, gate: str) -> GateEntry:
    """Return the gate of a pack that refused something."""
    return next(entry for entry in loaded().by_id[pack].gates if entry.id == gate)


def source_title(entry: Entry, language: str) -> str:
    """Return the title of the document that an entry cites."""
    pack = loaded().by_id[entry.pack]
    titles = {source.id: source.says for source in pack.sources}
    return say(titles.get(entry.source, pack.title), language, pack.language)
