"""The list of days without school, as text."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mamori.people.closed_days.stretches import MOST, Stretch, read_list
from mamori.people.years import Span
from mamori.ui.forms import LongText

SHOWN = 3  # lines that cannot be read


class ClosedDaysForm(forms.Form):
    """One stretch a line; typed, or pasted from a sheet or from the calendar of the school."""

    days = forms.CharField(
        label=gettext_lazy("Days without school"),
        help_text=gettext_lazy(
            "One line for each: a day, or the first and the last day, then what it is."
            " Saturdays and Sundays need no line."
        ),
        required=False,
        max_length=MOST * 100,
        widget=LongText(rows=16),
    )
    sent = forms.CharField(widget=forms.HiddenInput, initial="1")

    def __init__(self, *args: Any, span: Span, country: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.span, self.country = span, country
        self.stretches: list[Stretch] = []

    def clean_days(self) -> str:
        """Read the list."""
        text: str = self.cleaned_data["days"]
        self.stretches, wrong = read_list(text, self.span, self.country)
        if wrong:
            told = "; ".join(wrong[:SHOWN])
            says = _("These lines name no day of this school year: %(lines)s") % {"lines": told}
            raise forms.ValidationError(says)
        return text
