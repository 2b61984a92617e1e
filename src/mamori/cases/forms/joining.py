"""What people type when two cases are one, or one is two."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mamori.cases.forms.signs import offer
from mamori.ui.fields import People
from mamori.ui.forms import Checkboxes, LongText, Radios


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(
        label=_("What is the reason?"),
        widget=LongText(rows=3),
        max_length=2_000,
        error_messages={"required": _("Write why, even one line.")},
    )


class MergeForm(WhyForm):
    """In which case it goes on."""

    field_order = ("into", "why")
    into = forms.TypedChoiceField(
        label=_("In which case does it go on?"),
        coerce=uuid.UUID,
        widget=Radios(),
        error_messages={"required": _("Choose the case.")},
    )

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "into", others)


class SplitForm(WhyForm):
    """Whom the new case is about, and what goes on in it too."""

    field_order = ("id", "pupils", "entries", "why")
    id = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
    entries = forms.TypedMultipleChoiceField(
        label=_("What goes on in the new case too?"),
        help_text=_("It stays in this case as well: nothing is moved, nothing is lost."),
        coerce=uuid.UUID,
        widget=Checkboxes(small=True),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        pupils: list[tuple[str, str]],
        entries: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "entries", entries)
        self.fields["pupils"] = People(
            pupils, several=True, label=_("Whom is the new case about?"), required=True
        )
        self.order_fields(self.field_order)
