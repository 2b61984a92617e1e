"""Looking for a child on a form, and finding again what one typed before."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mamori.cases.queries import Setting
from mamori.ui.forms import SearchInput


def searching(setting: Setting) -> dict[str, forms.Field]:
    """Return the fields with which one looks for a child of the school."""
    find = forms.CharField(
        label=_("Find a child"),
        help_text=_("A few letters of the name or its reading"),
        required=False,
        widget=SearchInput,
    )
    group = forms.ChoiceField(
        label=_("or choose a class"), required=False, choices=[("", ""), *setting.classes]
    )
    return {"find": find, "school_class": group}


def first_values(typed: QueryDict, fields: Mapping[str, forms.Field]) -> dict[str, Any]:
    """Return what was typed before as first values: nobody types a thing twice.

    A form that was sent once holds no trace of boxes without a tick: they stay so.
    """
    sent = "send" in typed or "look" in typed
    values: dict[str, Any] = {}
    for name, field in fields.items():
        if isinstance(field, forms.MultipleChoiceField):
            if sent or name in typed:
                values[name] = typed.getlist(name)
        elif name in typed and _is_offered(field, str(typed[name])):
            values[name] = typed[name]
    return values


def _is_offered(field: forms.Field, value: str) -> bool:
    """Say whether a field can show a value: an address may ask for what this school has not."""
    return not isinstance(field, forms.ChoiceField) or field.valid_value(value)
