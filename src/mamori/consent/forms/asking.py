"""What somebody types when asking for consent. Each channel becomes a request of its own."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from mamori.consent.actions import NewAsking
from mamori.consent.words import CHANNELS, DATA
from mamori.ui.fields import DayField
from mamori.ui.forms import Checkboxes, LongText, SearchInput

LONGEST = 1_000
SEVERAL = {"people", "what", "channels"}


class AskForm(forms.Form):
    """Whom, what of them, for which purpose, in which channels, until when."""

    marks_optional = False

    id = forms.UUIDField(widget=forms.HiddenInput)
    group = forms.ChoiceField(label=_("Whom do you ask about?"), required=False)
    find = forms.CharField(
        label=_("or look for single persons"),
        help_text=_("A few letters of the name or its reading"),
        required=False,
        widget=SearchInput,
    )
    people = forms.MultipleChoiceField(
        label=_("Single persons"), required=False, widget=Checkboxes(small=True)
    )
    what = forms.MultipleChoiceField(
        label=_("What of them?"),
        choices=[(code, one.says) for code, one in DATA.items()],
        widget=Checkboxes(small=True),
        error_messages={"required": _("Choose what it is about.")},
    )
    channels = forms.MultipleChoiceField(
        label=_("Where would it go?"),
        help_text=_("Each gets its own yes and no in the letter."),
        choices=[(code, one.says) for code, one in CHANNELS.items()],
        widget=Checkboxes(small=True),
        error_messages={"required": _("Choose at least one.")},
    )
    party = forms.CharField(
        label=_("To whom exactly? (if it goes to a company, an app, a newspaper)"),
        required=False,
        max_length=200,
    )
    purpose = forms.CharField(
        label=_("What for?"),
        help_text=_("One purpose, as the parents should read it. Ask for another one by itself."),
        widget=LongText(rows=3),
        max_length=LONGEST,
        error_messages={"required": _("Write what it is for.")},
    )
    until = DayField(
        label=_("Until when should it hold?"),
        latest=None,
        error_messages={"required": _("Choose the last day.")},
    )
    answer_by = DayField(
        label=_("Until when can they answer?"),
        help_text=_("The school's own wish. Who does not answer has not agreed."),
        latest=None,
        error_messages={"required": _("Choose the last day.")},
    )

    def __init__(
        self,
        *args: Any,
        groups: list[tuple[str, str]],
        people: list[tuple[str, str]],
        language: str,
        today: date,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"id": uuid.uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.language = language
        self.people_found = bool(people)
        _offer(self, "group", [("", ""), *groups])
        _offer(self, "people", people)
        for name in ("until", "answer_by"):
            self.fields[name].earliest = today  # type: ignore[attr-defined]  # a DayField has it
        self.others = [code for code, _name in settings.LANGUAGES if code != language]
        for code in self.others:
            self.fields[f"purpose_{code}"] = forms.CharField(
                label=get_language_info(code)["name_local"],
                required=False,
                max_length=LONGEST,
                widget=LongText(rows=2, attrs={"lang": code}),
            )

    @property
    def purposes(self) -> list[forms.BoundField]:
        """The boxes for the purpose in the other languages."""
        return [self[f"purpose_{code}"] for code in self.others]

    def clean(self) -> dict[str, Any]:
        """Ask for whom, to whom, and for days in their order."""
        told: dict[str, Any] = self.cleaned_data
        if not told.get("group") and not told.get("people"):
            self.add_error("group", _("Choose a group, or look for at least one person."))
        party = any(CHANNELS[code].asks_party for code in told.get("channels", []))
        if party and not told.get("party"):
            self.add_error("party", _("Write to whom it would go."))
        until, answer_by = told.get("until"), told.get("answer_by")
        if until and answer_by and answer_by > until:
            self.add_error("answer_by", _("This is after the last day of the consent."))
        return told

    def asking(self, people: frozenset[uuid.UUID]) -> NewAsking:
        """Return what was typed. The form is valid."""
        told = self.cleaned_data
        others = {code: told[f"purpose_{code}"] for code in self.others}
        chosen = {uuid.UUID(pk) for pk in told["people"]}
        return NewAsking(
            id=told["id"],
            people=people | chosen,
            purpose={self.language: told["purpose"]} | {c: w for c, w in others.items() if w},
            channels=tuple(told["channels"]),
            data=tuple(told["what"]),
            until=told["until"],
            answer_by=told["answer_by"],
            party=told["party"],
        )


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells mypy what is declared above
    field.choices = choices


class RemindForm(forms.Form):
    """Until when whoever is reminded can answer."""

    answer_by = DayField(
        label=_("Until when can they answer now?"),
        latest=None,
        error_messages={"required": _("Choose the last day.")},
    )

    def __init__(self, *args: Any, today: date, last: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer_by"].earliest = today  # type: ignore[attr-defined]  # a DayField has it
        self.last = last

    def clean_answer_by(self) -> date:
        """Refuse a day after the last day of the consent."""
        day: date = self.cleaned_data["answer_by"]
        if day > self.last:
            raise forms.ValidationError(_("This is after the last day of the consent."))
        return day


def as_initial(typed: QueryDict | None) -> dict[str, Any]:
    """Return what was typed before as a form's first values: nobody types a thing twice."""
    if typed is None:
        return {}
    return {name: typed.getlist(name) if name in SEVERAL else typed[name] for name in typed}


def sought(typed: QueryDict | None) -> tuple[str, list[str]]:
    """Return for whom somebody looked, and who was chosen already."""
    return ("", []) if typed is None else (typed.get("find", ""), typed.getlist("people"))
