"""One duty, with its clause, who else has it and what will prove it."""

from typing import Any

from django import template

from mamori.base import clock
from mamori.duties.queries import Due

register = template.Library()


@register.inclusion_tag("duties/_line.html")
def duty(due: Due, *, href: str = "", about: str = "", show_roles: bool = False) -> dict[str, Any]:
    """Show one duty; `href` and `about` name the record it belongs to, `show_roles` whose it is."""
    late = due.first_at is not None and due.first_at < clock.now()
    return {"due": due, "href": href, "about": about, "late": late, "show_roles": show_roles}
