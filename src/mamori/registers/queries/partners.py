"""The partners of a school, and the meetings with them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mamori.core.policy.facts import codes_of
from mamori.journal.queries import TAKEN_BACK, entries
from mamori.people.models import School
from mamori.people.packs import codes
from mamori.ui.templatetags.ui import listed

LISTED, MET = "partner.listed", "liaison.held"


@dataclass(frozen=True, slots=True)
class Partner:
    """An agency, a person there, a number, and when the school last met it."""

    id: UUID
    agency: str
    person: str
    number: str
    note: str
    met: datetime | None


def partner_codes(school: School, language: str) -> dict[str, str]:
    """Return the agencies and the groups of the neighbourhood that a school's packs name."""
    agencies = codes(school, "agencies", language)
    return agencies | codes(school, "community-sources", language)


def partners(school: School, language: str) -> list[Partner]:
    """Return the partners that are on the list now, by agency."""
    found = entries([f"school:{school.pk}"], kinds=[LISTED, MET, TAKEN_BACK])
    gone = {one.attrs["entry"] for one in found if one.kind == TAKEN_BACK}
    known = partner_codes(school, language)
    met: dict[str, datetime] = {}
    for one in found:
        if one.kind == MET and str(one.id) not in gone:
            met |= dict.fromkeys(codes_of(one.attrs.get("agency")), one.at)
    made = [
        Partner(
            id=one.id,
            agency=listed(known.get(code, code) for code in codes_of(one.attrs.get("agency"))),
            person=str((one.words or {}).get("person", "")),
            number=str((one.words or {}).get("number", "")),
            note=str((one.words or {}).get("note", "")),
            met=max((met[c] for c in codes_of(one.attrs.get("agency")) if c in met), default=None),
        )
        for one in found
        if one.kind == LISTED and str(one.id) not in gone
    ]
    return sorted(made, key=lambda one: (one.agency, one.person))
