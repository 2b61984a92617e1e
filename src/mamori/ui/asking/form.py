"""The form of a list of questions."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from mamori.ui.asking.questions import (
    Choice,
    Day,
    Number,
    Offers,
    People,
    Question,
    Text,
    Until,
    Words,
)
from mamori.ui.fields import DayField, choice_field
from mamori.ui.fields import People as PeopleField
from mamori.ui.forms import LongText, Radios

LONG, LINE = 20_000, 200  # letters
MOST = 1_000_000  # of a number


class AskForm(forms.Form):
    """What was asked, split into what is kept open and what is sealed."""

    def __init__(
        self,
        *args: Any,
        questions: Sequence[Question],
        offers: Offers,
        today: date,
        me: str = "",
        typed: QueryDict | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        self.today = today
        self.fields["id"] = forms.UUIDField(
            widget=forms.HiddenInput, required=False, initial=uuid.uuid4
        )
        for asked in questions:
            made = _field(asked, offers, today, me)
            if made is not None:
                self.fields[asked.name] = made
        self.initial = {**self.initial, **_typed_before(typed, self.fields)}

    @property
    def rows(self) -> Iterator[tuple[Text, forms.BoundField]]:
        """The fields, each with the heading that stands above it, if any."""
        headings = {asked.name: asked.heading for asked in self.questions}
        for bound in self:
            yield headings.get(bound.name, ""), bound

    @property
    def unmarked(self) -> set[str]:
        """The fields that are not called optional."""
        return {asked.name for asked in self.questions if asked.at_times}

    @property
    def pk(self) -> uuid.UUID | None:
        """The id made with the empty form, so that a form sent twice is one entry."""
        found: uuid.UUID | None = self.cleaned_data["id"]
        return found

    def codes(self) -> dict[str, Any]:
        """Return what is kept readable. The form is valid."""
        codes: dict[str, Any] = {}
        for asked in self._asked():
            value = self.cleaned_data[asked.name]
            if isinstance(asked, Choice) and value:
                codes[asked.name] = value
            if isinstance(asked, Day) and value and value < self.today:
                codes["on"] = value.isoformat()
            if isinstance(asked, Until) and value:
                codes[asked.name] = value.isoformat()
            if isinstance(asked, Number) and value is not None:
                codes[asked.name] = str(value)
        return codes

    def words(self) -> dict[str, Any]:
        """Return what somebody wrote, and whom they named where that is sealed too."""
        words: dict[str, Any] = {}
        for asked in self._asked():
            value = self.cleaned_data[asked.name]
            if isinstance(asked, Words) and value:
                words[asked.name] = value
            if isinstance(asked, People) and asked.part == "sealed" and value:
                words[asked.name] = sorted(map(str, value))
        return words

    def filled(self) -> list[str]:
        """Return the parts that hold something."""
        parts = []
        for asked in self._asked():
            value = self.cleaned_data[asked.name]
            if isinstance(asked, Words) and asked.fills and value:
                parts.append(asked.fills)
            if isinstance(asked, Choice) and asked.fills and value:
                parts += value if asked.several else [value]
        return parts

    def people(self, part: str) -> frozenset[uuid.UUID]:
        """Return who was chosen for a part."""
        asked = [one for one in self._asked() if isinstance(one, People) and one.part == part]
        return frozenset().union(*(self.cleaned_data[one.name] for one in asked))

    def _asked(self) -> list[Question]:
        return [one for one in self.questions if one.name in self.fields]


def _field(asked: Question, offers: Offers, today: date, me: str) -> forms.Field | None:
    common: dict[str, Any] = {
        "label": asked.label,
        "help_text": asked.hint,
        "required": asked.required,
    }
    match asked:
        case Words(rows=1):
            return forms.CharField(max_length=LINE, **common)
        case Words():
            return forms.CharField(max_length=LONG, widget=LongText(rows=asked.rows), **common)
        case Day() | Until() | Number():
            return _counted(asked, today, common)
        case People():
            offered = sorted(
                ((pk, str(label)) for pk, label in offers.get(asked.of, ())),
                key=lambda one: not (asked.myself and one[0] == me),  # who is ticked is seen
            )
            initial = [me] if asked.myself else []
            return PeopleField(offered, several=asked.several, initial=initial, **common)
        case Choice():
            return _choice(asked, offers, common)
    raise TypeError(asked)


def _counted(
    asked: Day | Until | Number, today: date, common: dict[str, Any]
) -> DayField | forms.IntegerField:
    if isinstance(asked, Number):
        digits = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
        return forms.IntegerField(min_value=0, max_value=MOST, widget=digits, **common)
    if isinstance(asked, Until):
        return DayField(latest=None, earliest=today, **common)
    return DayField(latest=today, initial=today, **common)


def _choice(asked: Choice, offers: Offers, common: dict[str, Any]) -> forms.Field | None:
    codes: list[Any] = [*(offers.get(asked.of) or asked.codes)]
    if not codes:
        return None
    radios = Radios(hints=asked.hints)
    return choice_field(
        codes, several=asked.several, initial=asked.initial, radios=radios, **common
    )


def _typed_before(typed: QueryDict | None, fields: dict[str, forms.Field]) -> dict[str, Any]:
    """Return what was typed before, or what the address asks for: nobody types a thing twice."""
    values: dict[str, Any] = {}
    for name, field in fields.items():
        if typed is None or name not in typed:
            continue
        if isinstance(field, forms.MultipleChoiceField):
            values[name] = typed.getlist(name)
        elif not isinstance(field, forms.ChoiceField) or field.valid_value(typed[name]):
            values[name] = typed[name]
    return values
