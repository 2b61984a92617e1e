"""Duties in templates: when one is due, and why."""

from django import template

from mamori.base import clock
from mamori.duties.queries import Due

register = template.Library()


@register.filter
def is_late(due: Due) -> bool:
    """Say whether the earlier of due time and own target has passed."""
    return due.first_at is not None and due.first_at < clock.now()
