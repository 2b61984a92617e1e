"""The form that takes in a list of accounts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mamori.core.roster import RosterUnreadable, TwoSteps, read_two_steps
from mamori.core.roster.two_steps import MAX_LIST
from mamori.ui.asking import AskForm

NEXT = _("Nothing was kept. Download the list anew, save it as CSV or Excel, and hand it in again.")
WRONG = {
    "no-account-column": _("No column of this list names accounts or e-mail addresses."),
    "no-steps-column": _(
        "No column of this list says who has a second step. At Google it is called “2sv Enrolled”,"
        " at Microsoft “isMfaRegistered”; in a list of your own write “MFA” above it."
    ),
    "no-accounts": _("There is no account in this list."),
    "too-large": _("This file is larger than a list of accounts can be."),
    "empty": _("The file is empty."),
}


class SignInForm(AskForm):
    """The list of accounts beside what is asked; the list is read while the form is checked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found: TwoSteps | None = None
        self.fields["list"] = forms.FileField(
            label=_("The list of accounts"),
            help_text=_("CSV or Excel, with the names of the columns in its first line."),
            max_length=200,
            error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
        )
        self.order_fields(["id", "on", "list"])

    def clean_list(self) -> None:
        """Read the list; what cannot be read is told here."""
        file = self.cleaned_data["list"]
        if file.size > MAX_LIST:
            raise forms.ValidationError([WRONG["too-large"], NEXT])
        try:
            self.found = read_two_steps((file.name or "", file.read()))
        except RosterUnreadable as error:
            why = WRONG.get(error.code, _("This file cannot be read as a list."))
            raise forms.ValidationError([why, NEXT]) from None
