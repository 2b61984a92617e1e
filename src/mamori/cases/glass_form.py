"""Asking to open records in an emergency."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mamori.people.models import Account, Person
from mamori.people.queries import find_people, pupils_among, school_day, uuids
from mamori.ui.forms import LongText, Radios, SearchInput


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
        coerce=UUID,
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

    @classmethod
    def for_account(
        cls, account: Account, typed: QueryDict | None, *, opening: bool
    ) -> "GlassForm":
        """Return the form with the children that were looked for."""
        initial: dict[str, Any] = {name: typed[name] for name in typed} if typed else {}
        form = cls(typed if opening else None, initial=initial)
        field = form.fields["child"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells mypy what is declared above
        school = account.person.school
        text = initial.get("find", "")
        found = find_people(school, text, kinds=[Person.Kind.PUPIL], on=school_day(school))
        chosen = pupils_among(school, uuids([initial.get("child", "")]))
        field.choices = list({str(one.id): one.label for one in [*chosen, *found]}.items())
        return form
