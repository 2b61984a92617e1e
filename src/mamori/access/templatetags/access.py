"""Words for roles and for the reasons behind seats, in templates."""

from collections.abc import Iterable

from django import template

from mamori.access import words

register = template.Library()
register.filter("role", words.role)
register.filter("why", words.why)


@register.filter
def roles(codes: Iterable[str]) -> list[str]:
    """Return the words for several roles."""
    return [words.role(code) for code in codes]
