"""Form widgets that know a little more than Django's: hints per choice, how many rows."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.widgets import ChoiceWidget
from django.utils.functional import Promise

Words = str | Promise  # a string, or one that is translated when shown


class LongText(forms.Textarea):
    """A box for words; `count` tells, while typing, how much room is left."""

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, rows: int = 5, count: bool = False
    ) -> None:
        super().__init__({"rows": rows} | (attrs or {}))
        self.count = count


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class SearchInput(forms.TextInput):
    input_type = "search"


class Choices(ChoiceWidget):
    """What radio buttons and check boxes share: a hint per value, how they are laid out."""

    family = ""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        hints: Mapping[str, Words] | None = None,
        inline: bool = False,
        small: bool = False,
    ) -> None:
        layouts = {"inline": inline, "small": small}
        classes = [f"govuk-{self.family}--{name}" for name, on in layouts.items() if on]
        super().__init__({"class": " ".join(classes)} | (attrs or {}))
        self.hints = dict(hints or {})


class Radios(Choices, forms.RadioSelect):
    family = "radios"


class Checkboxes(Choices, forms.CheckboxSelectMultiple):
    """Check boxes; `folds`: only those that are ticked stand open, the others in a fold."""

    family = "checkboxes"

    def __init__(self, *args: Any, folds: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folds = folds
