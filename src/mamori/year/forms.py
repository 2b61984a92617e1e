"""Forms of the year that no row of the table makes: the items of a plan, a correction."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mamori.ui.asking import AskForm
from mamori.ui.dates import month
from mamori.ui.fields import DayField
from mamori.ui.forms import LongText, Radios
from mamori.year.actions import Happening

ROWS, MORE = 12, 6  # of the plan: at first, and on top with each press of the button
MOST = 120


def happening(form: AskForm) -> Happening:
    """Return what was typed. The form is valid."""
    return Happening(
        attrs=form.codes(),
        words=form.words(),
        subjects=form.people("subjects"),
        behind=form.people("behind"),
        filled=tuple(form.filled()),
        pk=form.pk,
    )


class ItemForm(forms.Form):
    """One item of the plan; a row without words is no item."""

    marks_optional = False

    month = forms.ChoiceField(label=_("Month"), required=False)
    part = forms.ChoiceField(label=_("What kind"), required=False)
    what = forms.CharField(label=_("What is planned"), max_length=200, required=False)
    who = forms.CharField(label=_("Who does it"), max_length=200, required=False)

    def __init__(
        self,
        *args: Any,
        months: Sequence[tuple[str, str]],
        parts: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("month", months), ("part", parts)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells mypy what stands above
            field.choices = [("", "—"), *choices]

    def clean(self) -> dict[str, Any]:
        """Ask for the month and the kind of whatever is planned."""
        told = super().clean() or self.cleaned_data
        if told.get("what"):
            wanted = {"month": _("Choose the month."), "part": _("Choose the kind.")}
            for name, sentence in wanted.items():
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        elif told.get("who") and "what" not in self.errors:
            self.add_error("what", _("Write what is planned."))
        return told


class Items:
    """The rows of a plan: so many as there are words in, and some empty ones."""

    def __init__(  # noqa: PLR0913 -- a plan is made of these, each named at every call
        self,
        typed: QueryDict | None,
        *,
        bound: bool,
        months: Sequence[date],
        parts: Sequence[tuple[str, str]],
        language: str,
        known: Sequence[dict[str, str]] = (),
    ) -> None:
        count = _count(typed, known)
        offered = [(f"{day:%Y-%m}", month(day, language)) for day in months]
        self.rows = [
            ItemForm(
                typed if bound else None,
                prefix=f"item-{at}",
                initial=_row(typed, at) or (known[at] if typed is None and at < len(known) else {}),
                months=offered,
                parts=parts,
            )
            for at in range(count)
        ]
        self.count = count

    def is_valid(self) -> bool:
        """Say whether each row is whole."""
        wrong = [row for row in self.rows if not row.is_valid()]  # each tells what is wrong with it
        return not wrong

    def items(self) -> list[dict[str, str]]:
        """Return what is planned, in the order of the months."""
        told = [row.cleaned_data for row in self.rows if row.cleaned_data["what"]]
        kept = [{name: row[name] for name in ("month", "part", "what", "who")} for row in told]
        return sorted(kept, key=lambda item: item["month"])


def _count(typed: QueryDict | None, known: Sequence[object]) -> int:
    if typed is None:
        return max(ROWS, len(known) + MORE)
    asked = typed.get("rows", "")
    count = int(asked) if asked.isdecimal() and len(asked) < 4 else ROWS
    return min(MOST, count + (MORE if "more" in typed else 0))


def _row(typed: QueryDict | None, at: int) -> dict[str, str]:
    names = ("month", "part", "what", "who")
    return {
        name: str(typed[f"item-{at}-{name}"])
        for name in names
        if typed and f"item-{at}-{name}" in typed
    }


class FollowForm(forms.Form):
    """What became of an item of the plan."""

    id = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
    result = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[
            ("done", _("It was done")),
            ("not-done", _("It was not done")),
            ("moved", _("It will be done later")),
        ],
        widget=Radios,
    )
    on = DayField(label=_("On which day?"), latest=None, required=False)
    why = forms.CharField(
        label=_("What is there to say about it?"),
        required=False,
        max_length=2_000,
        widget=LongText(rows=3),
    )


class CorrectForm(forms.Form):
    """What is wrong with an entry, and whether it counts at all."""

    id = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
    how = forms.ChoiceField(
        label=_("What is to become of it?"),
        choices=[
            ("correct", _("It counts; something in it is put right")),
            ("take-back", _("It does not count: it is taken back")),
        ],
        widget=Radios(
            hints={"take-back": _("What it proved is due again. The entry stays to be read.")}
        ),
        initial="correct",
    )
    why = forms.CharField(
        label=_("What is right, and how did the mistake come about?"),
        max_length=2_000,
        widget=LongText(rows=3),
    )
