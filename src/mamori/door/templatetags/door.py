"""Words of the room."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mamori.cases.templatetags.cases import lag
from mamori.ui.readings import with_readings

register = template.Library()
register.filter("lag", lag)

SENDERS = {
    "pupil": gettext_lazy("From a pupil"),
    "guardian": gettext_lazy("From a guardian"),
    "resident": gettext_lazy("From a neighbour or somebody else"),
    "unknown": gettext_lazy("From somebody who did not say who they are"),
}
TOLD_AS = {
    "report.received": gettext_lazy("What was told"),
    "report.gathered": gettext_lazy("What was told"),
    "report.continued": gettext_lazy("What was told later"),
    "report.answered": gettext_lazy("Reply"),
    "report.passed-on": gettext_lazy("Taken into a case"),
    "complaint.acknowledged": gettext_lazy("The school has it"),
    "complaint.decided": gettext_lazy("Decided"),
    "complaint.answered": gettext_lazy("Reply"),
    "call.noted": gettext_lazy("Talked by telephone"),
    "mention.cleared": gettext_lazy("Somebody who is only mentioned can read it"),
    "board.told": gettext_lazy("The board of education was told"),
}


register.filter("with_readings", with_readings)


@register.filter
def sender(code: str) -> str:
    """Say from whom a report came."""
    return str(SENDERS.get(code, code))


@register.filter
def told_as(kind: str) -> str:
    """Say what an entry of a talk is."""
    return str(TOLD_AS.get(kind, kind))


@register.filter
def told_number(number: Any) -> str:
    """Write a number, or that it is too small to be told."""
    return _("fewer than five") if number is None else str(number)
