"""Duties and gates in templates: when something is due, what is missing, and why."""

from datetime import date

from django import template
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mamori.access.words import role
from mamori.base import clock
from mamori.core.policy import Refusal, say
from mamori.duties.packs import gate_entry, source_title
from mamori.duties.queries import Due
from mamori.ui.dates import day
from mamori.ui.templatetags.ui import listed

register = template.Library()


@register.filter
def is_urgent(due: Due) -> bool:
    """Say whether it answers danger, or the earlier of due time and own target has passed."""
    return due.first or (due.first_at is not None and due.first_at < clock.now())


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


def _language() -> str:
    return get_language() or "en"
