"""The questions of a sheet as a form: for a child on a phone, for staff with a pile of paper."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mamori.core.policy.entries import Question
from mamori.core.policy.words import say
from mamori.surveys.questions import Given, Sheet, choices_of
from mamori.ui.forms import Checkboxes, LongText, Radios
from mamori.ui.readings import with_readings
from mamori.ui.receipts import ReceiptField

LONGEST = 5_000
SEVERAL = ("several",)


class CodeForm(forms.Form):
    """The code on the slip of paper."""

    marks_optional = False

    code = forms.CharField(
        label=_("The code on your slip"),
        help_text=_("Twelve letters and numbers. Large or small does not matter."),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Write the code that stands on your slip.")},
    )


class SheetForm(forms.Form):
    """Each question of a sheet as a field; none must be answered."""

    marks_optional = False

    def __init__(self, *args: Any, sheet: Sheet, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        for question in sheet.questions:
            self.fields[f"q-{question.code}"] = _field(question, language)

    def given(self) -> Given:
        """Return what was answered, without what was left empty. The form is valid."""
        every = {one.code: self.cleaned_data[f"q-{one.code}"] for one in self.sheet.questions}
        return {code: answer for code, answer in every.items() if answer}

    def written(self) -> list[str]:
        """Return what was written in words. The form is valid."""
        given = self.given()
        texts = [one.code for one in self.sheet.questions if one.ask == "text"]
        return [str(given[code]) for code in texts if code in given]

    def questions(self) -> list[forms.BoundField]:
        """Return the fields of the questions, in their order."""
        return [self[f"q-{one.code}"] for one in self.sheet.questions]


def _field(question: Question, language: str) -> forms.Field:
    label = with_readings(say(question.says, language))
    options = [(code, with_readings(words)) for code, words in choices_of(question, language)]
    if question.ask == "text":
        return forms.CharField(
            label=label, required=False, max_length=LONGEST, widget=LongText(rows=4)
        )
    if question.ask == "tick":
        return _Ticked(label=label, required=False)
    if question.ask in SEVERAL:
        return forms.MultipleChoiceField(
            label=label, required=False, choices=options, widget=Checkboxes()
        )
    return forms.ChoiceField(label=label, required=False, choices=options, widget=Radios())


class _Ticked(forms.BooleanField):
    """A line that is ticked or not: its answer is a code as every other."""

    def clean(self, value: Any) -> Any:
        return "yes" if super().clean(value) else ""


class TakingForm(SheetForm):
    """A sheet as a child fills it: its ticket, and a name where one may be given."""

    ticket = forms.CharField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=_("Your name, only if you want to give it"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, may_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_name:
            del self.fields["name"]

    @property
    def called(self) -> str:
        """What a child called itself. The form is valid."""
        return str(self.cleaned_data.get("name", "")).strip()


class AgainForm(forms.Form):
    """The words of a receipt."""

    marks_optional = False

    words = ReceiptField()


class ReplyForm(forms.Form):
    """What a child adds to its answer. Its receipt travels in the form; there is no cookie."""

    marks_optional = False

    words = forms.CharField(widget=forms.HiddenInput)
    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    reply = forms.CharField(
        label=_("What do you want to say?"),
        max_length=LONGEST,
        widget=LongText(rows=4),
        error_messages={"required": _("Write what you want to say, even one line.")},
    )


class PaperSheetForm(SheetForm):
    """A sheet as staff enter it from paper: whose it is, where the questionnaire asks for names."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    pupil = forms.ChoiceField(
        label=_("Whose sheet is it?"),
        error_messages={"required": _("Choose the child.")},
    )

    def __init__(self, *args: Any, pupils: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if pupils:
            field = self.fields["pupil"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells mypy what it is
            field.choices = [("", ""), *pupils]
        else:
            del self.fields["pupil"]

    @property
    def person(self) -> uuid.UUID | None:
        """Whose sheet it is. The form is valid."""
        pupil = self.cleaned_data.get("pupil")
        return uuid.UUID(pupil) if pupil else None
