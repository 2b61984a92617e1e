"""What a person tells on the way from a file to the school's people."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mamori.core.roster import FIELDS, Format, Kind, Org, RosterUnreadable, Table
from mamori.people.imports.reading import Column, check, columns_of
from mamori.people.imports.wording import unreadable
from mamori.ui.forms import Radios

NOTHING = "-"
NAMES = {"full_name", "family_name", "given_name"}

FIELD_WORDS = {
    "full_name": _("Name"),
    "family_name": _("Family name"),
    "infix": _("Infix of the family name"),
    "given_name": _("Given name"),
    "middle_name": _("Middle name"),
    "preferred_name": _("Preferred name"),
    "preferred_given": _("Preferred given name"),
    "kana": _("Reading"),
    "kana_family": _("Reading of the family name"),
    "kana_given": _("Reading of the given name"),
    "birth_date": _("Birth date"),
    "sex": _("Sex"),
    "class_name": _("Class"),
    "grade": _("Grade"),
    "number": _("Number in class"),
    "pupil_id": _("Pupil number"),
    "email": _("E-mail address"),
    "phone": _("Telephone number"),
    "guardian_name": _("Guardian"),
    "father_name": _("Father"),
    "mother_name": _("Mother"),
    "guardian_kana": _("Reading of the guardian's name"),
    "guardian_email": _("Guardian's e-mail address"),
    "guardian_phone": _("Guardian's telephone number"),
    "post": _("Post"),
}


class UploadForm(forms.Form):
    """The file, and what to take from it."""

    school = forms.ChoiceField(label=_("School"))
    file = forms.FileField(
        label=_("Roster or list"),
        help_text=_(
            "A OneRoster package (zip), an Excel or OpenDocument workbook, or a CSV file. You see"
            " what it would change before anything happens."
        ),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Nothing was changed."),
        },
    )
    keep_special_needs = forms.BooleanField(
        label=_("Also take which classes are for special needs"),
        help_text=_("Leave this off unless the school needs it here."),
        required=False,
    )

    def __init__(self, request: HttpRequest, schools: list[tuple[str, str]]) -> None:
        posted = request.method == "POST"
        super().__init__(request.POST if posted else None, request.FILES if posted else None)
        self.format = Format.TABLE
        # Django drops a body that does not fit into memory: nothing is ever spooled to disk.
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        self._too_large = length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
        if len(schools) > 1:
            _choices(self, "school", schools)
        else:
            del self.fields["school"]

    def clean(self) -> dict[str, Any]:
        """Open the file, so that one which cannot be read is told here."""
        told = super().clean() or {}
        if self._too_large:
            self.errors.pop("file", None)
            self.add_error("file", unreadable("too-large"))
        elif file := told.get("file"):
            try:
                self.format = check(*self.source(file), keep_special_needs=False)
            except RosterUnreadable as error:
                self.add_error("file", unreadable(error.code))
        return told

    def source(self, file: UploadedFile | None = None) -> tuple[str, bytes]:
        """Return name and bytes of the file. The form is valid."""
        file = file or self.cleaned_data["file"]
        file.seek(0)
        return file.name or "", file.read()


class ColumnsForm(forms.Form):
    """What each column of a plain list holds."""

    kind = forms.ChoiceField(
        label=_("Who is on the list?"),
        choices=[(Kind.PUPIL, _("Pupils")), (Kind.STAFF, _("Staff"))],
        widget=Radios(inline=True),
    )
    class_name = forms.CharField(
        label=_("Class"),
        help_text=_("Only if no column tells it."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )

    def __init__(
        self, *args: Any, table: Table, chosen: dict[str, int] | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns_of(table)
        by_column = {position: name for name, position in (chosen or {}).items()}
        options = [(NOTHING, gettext("Do not take"))]
        options += [(name, str(FIELD_WORDS[name])) for name in FIELDS if name in FIELD_WORDS]
        for column in self.columns:
            if not column.secret:
                guess = column.guess if chosen is None else by_column.get(column.position)
                self.fields[_name(column)] = forms.ChoiceField(
                    label=column.title,
                    help_text=" / ".join(value or "–" for value in column.values),
                    choices=options,
                    initial=guess or NOTHING,
                )

    def rows(self) -> Iterable[tuple[Column, forms.BoundField | None]]:
        """Yield each column with its field; a column of credentials has none."""
        for column in self.columns:
            yield column, None if column.secret else self[_name(column)]

    def clean(self) -> dict[str, Any]:
        """Refuse two columns for one thing, and a list without names."""
        told = super().clean() or {}
        seen: set[str] = set()
        for column in self.columns:
            chosen = told.get(_name(column), NOTHING)
            if chosen in seen:
                self.add_error(_name(column), gettext("Another column holds this already."))
            seen.add(chosen)
            seen.discard(NOTHING)
        if not seen & NAMES:
            self.add_error(None, gettext("Say which column holds the name."))
        return told

    def mapping(self) -> dict[str, int]:
        """Return which field is in which column. The form is valid."""
        told = ((self.cleaned_data.get(_name(column), NOTHING), column) for column in self.columns)
        return {chosen: column.position for chosen, column in told if chosen != NOTHING}


class LeaveForm(forms.Form):
    """That somebody has looked at who would leave, where these are many."""

    left = forms.BooleanField(
        label=_("I have checked that these people really left"),
        error_messages={"required": _("Look at who would leave, then tick the box.")},
    )


class WhichSchoolForm(forms.Form):
    """Which of the schools in a file is meant."""

    org = forms.ChoiceField(
        label=_("Which of these schools is yours?"),
        widget=Radios,
        error_messages={"required": _("Choose a school.")},
    )

    def __init__(self, *args: Any, orgs: Iterable[Org], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "org", [(org.key, org.name or org.key) for org in orgs])


def _name(column: Column) -> str:
    return f"column_{column.position}"


def _choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells mypy what is declared above
    field.choices = choices
