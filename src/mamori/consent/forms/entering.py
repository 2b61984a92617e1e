"""Entering what somebody signed on paper, or told the school."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from mamori.consent.actions import Answers
from mamori.consent.queries.wording import Shown
from mamori.ui.fields import DayField
from mamori.ui.forms import Radios

YES, NO, PAPER, WORD = "yes", "no", "paper", "word"


class EnterForm(forms.Form):
    """Who answered what, on which day, and where the paper is kept."""

    marks_optional = False

    letter = forms.ChoiceField(
        label=_("Who answered?"),
        widget=Radios(small=True),
        error_messages={"required": _("Choose who answered.")},
    )
    way = forms.ChoiceField(
        label=_("How?"),
        choices=[(PAPER, _("Signed on paper")), (WORD, _("Took it back by word or telephone"))],
        widget=Radios(small=True),
        error_messages={"required": _("Choose how.")},
    )
    name = forms.CharField(
        label=_("Name of whoever signed or spoke"),
        max_length=100,
        error_messages={"required": _("Write the name.")},
    )
    on = DayField(
        label=_("On which day?"), latest=None, error_messages={"required": _("Choose the day.")}
    )
    kept = forms.CharField(
        label=_("Where is the paper kept? Or: who took the call?"), required=False, max_length=200
    )

    def __init__(
        self,
        *args: Any,
        readers: list[tuple[str, str]],
        requests: list[Shown],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["letter"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells mypy what stands above
        field.choices = readers
        self.fields["on"].latest = today  # type: ignore[attr-defined]  # a DayField has it
        self.requests = requests
        for one in requests:
            self.fields[str(one.request.pk)] = forms.ChoiceField(
                label=one.channel,
                choices=[(YES, _("Yes")), (NO, _("No"))],
                widget=Radios(inline=True),
                required=False,
            )

    @property
    def choices(self) -> list[forms.BoundField]:
        """The fields of the requests."""
        return [self[str(one.request.pk)] for one in self.requests]

    def clean(self) -> dict[str, Any]:
        """Ask for an answer, for where the paper is, and for no yes by telephone."""
        told: dict[str, Any] = self.cleaned_data
        said = self.said(told)
        if not said:
            self.add_error(None, _("Choose yes or no for at least one of them."))
        if told.get("way") == PAPER and not told.get("kept"):
            self.add_error("kept", _("Write where the paper is kept."))
        if told.get("way") == WORD and any(said.values()):
            self.add_error("way", _("A yes needs the link or a signature. A no does not."))
        return told

    def said(self, told: dict[str, Any]) -> dict[UUID, bool]:
        """Return what was chosen, by request."""
        chosen = {one.request.pk: told.get(str(one.request.pk)) for one in self.requests}
        return {pk: answer == YES for pk, answer in chosen.items() if answer}

    def answers(self, language: str) -> Answers:
        """Return what was typed. The form is valid."""
        told = self.cleaned_data
        return Answers(self.said(told), language, told["name"], told["on"], told["kept"])
