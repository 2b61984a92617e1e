"""Django forms that come out as GOV.UK markup.

`FORM_RENDERER = "mamori.ui.forms.Renderer"` makes `{{ form }}` and
`{{ form.field.as_field_group }}` components; the widgets are Django's, or ours from here.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext as _

from mamori.ui.bound_field import BoundField
from mamori.ui.widgets import (
    Checkboxes,
    DayInput,
    LongText,
    MomentInput,
    Radios,
    SearchInput,
    TimeInput,
)

__all__ = [
    "BoundField",
    "Checkboxes",
    "DayInput",
    "LongText",
    "MomentInput",
    "Radios",
    "Renderer",
    "SearchInput",
    "TimeInput",
    "error_summary",
]


class Renderer(DjangoTemplates):
    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = BoundField


def error_summary(*filled: forms.BaseForm) -> dict[str, Any] | None:
    """Return the parameters of an error summary, or None when there is nothing to say."""
    errors = [error for form in filled for error in _errors(form)]
    if not errors:
        return None
    words = [_("What you wrote is still here.")]
    if any(form.is_multipart() for form in filled):
        words.append(_("Please choose your file again."))
    return {
        "titleText": _("Not sent yet"),
        "descriptionText": " ".join([*words, _("Please look at this first:")]),
        "errorList": errors,
    }


def _errors(form: forms.BaseForm) -> Iterator[dict[str, Any]]:
    for error in form.non_field_errors():
        yield {"text": error}
    for bound in form:
        link = {} if bound.is_hidden else {"href": f"#{_target(bound)}"}
        for error in bound.errors:
            yield {"text": _named(bound, str(error))} | link


def _target(bound: forms.BoundField) -> str:
    return bound.control_id if isinstance(bound, BoundField) else bound.id_for_label


def _named(bound: forms.BoundField, error: str) -> str:
    """Say which field a stock sentence such as "This field is required." is about."""
    stock = [
        str(message)
        for kind in type(bound.field).__mro__
        for message in getattr(kind, "default_error_messages", {}).values()
    ]
    return f"{bound.label} – {error}" if error in stock else error
