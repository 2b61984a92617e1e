"""Django forms that come out as GOV.UK markup.

`FORM_RENDERER = "mamori.ui.forms.Renderer"` makes `{{ form }}` and
`{{ form.field.as_field_group }}` components; the widgets are Django's, or ours from here.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

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


def error_summary(*filled: forms.BaseForm, child: bool = False) -> dict[str, Any] | None:
    """Return the parameters of an error summary, or None when there is nothing to say.

    To a child it is said in letters that it can read, and so that it fits every page.
    """
    errors = [error for form in filled for error in _errors(form)]
    if not errors:
        return None
    files = any(form.is_multipart() for form in filled)
    title, *words = _to_a_child(files=files) if child else _to_anybody(files=files)
    return {"titleText": title, "descriptionText": " ".join(words), "errorList": errors}


def _to_anybody(*, files: bool) -> list[str]:
    again = [_("Please choose your file again.")] if files else []
    kept = _("What you wrote is still here.")
    return [_("Not sent yet"), kept, *again, _("Please look at this first:")]


def _to_a_child(*, files: bool) -> list[str]:
    again = [pgettext("to a child", "Please choose your file again.")] if files else []
    kept = pgettext("to a child", "What you wrote is still here.")
    look = pgettext("to a child", "Please look at this:")
    return [pgettext("to a child", "Not yet"), kept, *again, look]


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
