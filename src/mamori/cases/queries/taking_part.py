"""Who takes part in a case, and as what: a child may have several parts over time (HOK-023)."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from mamori.access.rules import roles_at
from mamori.cases.acts import act_of
from mamori.cases.acts.persons import LAYERS, REPORTER
from mamori.cases.models import Case
from mamori.journal.queries import Entry, entries
from mamori.people.models import Account
from mamori.people.packs import codes
from mamori.people.queries import about, uuids

NAMED, ADDED, REMOVED = "sign.recorded", "participant.added", "participant.removed"
ORDER = tuple(layer for layer, _ in LAYERS)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a child: since which day, and on which day it was taken back as a mistake."""

    layer: str
    since: date
    taken_back: date | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """A child of the case; `parts` are its parts in the order in which they were named."""

    id: UUID
    name: str
    number: int = 0  # under which the drawing and the list show it
    parts: list[Part] = field(default_factory=list)

    @property
    def layers(self) -> list[str]:
        """The layers in which it stands now, each once."""
        there = {part.layer for part in self.parts if not part.taken_back}
        return [layer for layer in ORDER if layer in there]

    @property
    def only_told(self) -> bool:
        """Whether it told and no more: such a name must not lie about on paper (HOK-107)."""
        return bool(self.parts) and {part.layer for part in self.parts} == {REPORTER}


def participants(
    case: Case, *, reader: Account | None = None, language: str = ""
) -> list[Participant]:
    """Return the children of a case in the order in which they were named.

    Args:
        case: the case.
        reader: for whom parts that only some may know of are opened; None opens none.
        language: of the words for the parts; none leaves them empty.
    """
    roles = roles_at(reader, case.stream) if reader else set()
    told = entries([case.stream], kinds=(NAMED, ADDED, REMOVED))
    told = [entry for entry in told if _may_know(entry, roles)]
    names = about({child for entry in told for child in _children(entry)})
    found: dict[UUID, Participant] = {}
    for entry in told:
        for child in filter(names.__contains__, _children(entry)):
            one = found.setdefault(
                child, Participant(child, names[child].name, number=len(found) + 1)
            )
            _apply(one.parts, entry, _day(case, entry))
    return _worded(case, list(found.values()), language) if language else list(found.values())


def _may_know(entry: Entry, roles: set[str]) -> bool:
    act = act_of(entry.kind, entry.attrs)
    return act is None or not act.restricted or bool(act.restricted & roles)


def _children(entry: Entry) -> list[UUID]:
    return [*entry.subjects, *uuids((entry.words or {}).get("children", ()))]


def _day(case: Case, entry: Entry) -> date:
    """Return the day of an entry: the one it speaks of, else the one it was written on."""
    try:
        return date.fromisoformat(entry.attrs["on"])
    except (KeyError, ValueError):
        return entry.at.astimezone(ZoneInfo(case.school.time_zone)).date()


def _apply(parts: list[Part], entry: Entry, day: date) -> None:
    """Add a part to a child's own, or take it back. Named twice, it counts from the earlier day."""
    if entry.kind == NAMED:
        return
    layer = entry.attrs["layer"]
    there = (at for at, part in enumerate(parts) if part.layer == layer and not part.taken_back)
    at = next(there, None)
    if at is None:
        parts.extend([Part(layer, day)] if entry.kind == ADDED else [])
    elif entry.kind == ADDED:
        parts[at] = replace(parts[at], since=min(parts[at].since, day))
    else:
        parts[at] = replace(parts[at], taken_back=day)


def _worded(case: Case, people: list[Participant], language: str) -> list[Participant]:
    known = {layer: str(says) for layer, says in LAYERS} | codes(case.school, "layers", language)
    return [
        replace(one, parts=[replace(part, says=known[part.layer]) for part in one.parts])
        for one in people
    ]
