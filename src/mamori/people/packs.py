"""What the packs say about people: the names of the one committee, and who sits in it."""

from functools import cache

from django.conf import settings

from mamori.core.policy import Packs, load_packs, say
from mamori.people.models import School

NAMES, MEMBERS = "committee-names", "committee-members"


@cache
def loaded() -> Packs:
    """Return every pack there is, loaded once a process."""
    return load_packs(settings.MAMORI_PACKS)


def codes(school: School, list_id: str, language: str) -> dict[str, str]:
    """Return a code list of the school's packs, worded for a reader; empty if no pack has it."""
    found: dict[str, str] = {}
    for pack in loaded():
        for entry in pack.words if pack.id in school.packs else ():
            if entry.id == list_id:
                found |= {
                    each.code: say(each.says, language, pack.language) for each in entry.codes
                }
    return found


def committee_name(school: School, language: str) -> str:
    """Return what the school calls its committee (T-05: one committee, several names)."""
    return codes(school, NAMES, language).get(school.committee_name, "")
