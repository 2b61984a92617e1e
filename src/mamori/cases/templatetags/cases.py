"""Words for what happened in a case, for what is missing, and for the time between two moments."""

from datetime import datetime, timedelta

from django import template
from django.urls import reverse
from django.utils.translation import get_language, ngettext

from mamori.base import clock
from mamori.cases.acts import Group
from mamori.cases.models import Case
from mamori.cases.queries import Talk, heard, ways
from mamori.cases.words import GROUPS, READ, SELF_TOLD, STATES
from mamori.duties.queries import Due
from mamori.duties.templatetags.duties import days
from mamori.people.packs import committee_name

register = template.Library()
register.filter(days)


@register.filter
def kind(code: str) -> str:
    """Return the words for a kind of fact."""
    return str((SELF_TOLD | READ).get(code, code))


@register.filter
def state(case: Case) -> str:
    """Return the words for the state of a case."""
    return str(STATES.get(case.state, case.state))


@register.filter
def group_of_acts(group: Group) -> str:
    """Return the heading of a group of acts."""
    return str(GROUPS[group])


@register.filter
def lag(time: timedelta) -> str:
    """Return a span of time in its largest fitting unit, rounded down."""
    minutes = max(0, int(time.total_seconds() // 60))
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = minutes // 60
    if hours < 48:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return days(hours // 24)


@register.filter
def passed(since: datetime) -> timedelta:
    """Return the time since a moment."""
    return clock.now() - since


@register.simple_tag
def way(due: Due, case: Case, steps: set[str]) -> str:
    """Return the address of the page on which a duty is done; empty if there is none for me."""
    for act, codes in ways(due):
        if act.step in steps:
            query = "&".join(f"{name}={code}" for name, code in codes.items())
            return reverse("cases:act", args=[case.pk, act.step]) + (f"?{query}" if query else "")
    return ""


@register.simple_tag
def committee_of(case: Case) -> str:
    """Return what the school calls its committee: one committee under several names (T-05)."""
    return committee_name(case.school, _language())


@register.simple_tag
def talks(case: Case) -> list[Talk]:
    """Return who was heard in a case that the reader has opened."""
    return heard(case)


def _language() -> str:
    return get_language() or "en"
