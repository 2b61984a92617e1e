"""What staff write at the door."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mamori.cases.forms.signs import NamedAdults, offer
from mamori.door.actions import Windows
from mamori.ui.forms import LongText, Radios


class AnswerForm(forms.Form):
    """An answer to whoever reported."""

    marks_optional = False

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    words = forms.CharField(
        label=_("Your reply"),
        help_text=_("The child reads exactly this. Thank them first; ask one thing at a time."),
        max_length=10_000,
        widget=LongText(rows=5),
        error_messages={"required": _("Write your answer, even one line.")},
    )


class JoinForm(forms.Form):
    """To which case it belongs, and which adults it names."""

    marks_optional = False

    case = forms.TypedChoiceField(
        label=_("Which case does it belong to?"),
        coerce=uuid.UUID,
        error_messages={"required": _("Choose the case.")},
    )
    adults = NamedAdults()

    def __init__(
        self,
        *args: Any,
        cases: list[tuple[str, str]],
        adults: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "case", [("", ""), *cases])
        offer(self, "adults", adults)


class LetReadForm(forms.Form):
    """Who is only mentioned and may read it, and why that is sure."""

    marks_optional = False

    person = forms.TypedChoiceField(
        label=_("Who is only thanked, or asked for?"),
        coerce=uuid.UUID,
        widget=Radios(),
        error_messages={"required": _("Choose who it is.")},
    )
    why = forms.CharField(
        label=_("What makes you sure that nothing is told about them?"),
        help_text=_("Whoever reads the talk reads this as well, and so will they."),
        max_length=1_000,
        widget=LongText(rows=3),
        error_messages={"required": _("Write why, even one line.")},
    )

    def __init__(self, *args: Any, people: list[tuple[uuid.UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", [(str(pk), name) for pk, name in people])


class WindowsForm(forms.Form):
    """Where one can ask for help at this school."""

    places = forms.CharField(
        label=_("Whom can a child ask at school? One a line"),
        help_text=_("Who, where and when, in words a child reads: the nurse's room, every break."),
        max_length=4_000,
        widget=LongText(rows=6),
        error_messages={"required": _("Name at least one person or place.")},
    )
    guardians = forms.CharField(
        label=_("What else should guardians know?"),
        required=False,
        max_length=4_000,
        widget=LongText(rows=4),
    )
    policy = forms.CharField(
        label=_("The school's policy: its address, or what it says in short"),
        required=False,
        max_length=10_000,
        widget=LongText(rows=3),
    )
    names = forms.BooleanField(
        label=_("Name the members of the committee on this page"), required=False
    )

    def windows(self) -> Windows:
        """Return what was typed. The form is valid."""
        told = self.cleaned_data
        return Windows(told["places"], told["guardians"], told["policy"], told["names"])
