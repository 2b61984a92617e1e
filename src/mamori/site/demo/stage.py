"""Moving the demo's clock, so that a case can be walked through three months in an afternoon."""

from datetime import date

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mamori.base import clock
from mamori.people.models import Account
from mamori.site.cli import tidy
from mamori.site.demo.make import ZONE, NotADemo
from mamori.site.demo.people import DOMAIN
from mamori.ui.forms import DayInput

FARTHEST = 3653  # days ahead: ten years, which no case needs
BACKWARDS = _("The demo's clock only goes forward. Choose a day that has not come yet.")
TOO_FAR = _("That is too far ahead. Choose a day within ten years.")


class NotThere(ValueError):
    """The demo's clock cannot be moved to that day; holds what to tell. Nothing was moved."""

    def __init__(self, told: str | Promise) -> None:
        """Remember what to tell."""
        super().__init__(told)
        self.told = told


class DayForm(forms.Form):
    """The day to which the demo's clock is moved."""

    day = forms.DateField(
        label=_("A day of your choice"),
        widget=DayInput,
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )


def day() -> date:
    """Return the day on the wall calendar of the demo school."""
    return clock.now().astimezone(ZONE).date()


def move_to(wanted: date) -> None:
    """Let it be another day at the demo school, at this time of day, and do what time brings.

    What happened stays: there is no way back but to make the demo anew.

    Raises:
        NotADemo: nobody here is of the demo school.
        NotThere: that day has come already, or is too far ahead.
    """
    if not is_demo():
        raise NotADemo
    days = (wanted - day()).days
    if days <= 0:
        raise NotThere(BACKWARDS)
    ahead = clock.days_ahead() + days
    if ahead > FARTHEST:
        raise NotThere(TOO_FAR)
    clock.move_ahead(ahead)
    tidy.once()


def is_demo() -> bool:
    """Say whether the demo school is here."""
    return Account.objects.filter(email__endswith=f"@{DOMAIN}").exists()
