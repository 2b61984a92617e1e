"""What follows from an answer that worries, and what its writer is asked."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mamori.cases.forms.signs import NamedAdults, offer
from mamori.surveys.actions.deciding import NOTHING, SIGN, TALK, Decision
from mamori.ui.forms import Checkboxes, LongText, Radios

Choices = Sequence[tuple[str, str]]
RESULTS = [
    (SIGN, gettext_lazy("It is a sign: share it with the committee and the chain")),
    (TALK, gettext_lazy("Somebody talks with the child or the class")),
    (NOTHING, gettext_lazy("Nothing more, for a reason")),
]


class DecideForm(forms.Form):
    """A decision; a sign needs to know at least one child."""

    unmarked = ("pupils",)

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    result = forms.ChoiceField(
        label=gettext_lazy("What follows?"),
        choices=RESULTS,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose what follows.")},
    )
    why = forms.CharField(
        label=gettext_lazy("Why, and who does what?"),
        widget=LongText(rows=3),
        max_length=5_000,
        error_messages={"required": gettext_lazy("Write why, even one line.")},
    )
    pupils = forms.MultipleChoiceField(
        label=gettext_lazy("If it is a sign: which children is it about?"),
        help_text=gettext_lazy("Only those of whom you know. Nobody guesses who wrote an answer."),
        required=False,
        widget=Checkboxes({"class": "govuk-checkboxes--small mamori-columns"}),
    )
    danger = forms.BooleanField(label=gettext_lazy("Someone may be in danger now"), required=False)
    adults = NamedAdults()

    def __init__(
        self, *args: Any, pupils: Choices, adults: Choices, may_sign: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "pupils", list(pupils))
        offer(self, "adults", list(adults))
        if not may_sign:
            offer(self, "result", [(code, str(words)) for code, words in RESULTS[1:]])

    def clean(self) -> dict[str, Any]:
        """Ask for a child where it is a sign."""
        told = super().clean() or self.cleaned_data
        if told.get("result") == SIGN and not told.get("pupils"):
            self.add_error(
                "pupils",
                _("A sign is about a child. Choose one, or first ask whoever wrote the answer."),
            )
        return told

    def decision(self, words: str) -> Decision:
        """Return what was decided; `words` is what worries in the answer. The form is valid."""
        told = self.cleaned_data
        return Decision(
            pk=told["id"],
            result=told["result"],
            why=told["why"],
            pupils=frozenset(uuid.UUID(pk) for pk in told["pupils"]),
            adults=told["adults"],
            words=f"{words}\n{told['why']}",
            danger=told["danger"],
        )


class AskForm(forms.Form):
    """A question to whoever wrote an answer."""

    marks_optional = False

    ask_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    words = forms.CharField(
        label=gettext_lazy("Ask whoever wrote it"),
        help_text=gettext_lazy(
            "In easy words. They read it if they come back with their receipt. Do not ask who they"
            " are; ask what helps, and say where they can talk with somebody."
        ),
        widget=LongText(rows=3),
        max_length=2_000,
        error_messages={"required": gettext_lazy("Write your question.")},
    )


class WhyForm(forms.Form):
    """Why a decision is taken up again."""

    marks_optional = False

    why = forms.CharField(
        label=gettext_lazy("Why is it taken up again?"),
        max_length=1_000,
        error_messages={"required": gettext_lazy("Write why, even one line.")},
    )
