"""Words for what happened in a case, for what is missing, and for the time between two moments."""

from datetime import date, datetime, timedelta

from django import template
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mamori.access.words import role
from mamori.base import clock
from mamori.cases.acts import Group
from mamori.cases.models import Case
from mamori.cases.queries import Talk, heard, ways
from mamori.cases.words import GROUPS, READ, SELF_TOLD, STATES
from mamori.core.policy import Refusal, say
from mamori.duties.packs import gate_entry, source_title
from mamori.duties.queries import Due
from mamori.people.packs import committee_name
from mamori.ui.dates import day
from mamori.ui.templatetags.ui import listed

register = template.Library()


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


@register.filter
def days(number: int) -> str:
    """Return a number of days."""
    return ngettext("%(n)d day", "%(n)d days", number) % {"n": number}


@register.filter
def says(refusal: Refusal) -> str:
    """Return what a gate asks for, in the reader's language."""
    return say(refusal.says, _language())


@register.filter
def wanting(refusal: Refusal) -> str:
    """Return what is still missing, in figures, where a gate can tell."""
    detail = refusal.detail
    if refusal.kind == "quiet" and isinstance(detail.get("until"), date):
        until, left = detail["until"], detail["days"]
        assert isinstance(until, date)  # noqa: S101 -- tells mypy what was asked above
        assert isinstance(left, int)  # noqa: S101 -- likewise
        return _("Still missing: %(days)s. The first day is %(day)s.") % {
            "days": days(left),
            "day": day(until, _language()),
        }
    if refusal.kind == "people":
        seats = detail["seats"]
        assert isinstance(seats, tuple)  # noqa: S101 -- likewise
        return _("Named so far: %(have)s of %(needed)s (%(who)s).") % {
            "have": detail["have"],
            "needed": detail["needed"],
            "who": listed(_("staff") if seat == "staff" else role(seat) for seat in seats),
        }
    return ""


@register.filter
def cited(refusal: Refusal) -> str:
    """Return where it stands: the document and the clause, if it has any."""
    title = source_title(gate_entry(refusal.pack, refusal.gate), _language())
    return ", ".join(filter(None, (title, refusal.clause)))


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
