"""Words for the groups of Today."""

from django import template
from django.utils.translation import gettext_lazy as _

from mamori.desk.queries import AT_ONCE, FIRST, LATE, LATER, TODAY, WEEK, YEAR

register = template.Library()

GROUPS = {
    FIRST: _("Danger: before everything else"),
    LATE: _("Late"),
    TODAY: _("Today"),
    AT_ONCE: _("As soon as you can"),
    WEEK: _("This week"),
    LATER: _("Later, or no time is stated"),
    YEAR: _("The school year"),
}


@register.filter
def group(code: str) -> str:
    """Return the heading of a group."""
    return str(GROUPS[code])
