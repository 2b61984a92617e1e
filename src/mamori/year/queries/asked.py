"""The questionnaires that stand on the calendar of a school year."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from mamori.core.policy import say
from mamori.journal.queries import entries
from mamori.people.models import School
from mamori.ui.readings import without_readings
from mamori.year.queries.span import Term

PLANNED, DROPPED = "survey.planned", "survey.dropped"


@dataclass(frozen=True, slots=True)
class Asked:
    """One questionnaire: what it is called, its first and last day, and where its page is."""

    title: str
    opens: date
    closes: date
    which: str


def asked_in(term: Term, language: str) -> list[Asked]:
    """Return the questionnaires of a school year, in order; none that was taken off again."""
    found = entries([_stream(term.school)], kinds=[PLANNED, DROPPED])
    gone = {one.attrs["which"] for one in found if one.kind == DROPPED}
    every = [
        Asked(
            title=without_readings(say((one.words or {}).get("title", {}), language))
            or _("Questionnaire"),
            opens=date.fromisoformat(one.attrs["opens"]),
            closes=date.fromisoformat(one.attrs["closes"]),
            which=one.attrs["which"],
        )
        for one in found
        if one.kind == PLANNED and "opens" in one.attrs and one.attrs["which"] not in gone
    ]
    mine = [one for one in every if term.holds(one.opens) or term.holds(one.closes)]
    return sorted(mine, key=lambda one: (one.opens, one.which))


def _stream(school: School) -> str:
    return f"school:{school.pk}"
