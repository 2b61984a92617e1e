"""Who takes part in a case, and as what: a child may have several parts over time (HOK-023)."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from mamori.cases.models import Case
from mamori.journal.queries import entries
from mamori.people.queries import about

NAMED = ("sign.recorded", "participant.added")


@dataclass(frozen=True, slots=True)
class Participant:
    """A child of the case; `layers` are its parts, oldest first, each with when it was noted."""

    id: UUID
    name: str
    layers: list[tuple[str, datetime]] = field(default_factory=list)


def participants(case: Case) -> list[Participant]:
    """Return the children of a case in the order in which they were named."""
    told = entries([case.stream], kinds=NAMED)
    names = about({person for entry in told for person in entry.subjects})
    found: dict[UUID, Participant] = {}
    for entry in told:
        for person in entry.subjects:
            if person not in names:
                continue
            one = found.setdefault(person, Participant(person, names[person].name))
            if entry.kind == "participant.added":
                one.layers.append((entry.attrs["layer"], entry.at))
    return list(found.values())
