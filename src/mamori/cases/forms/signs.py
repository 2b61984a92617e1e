"""What a person types when recording a sign."""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mamori.base import clock
from mamori.cases.actions import Sign
from mamori.ui.forms import Checkboxes, LongText, MomentInput, Radios, SearchInput

PLACES = [
    ("in-school", _("At school")),
    ("out-of-school", _("Outside school")),
    ("online", _("Online")),
    ("unknown", _("Not known")),
]
# Two clocks differ; further ahead than this is a slip of the finger.
AHEAD = timedelta(minutes=5)
LONG_AGO = 1900  # and further back, as with 0026 for 2026


def offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Fill in what one can choose from."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells mypy what is declared below
    field.choices = choices


def offer_channels(form: forms.Form, channels: list[tuple[str, str]]) -> None:
    """Ask how it came to light, unless no pack of the school says which ways there are."""
    if channels:
        offer(form, "channel", channels)
    else:
        del form.fields["channel"]


class NamedAdults(forms.MultipleChoiceField):
    """Adults of the school who are part of what was noticed."""

    def __init__(self, offered: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(
            choices=list(offered),
            label=_("Is an adult of the school involved?"),
            help_text=_(
                "Choose the adult. They will not learn of this, and will never be able to see it."
            ),
            required=False,
            widget=Checkboxes(small=True),
        )

    def clean(self, value: Any) -> frozenset[uuid.UUID]:
        """Return the persons who were chosen."""
        return frozenset(uuid.UUID(pk) for pk in super().clean(value))


class SignForm(forms.Form):
    """A sign: who, what, when and where, how it came to light."""

    marks_optional = False  # the words say it where it matters; forty seconds are short

    id = forms.UUIDField(widget=forms.HiddenInput)
    find = forms.CharField(
        label=_("Find a child"),
        help_text=_("A few letters of the name or its reading"),
        required=False,
        widget=SearchInput,
    )
    school_class = forms.ChoiceField(label=_("or choose a class"), required=False)
    pupils = forms.MultipleChoiceField(
        label=_("Who is it about?"),
        widget=Checkboxes(small=True),
        error_messages={"required": _("Choose at least one child.")},
    )
    words = forms.CharField(
        label=_("What did you notice?"),
        help_text=_("What you saw or heard, in your own words. A few lines are enough."),
        widget=LongText(rows=5),
        max_length=20_000,
        error_messages={"required": _("Write what you noticed, even one line.")},
    )
    noticed_at = forms.DateTimeField(label=_("When?"), widget=MomentInput)
    place = forms.ChoiceField(label=_("Where?"), choices=PLACES, widget=Radios(inline=True))
    place_words = forms.CharField(
        label=_("Which place? (if you know)"),
        help_text=_("For example: corridor on the second floor, a group chat"),
        required=False,
        max_length=200,
    )
    channel = forms.ChoiceField(label=_("How did you come to know?"))
    danger = forms.BooleanField(label=_("Someone may be in danger now"), required=False)
    adults = NamedAdults()

    def __init__(
        self,
        *args: Any,
        classes: list[tuple[str, str]],
        pupils: list[tuple[str, str]],
        adults: list[tuple[str, str]],
        channels: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        initial = {
            "id": uuid.uuid4(),
            "noticed_at": clock.now(),
            "place": "in-school",
            "channel": "observation",
        }
        kwargs["initial"] = initial | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        offer(self, "school_class", [("", ""), *classes])
        offer(self, "pupils", pupils)
        offer(self, "adults", adults)
        offer_channels(self, channels)

    def clean_noticed_at(self) -> Any:
        """Refuse a moment in the future, and one that no calendar of ours can show."""
        moment = self.cleaned_data["noticed_at"]
        if moment.year < LONG_AGO:
            raise forms.ValidationError(self.fields["noticed_at"].error_messages["invalid"])
        if moment > clock.now() + AHEAD:
            raise forms.ValidationError(_("This moment has not come yet. Check the date and time."))
        return moment

    def sign(self) -> Sign:
        """Return what was typed as a sign. The form is valid."""
        told = self.cleaned_data
        return Sign(
            id=told["id"],
            pupils=frozenset(uuid.UUID(pk) for pk in told["pupils"]),
            adults=told["adults"],
            words=told["words"],
            noticed_at=told["noticed_at"],
            channel=told.get("channel", ""),
            place=told["place"],
            place_words=told["place_words"],
            danger=told["danger"],
        )


class NoteForm(forms.Form):
    """Another observation."""

    id = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
    words = forms.CharField(
        label=_("What else was noticed?"),
        help_text=_(
            "Small things count: a changed face, who always plays which part, play that is no"
            " longer play."
        ),
        widget=LongText(rows=4),
        max_length=20_000,
        error_messages={"required": _("Write what you noticed, even one line.")},
    )
    channel = forms.ChoiceField(label=_("How did you come to know?"))
    adults = NamedAdults()
    marks_optional = False

    def __init__(
        self,
        *args: Any,
        channels: list[tuple[str, str]],
        adults: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_channels(self, channels)
        offer(self, "adults", adults)


class GlassForm(forms.Form):
    """Whose records, and why."""

    find = forms.CharField(
        label=_("Find a child"),
        help_text=_("A few letters of the name or its reading"),
        required=False,
        widget=SearchInput,
    )
    child = forms.TypedChoiceField(
        label=_("Whose records?"),
        coerce=uuid.UUID,
        widget=Radios(small=True),
        error_messages={"required": _("Choose the child.")},
    )
    why = forms.CharField(
        label=_("Why do you need them now?"),
        help_text=_("The safeguarding lead and the principal will read this."),
        widget=LongText(rows=3),
        max_length=2_000,
        error_messages={"required": _("Write why, even one line.")},
    )

    def __init__(self, *args: Any, children: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "child", children)


def as_initial(typed: QueryDict | None) -> dict[str, Any]:
    """Return what was typed before as a form's initial values: nobody types a thing twice."""
    if typed is None:
        return {}
    several = {"pupils", "adults"}
    return {name: typed.getlist(name) if name in several else typed[name] for name in typed}
