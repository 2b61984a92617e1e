"""Duties in templates: when one is due, and why."""

from django import template

from mamori.base import clock
from mamori.duties.queries import Due

register = template.Library()


@register.filter
def is_urgent(due: Due) -> bool:
    """Say whether it answers danger, or the earlier of due time and own target has passed."""
    return due.first or (due.first_at is not None and due.first_at < clock.now())
