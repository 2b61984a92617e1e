"""The form field that says which entry is corrected."""

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mamori.cases.queries import Setting, Told, correctable


class EntryField(forms.CharField):
    """An entry of the case that this person may read; the address brings its id."""

    widget = forms.HiddenInput

    def __init__(self, setting: Setting, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._setting = setting

    def clean(self, value: Any) -> Told:
        """Return the entry."""
        told = self.find(value)
        if told is None:
            raise ValidationError(_("Choose in the case which entry you want to correct."))
        return told

    def find(self, value: object) -> Told | None:
        """Return the entry with an id; None if there is none for this person."""
        return self._known.get(str(value))

    @cached_property
    def _known(self) -> dict[str, Told]:
        one = self._setting
        return correctable(one.account, one.case, one.language)
