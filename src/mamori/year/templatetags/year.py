"""Words and small drawings of the school year."""

from collections.abc import Iterable

from django import template
from django.forms import BaseForm
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mamori.ui import components, forms
from mamori.year.acts import Group
from mamori.year.queries.coverage import Topic

register = template.Library()

GROUPS = {
    Group.PLAN: _("Plan, targets, committee"),
    Group.STAFF: _("Staff"),
    Group.PUPILS: _("Pupils"),
    Group.HOMES: _("Homes, neighbourhood, agencies"),
    Group.POLICY: _("The policy"),
}
RESULTS = {
    "done": ("green", pgettext_lazy("of an item", "Done")),
    "not-done": ("yellow", pgettext_lazy("of an item", "Not done")),
    "moved": ("grey", pgettext_lazy("of an item", "Later")),
}


@register.filter
def heading(group: Group) -> str:
    """Return the heading of a group of acts."""
    return str(GROUPS[group])


@register.filter
def result_tag(result: str) -> SafeString:
    """Return what became of an item; nothing while nobody has said so."""
    if result not in RESULTS:
        return SafeString("")
    colour, words = RESULTS[result]
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, words)


@register.simple_tag
def share(topic: Topic) -> SafeString:
    """Draw how many classes had a topic; the words under it say the same."""
    if not topic.of:
        return SafeString("")
    return format_html(
        '<svg class="mamori-share" viewBox="0 0 100 4" preserveAspectRatio="none"'
        ' aria-hidden="true" focusable="false"><rect class="mamori-share__all" width="100"'
        ' height="4"/><rect class="mamori-share__had" width="{}" height="4"/></svg>',
        round(100 * topic.had / topic.of),
    )


@register.simple_tag
def summary_of(form: BaseForm, rows: Iterable[BaseForm]) -> SafeString:
    """Show what must still be put right in a form and in the rows beside it."""
    params = forms.error_summary(form, *rows)
    return components.render("error-summary", params) if params else SafeString("")
