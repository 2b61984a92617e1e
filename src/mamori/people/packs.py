"""The packs of this installation, loaded once a process, and what they say to a school."""

from datetime import date
from functools import cache

from django.conf import settings

from mamori.core.policy import Packs, combine, load_packs, say
from mamori.people.models import School
from mamori.people.queries import school_day, year_of
from mamori.ui.readings import with_readings, without_readings

NAMES, MEMBERS = "committee-names", "committee-members"


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


def codes(school: School, list_id: str, language: str, on: date | None = None) -> dict[str, str]:
    """Return a code list of the school's packs, worded for a reader; empty if no pack has it.

    Lists change with the school year: in March it is still that of the April before. Where several
    packs have a list of that name, the last one's counts: the school's own stands last.
    """
    return codes_of_year(school, list_id, language, year_of(school, on or school_day(school)))


def codes_of_year(school: School, list_id: str, language: str, year: int) -> dict[str, str]:
    """Return a code list as it stood in the school year that began in a year."""
    for pack in reversed(school.packs):
        found = in_force(school).code_list(f"{pack}/{list_id}", year)
        if found:
            document = loaded().by_id[pack].language
            return {code.code: say(code.says, language, document) for code in found.codes}
    return {}


def help_lines(school: School, language: str) -> list[dict[str, str]]:
    """Return the help lines that the school's packs list: text, number, note and what to dial.

    `read` and `note_read` hold the readings of Japanese letters too: see `ui.readings`.
    """
    return [
        {
            "text": without_readings(read := say(line.says, language, pack.language)),
            "read": read,
            "number": line.number,
            "note": without_readings(note := say(line.hours, language, pack.language)),
            "note_read": note,
            "href": f"tel:{''.join(filter(str.isdigit, line.number))}",
        }
        for pack in in_force(school)
        for line in pack.lines
    ]


def help_lines_read(school: School, language: str) -> list[dict[str, str]]:
    """Return the help lines as children see them: the readings stand above their letters."""
    return [
        {**line, "html": with_readings(line["read"]), "note": with_readings(line["note_read"])}
        for line in help_lines(school, language)
    ]


def committee_name(school: School, language: str) -> str:
    """Return what the school calls its committee (T-05: one committee, several names)."""
    return codes(school, NAMES, language).get(school.committee_name, "")
