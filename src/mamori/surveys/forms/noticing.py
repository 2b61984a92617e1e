"""Checklists, talks and tests of class climate, as forms."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mamori.core.policy.words import say
from mamori.surveys.questions import Sheet
from mamori.ui.forms import Checkboxes, DayInput, Radios


class ChecklistForm(forms.Form):
    """The lines of a checklist; whatever is ticked."""

    marks_optional = False

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    ticked = forms.MultipleChoiceField(
        label=_("What have you noticed these days?"), required=False, widget=Checkboxes()
    )

    def __init__(self, *args: Any, sheet: Sheet, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = {one.code: say(one.says, language) for one in sheet.questions}
        field = self.fields["ticked"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells mypy what it is
        field.choices = list(self.words.items())

    def lines(self) -> list[str]:
        """Return the lines that were ticked, in words. The form is valid."""
        return [self.words[code] for code in self.cleaned_data["ticked"]]


class HandedOutForm(forms.Form):
    """To whom a checklist was given."""

    marks_optional = False

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    form = forms.CharField(widget=forms.HiddenInput)
    to = forms.CharField(
        label=_("To whom was it given?"),
        help_text=_("For example: all homes, at the meeting in May"),
        max_length=200,
        error_messages={"required": _("Write to whom.")},
    )


WHAT = [
    ("plan", _("Talks are planned")),
    ("held", _("Talks were held")),
    ("missed", _("Talks could not be held")),
    ("box", _("The consultation box was emptied")),
]
FOUND = [("yes", _("Something was in it")), ("no", _("It was empty"))]


class TalksForm(forms.Form):
    """What was planned, held or emptied, and on which day."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    what = forms.ChoiceField(
        label=_("What is it about?"), choices=WHAT, widget=Radios(), initial="plan"
    )
    day = forms.DateField(label=_("On which day, or from which?"), widget=DayInput)
    words = forms.CharField(
        label=_("Who talks with whom? Or why could it not be held?"),
        help_text=_("Without names of children: “class 3-1, each child ten minutes”."),
        required=False,
        max_length=300,
    )
    found = forms.ChoiceField(
        label=_("If the box was emptied"), choices=FOUND, widget=Radios(), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing: of the box what was in it, of talks who with whom."""
        told = super().clean() or self.cleaned_data
        if told.get("what") == "box" and not told.get("found"):
            self.add_error("found", _("Say whether something was in the box."))
        if told.get("what") in {"plan", "held", "missed"} and not told.get("words"):
            self.add_error("words", _("Write it, even in three words."))
        return told


class ClimateForm(forms.Form):
    """A table of a test of class climate: a class on each line."""

    marks_optional = False

    test = forms.ChoiceField(
        label=_("Which test?"),
        choices=[("hyper-qu", "Hyper-QU"), ("qu", "Q-U"), ("other", _("Another one"))],
        widget=Radios(),
        initial="hyper-qu",
    )
    on = forms.DateField(label=_("On which day was it held?"), widget=DayInput)
    table = forms.FileField(
        label=_("The table"),
        help_text=_(
            "CSV or Excel, with names of columns in its first line. In each line below: a class,"
            " and how many children stand where. Columns with anything but numbers are left out."
        ),
    )
