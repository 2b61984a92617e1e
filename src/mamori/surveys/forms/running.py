"""Planning a questionnaire, its classes, and going through it."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mamori.surveys.actions.running import LEAST_HIDDEN, Plan
from mamori.surveys.models import Group, Survey
from mamori.ui.forms import Checkboxes, DayInput, LongText, Radios
from mamori.ui.widgets import Words

MOST_HIDDEN = 20
Choices = Sequence[tuple[str, str]]
MODES: Mapping[str, Words] = {
    Survey.Mode.ANONYMOUS: gettext_lazy(
        "Nobody can tell whose an answer is. With a receipt the child can be asked further."
    ),
    Survey.Mode.CHOICE: gettext_lazy("As without names, and a child may write its own."),
    Survey.Mode.NAMED: gettext_lazy("Each slip belongs to one child."),
}


ITSELF = "itself"
OPENING = [
    (ITSELF, gettext_lazy("It opens by itself on the first day")),
    ("us", gettext_lazy("We open it ourselves")),
]


class PlanForm(forms.Form):
    """When which form is asked in which classes."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    form = forms.ChoiceField(label=gettext_lazy("Which form?"), widget=Radios())
    scale = forms.ChoiceField(
        label=gettext_lazy("Whose questionnaire is it?"), choices=Survey.Scale, widget=Radios()
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("With or without names?"),
        choices=Survey.Mode,
        widget=Radios(hints=MODES),
        initial=Survey.Mode.ANONYMOUS,
    )
    classes = forms.MultipleChoiceField(
        label=gettext_lazy("Which classes take part?"),
        widget=Checkboxes({"class": "govuk-checkboxes--small mamori-columns"}),
        error_messages={"required": gettext_lazy("Choose one class at least.")},
    )
    opens = forms.DateField(label=gettext_lazy("First day"), widget=DayInput)
    closes = forms.DateField(label=gettext_lazy("Last day"), widget=DayInput)
    opening = forms.ChoiceField(
        label=gettext_lazy("Who opens it?"), choices=OPENING, widget=Radios(), initial=ITSELF
    )
    threshold = forms.IntegerField(
        label=gettext_lazy("Hide groups smaller than"),
        help_text=gettext_lazy("In everything that is counted. It cannot be changed once open."),
        min_value=LEAST_HIDDEN,
        max_value=MOST_HIDDEN,
        initial=5,
        widget=forms.TextInput({"class": "govuk-input--width-2", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, offered: Choices, classes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("form", offered), ("classes", classes)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells mypy what it is
            field.choices = list(choices)
        if not self.is_bound:
            self.initial = {
                "form": offered[0][0] if offered else "",
                "scale": Survey.Scale.SCHOOL,
                "classes": [code for code, _words in classes],
                **self.initial,
            }

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        told = super().clean() or self.cleaned_data
        opens, closes = told.get("opens"), told.get("closes")
        if opens and closes and closes < opens:
            self.add_error("closes", _("The last day lies before the first. Check both."))
        return told

    def plan(self) -> Plan:
        """Return what was chosen. The form is valid."""
        told = self.cleaned_data
        return Plan(
            form=told["form"],
            scale=told["scale"],
            mode=told["mode"],
            opens=told["opens"],
            closes=told["closes"],
            classes=frozenset(uuid.UUID(pk) for pk in told["classes"]),
            threshold=told["threshold"],
            by_itself=told["opening"] == ITSELF,
        )


STEPS = [
    ("hand-out-paper", gettext_lazy("Given out")),
    ("collect-paper", gettext_lazy("Come back")),
    ("destroy-paper", gettext_lazy("Destroyed")),
]


class PaperForm(forms.Form):
    """What became of a pile of questionnaires on paper."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    step = forms.ChoiceField(label=gettext_lazy("What happened?"), choices=STEPS, widget=Radios())
    pieces = forms.IntegerField(
        label=gettext_lazy("How many sheets?"),
        min_value=1,
        max_value=999,
        widget=forms.TextInput({"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )
    on = forms.DateField(label=gettext_lazy("On which day?"), widget=DayInput)
    where = forms.CharField(
        label=gettext_lazy("Where are they kept, until when? Or how were they destroyed?"),
        max_length=300,
        error_messages={"required": gettext_lazy("Write it, even in three words.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["on"].initial = today

    def clean_on(self) -> date:
        """Refuse a day that has not come."""
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet. Check the date."))
        return day


class EraseForm(forms.Form):
    """Erasing all answers: by which rule, and two ticks."""

    marks_optional = False

    rule = forms.CharField(
        label=gettext_lazy("By which rule of the school is the time for keeping them over?"),
        help_text=gettext_lazy(
            "For example: the rule on documents, and until which day. No names."
        ),
        max_length=500,
        widget=LongText(rows=2),
        error_messages={"required": gettext_lazy("Write which rule it is, even in three words.")},
    )
    over = forms.BooleanField(
        label=gettext_lazy("The school's time for keeping these answers is over."),
        error_messages={"required": gettext_lazy("Tick this only if the time is over.")},
    )
    sure = forms.BooleanField(
        label=gettext_lazy("Erase all answers for good. Nobody can bring them back."),
        error_messages={"required": gettext_lazy("Tick this as well, if you are sure.")},
    )


class VerifyForm(forms.Form):
    """Going through a questionnaire as a whole: why a class is silent, and what it all shows."""

    marks_optional = False

    words = forms.CharField(
        label=gettext_lazy("What does it show, and what does the school do about it?"),
        help_text=gettext_lazy("Without names: others read it as well."),
        widget=LongText(rows=5),
        max_length=5_000,
        error_messages={"required": gettext_lazy("Write it, even one line.")},
    )

    def __init__(
        self, *args: Any, silent: Iterable[Group], unheard: Collection[int] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.silent = list(silent)
        for group in self.silent:
            asks = _("%(group)s: nobody told of anything. Why may that be?")
            if group.pk in unheard:
                asks = _("%(group)s: nobody answered. Why may that be?")
            self.fields[f"silent-{group.pk}"] = forms.CharField(
                label=asks % {"group": group.school_class.title},
                help_text=_("For example: who talked with the class, who was away that day"),
                max_length=1_000,
                widget=LongText(rows=2),
                error_messages={"required": _("Write what you found for this class as well.")},
            )

    def asked(self) -> dict[uuid.UUID, str]:
        """Return what was found for each silent class. The form is valid."""
        return {
            group.school_class_id: self.cleaned_data[f"silent-{group.pk}"] for group in self.silent
        }

    def questions(self) -> list[forms.BoundField]:
        """Return the fields about the silent classes."""
        return [self[f"silent-{group.pk}"] for group in self.silent]
