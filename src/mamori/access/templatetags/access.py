"""Words for roles and for the reasons behind seats, in templates."""

from django import template

from mamori.access import words

register = template.Library()
register.filter("role", words.role)
register.filter("why", words.why)
