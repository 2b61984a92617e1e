"""Reports, wishes, absences and holds of a case, for the pages that show them."""

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.translation import get_language

from mamori.access.rules import account_of
from mamori.cases.acts.serious import CAUSES
from mamori.cases.models import Case, Report
from mamori.cases.queries import absences as absent
from mamori.cases.queries import holds, wishing
from mamori.cases.queries import reports as reading
from mamori.cases.queries.absences import Absence
from mamori.cases.queries.reports import Sent
from mamori.cases.queries.telling import Told
from mamori.people.models import School

register = template.Library()
PAGES = {"advise": "cases:advise", "suspend": "cases:suspend", "pass-on": "cases:pass_on"}


@register.simple_tag
def reports_about(case: Case) -> list[Sent]:
    """Return the reports that a case led to."""
    return reading.reports_about(case)


@register.simple_tag(takes_context=True)
def wishes(context: Context, case: Case) -> list[Told]:
    """Return the last wish of each person of a case."""
    reader = account_of(context["request"])
    return wishing.last_wishes(case, reader, get_language() or "en")


@register.simple_tag(takes_context=True)
def absences(context: Context, case: Case) -> list[Absence]:
    """Return the absences of a case's children."""
    reader = account_of(context["request"])
    return absent.absences(case, get_language() or "en", reader=reader)


@register.simple_tag
def answer_url(report: Report, step: str) -> str:
    """Return the address of a page on which the board does something about a report."""
    return reverse(PAGES[step], args=[report.pk])


@register.filter
def board_reads(school: School) -> bool:
    """Say whether anybody at a school's board uses the program."""
    return reading.board_reads(school)


@register.filter
def from_board(told: Told) -> bool:
    """Say whether an entry is the board's answer, which is not the school's to correct."""
    return told.entry.kind in reading.ANSWERS


@register.filter
def is_held(case: Case) -> bool:
    """Say whether nothing of a case may be erased."""
    return holds.is_held(case)


@register.filter
def absence_cause(code: str) -> str:
    """Return the words for what may be behind an absence."""
    return str(dict(CAUSES).get(code, code))
