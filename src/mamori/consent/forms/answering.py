"""Yes or no to each request by itself: nothing is ticked before, and no is as near as yes."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mamori.consent.queries.reading import Page
from mamori.ui.forms import Radios

YES, NO = "yes", "no"
LONGEST_NAME = 100


class AnswerForm(forms.Form):
    """The answers of one reader to the open requests of a letter."""

    marks_optional = False

    def __init__(self, *args: Any, page: Page, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open = [one for one in page.items if one.is_open]
        for one in self.open:
            self.fields[str(one.id)] = forms.ChoiceField(
                label=_("Is this all right with you?"),
                choices=[(YES, _("Yes")), (NO, _("No"))],
                widget=Radios(inline=True),
                required=False,
            )
        if page.needs_name:
            self.fields["name"] = forms.CharField(
                label=_("Your name"),
                max_length=LONGEST_NAME,
                widget=forms.TextInput(attrs={"autocomplete": "name"}),
                error_messages={"required": _("Write your name: whoever answers is written down.")},
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a form without any answer; what was left out stays unanswered."""
        told: dict[str, Any] = self.cleaned_data
        if not self.said(told):
            raise ValidationError(_("Choose yes or no for at least one of them."))
        return told

    def said(self, told: dict[str, Any] | None = None) -> dict[UUID, bool]:
        """Return what was chosen, by request."""
        told = self.cleaned_data if told is None else told
        chosen = {one.id: told.get(str(one.id)) for one in self.open}
        return {pk: answer == YES for pk, answer in chosen.items() if answer}
