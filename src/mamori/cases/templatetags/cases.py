"""Words for what happened in a case and for the time between two moments."""

from datetime import timedelta

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

register = template.Library()

KINDS = {
    "sign.recorded": _("A sign was recorded"),
    "sign.shared": _("Shared with the committee and the reporting chain"),
    "note.added": _("Another observation"),
    "hop.acknowledged": _("Has read it"),
    "hop.absent": _("Not through this post; the others have it"),
    "board.told": _("The board of education was told"),
    "record.read": _("Opened it"),
    "glass.broken": _("Opened it in an emergency"),
}


@register.filter
def kind(code: str) -> str:
    """Return the words for a kind of fact."""
    return str(KINDS.get(code, code))


@register.filter
def lag(time: timedelta) -> str:
    """Return a span of time in its largest fitting unit, rounded down."""
    minutes = max(0, int(time.total_seconds() // 60))
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = minutes // 60
    if hours < 48:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return ngettext("%(n)d day", "%(n)d days", hours // 24) % {"n": hours // 24}
