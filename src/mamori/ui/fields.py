"""Form fields that many forms need: a day that has come, codes and people to choose from."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mamori.ui.widgets import Checkboxes, DayInput, Radios

LONG_AGO = 1900  # and further back, as with 0026 for 2026
MANY = 10  # more people than this stand in columns
LISTED = 8  # more choices than this are a list to open
Codes = Sequence[tuple[str, Any]]


def choice_field(
    codes: Codes, *, several: bool, initial: str, radios: Radios, **common: Any
) -> forms.ChoiceField:
    """Return a field that offers codes: boxes for several, a list if many, else one beside another.

    Where nothing need be chosen, "not known" is one of the choices.

    Args:
        codes: code and words of each.
        several: whether more than one may be chosen.
        initial: the code that is chosen at first, if any.
        radios: how a few are shown.
        **common: `label`, `help_text` and `required` of the field.
    """
    if several:
        return forms.MultipleChoiceField(
            choices=codes,
            widget=Checkboxes(small=True, hints=radios.hints),
            initial=[initial] if initial else [],
            error_messages={"required": _("Choose one or more.")},
            **common,
        )
    if len(codes) > LISTED:
        return forms.ChoiceField(choices=[("", "—"), *codes], initial=initial, **common)
    none = [] if common["required"] else [("", _("Not known, or not said"))]
    return forms.ChoiceField(choices=[*codes, *none], widget=radios, initial=initial, **common)


class DayField(forms.DateField):
    """A day; `earliest` and `latest` are the first and the last that may be given."""

    widget = DayInput

    def __init__(self, *, latest: date | None, earliest: date | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.latest = latest
        self.earliest = earliest

    def clean(self, value: Any) -> date | None:
        """Refuse a day too early or too late, and one that no calendar of ours can show."""
        day: date | None = super().clean(value)
        if day and day.year < LONG_AGO:
            raise ValidationError(self.error_messages["invalid"])
        if day and self.latest and day > self.latest:
            raise ValidationError(_("This day has not come yet. Check the date."))
        if day and self.earliest and day < self.earliest:
            raise ValidationError(_("Choose a day that is still to come."))
        return day


class People(forms.MultipleChoiceField):
    """People to choose from: one (radio buttons) or several (check boxes).

    Where nobody need be chosen many of them are folded: they are long to scroll past on a phone.
    """

    def __init__(
        self,
        offered: Iterable[tuple[str, str]],
        *,
        several: bool,
        required: bool = True,
        **kwargs: Any,
    ) -> None:
        choices = list(offered)
        super().__init__(
            choices=choices,
            widget=_boxes(len(choices), folds=not required) if several else OneOf(small=True),
            required=required,
            error_messages={"required": _("Choose at least one person.")},
            **kwargs,
        )

    def clean(self, value: Any) -> frozenset[UUID]:
        """Return the persons who were chosen."""
        return frozenset(UUID(pk) for pk in super().clean(value))


def _boxes(number: int, *, folds: bool) -> Checkboxes:
    many = number > MANY
    columns = " mamori-columns" if many else ""
    return Checkboxes({"class": f"govuk-checkboxes--small{columns}"}, folds=folds and many)


class OneOf(Radios):
    """Radio buttons whose answer comes as a list of one."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        chosen = super().value_from_datadict(data, files, name)
        return [chosen] if chosen else []

    def format_value(self, value: Any) -> Any:
        return super().format_value(value[0] if isinstance(value, list) and value else value)
