"""`{% draft_field %}`: beside every CSRF token in a form that a signed-in person fills in."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from mamori.base import drafts

register = template.Library()


@register.simple_tag(takes_context=True)
def draft_field(context: Context) -> SafeString:
    """Return the hidden field that says whose form this is."""
    return drafts.draft_field(context["request"])
