"""Giving and ending posts, and the committee."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from mamori.people.actions import PostRefused, Why
from mamori.people.choices import POST_ROLES
from mamori.ui.forms import DayInput, Radios

SAYS = {
    Why.NOT_STAFF: ("person", _("This person is not on the staff on that day.")),
    Why.NEEDS_CLASS: ("school_class", _("Choose the class of the homeroom teacher.")),
    Why.NEEDS_GRADE: ("grade", _("Choose the grade of the head of grade.")),
    Why.WRONG_PLACE: ("role", _("This post does not exist at this school.")),
    Why.HELD_ALREADY: ("person", _("This person holds the post already.")),
    Why.ENDS_BEFORE_START: ("ends", _("The last day lies before the first.")),
    Why.LAST_LEAD: (
        "last_day",
        _(
            "Nobody else could give posts then. Give somebody the post of principal or"
            " vice-principal first. Nothing was changed."
        ),
    ),
}
NO_SUCH_DAY = {"invalid": _("There is no such day. Write it as the calendar shows it.")}


class Refusable(forms.Form):
    """A form that can say why a post was refused."""

    def refuse(self, refused: PostRefused) -> None:
        """Put the reason beside the field that it is about."""
        field, words = SAYS[refused.why]
        self.add_error(field if field in self.fields else None, words)

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Fill the choices of a field."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells mypy what is declared
        field.choices = [("", ""), *choices]


class PostForm(Refusable):
    """Who gets which post, and from when."""

    person = forms.ChoiceField(label=_("Who"), error_messages={"required": _("Choose a person.")})
    role = forms.ChoiceField(
        label=_("Post"), choices=POST_ROLES, error_messages={"required": _("Choose a post.")}
    )
    school_class = forms.ChoiceField(
        label=_("Class"), help_text=_("Only for a homeroom teacher"), required=False
    )
    grade = forms.ChoiceField(
        label=_("Grade"), help_text=_("Only for a head of grade"), required=False
    )
    starts = forms.DateField(label=_("First day"), widget=DayInput, error_messages=NO_SUCH_DAY)
    ends = forms.DateField(
        label=_("Last day"),
        help_text=_("Leave it empty if nobody knows yet."),
        required=False,
        widget=DayInput,
        error_messages=NO_SUCH_DAY,
    )

    def __init__(
        self,
        *args: Any,
        staff: list[tuple[str, str]],
        classes: list[tuple[str, str]],
        grades: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("person", staff)
        self.offer("school_class", classes)
        self.offer("grade", grades)

    def post(self) -> dict[str, Any]:
        """Return what `give_post` takes. The form is valid."""
        told = self.cleaned_data
        group = told["school_class"]
        return told | {
            "person": UUID(told["person"]),
            "school_class": UUID(group) if group else None,
        }


class EndForm(Refusable):
    """On which day a post ends."""

    last_day = forms.DateField(
        label=_("Last day"),
        help_text=_(
            "What the post gives access to can be seen until this day is over. Choose yesterday"
            " to end it at once."
        ),
        widget=DayInput,
        error_messages=NO_SUCH_DAY,
    )


class MemberForm(Refusable):
    """Who joins the committee: somebody of the staff, or an expert from outside."""

    person = forms.ChoiceField(label=_("Member of staff"), required=False)
    outside = forms.CharField(
        label=_("or somebody from outside"),
        help_text=_("Their name, for an expert who is not on the staff list"),
        required=False,
        max_length=100,
    )
    expert = forms.BooleanField(
        label=_("Expert from outside the staff"),
        help_text=_("Psychology, welfare or other expertise"),
        required=False,
    )
    starts = forms.DateField(label=_("First day"), widget=DayInput, error_messages=NO_SUCH_DAY)
    ends = forms.DateField(
        label=_("Last day"),
        help_text=_("Leave it empty if nobody knows yet."),
        required=False,
        widget=DayInput,
        error_messages=NO_SUCH_DAY,
    )

    def __init__(self, *args: Any, staff: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("person", staff)

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one person."""
        told = super().clean() or {}
        if bool(told.get("person")) == bool(told.get("outside")):
            self.add_error("person", _("Choose one of the staff, or write one name from outside."))
        return told

    def member(self) -> dict[str, Any]:
        """Return what `join_committee` takes. The form is valid."""
        told = self.cleaned_data
        return told | {"person": UUID(told["person"]) if told["person"] else None}


class NameForm(Refusable):
    """Under which of its names the committee works."""

    name = forms.ChoiceField(
        label=_("What does your school call it?"),
        help_text=_("Documents use several names for one and the same committee."),
        widget=Radios(small=True),
        error_messages={"required": _("Choose a name.")},
    )

    def __init__(self, *args: Any, names: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["name"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells mypy what is declared
        field.choices = list(names.items())
