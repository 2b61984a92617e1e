"""What somebody fills in about a sheet: what for, what it asks and why, and the sheet itself."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from mamori.base.drafts import typed_before
from mamori.base.media import sniff
from mamori.base.uploads import SealedUpload
from mamori.cases.actions.evidence import Sent
from mamori.people.models import School
from mamori.people.queries import school_day
from mamori.publishing.acts.sheets import CAREFUL, FIRST, HAND_IN, ROW
from mamori.publishing.drafts import Draft, Field, Version
from mamori.publishing.queries.sheets import offers_for
from mamori.registers.actions import Raised
from mamori.ui.asking import AskForm
from mamori.ui.asking.questions import Text
from mamori.ui.forms import LongText, Radios

ROWS, MORE, MOST = 4, 4, 60  # of what a sheet asks for
LARGEST = 25 * 1024 * 1024  # bytes of a sheet
LONGEST = 100_000  # letters of a pasted one
UNKNOWN = "application/octet-stream"


class SheetFile(forms.FileField):
    """A file of whatever kind: the scan tells whether it can be read."""

    def clean(self, data: Any, initial: Any = None) -> Sent | None:
        """Return the file as it came in."""
        file: SealedUpload | None = super().clean(data, initial)
        if not file:
            return None
        if file.incoming.dropped or file.incoming.size > LARGEST:
            told = _("The file is too large. It may have %(most)s.")
            raise ValidationError(told % {"most": filesizeformat(LARGEST)})
        return Sent(file.incoming, file.name or "", sniff(file.chunks) or UNKNOWN)


class OfferedSheet(AskForm):
    """A form that also takes a document, as a file or as pasted text."""

    sheet_heading: Text = _("The sheet itself, empty")
    marks_optional = True

    def __init__(self, *args: Any, may_keep: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_keep = may_keep
        keeps = _("Leave both empty to keep the sheet as it is.") if may_keep else ""
        self.fields["file"] = SheetFile(
            label=_("As a file"), help_text=keeps, required=False, max_length=200
        )
        self.fields["text"] = forms.CharField(
            label=_("or its words, pasted"),
            required=False,
            max_length=LONGEST,
            widget=LongText(rows=6),
        )

    @property
    def unmarked(self) -> set[str]:
        """The fields that are not called optional."""
        return super().unmarked | {"file", "text"}

    @property
    def rows(self) -> Iterator[tuple[Text, forms.BoundField]]:
        """The fields, each with the heading that stands above it, if any."""
        for heading, bound in super().rows:
            yield self.sheet_heading if bound.name == "file" else heading, bound

    def clean(self) -> dict[str, Any]:
        """Ask for the document."""
        told: dict[str, Any] = self.cleaned_data
        there = told.get("file") or told.get("text", "").strip() or "file" in self.errors
        if not there and not self.may_keep:
            self.add_error("file", _("Choose the file, or paste the words of the sheet."))
        return told


class SheetForm(OfferedSheet):
    """A sheet before the gate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, questions=FIRST.questions, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Ask for what a sheet must have that is handed in, or ordered by somebody else."""
        told = super().clean()
        if told.get("ordered", "school") != "school" and not told.get("instruction"):
            self.add_error("instruction", _("Write the number and the date of the instruction."))
        if told.get("mode") == HAND_IN:
            self._ask_what_comes_back(told)
        return told

    def _ask_what_comes_back(self, told: Mapping[str, Any]) -> None:
        wanted = {
            "reason": _("Write why it must be handed in, or let it stay at home."),
            "collection": _("Choose how it comes back."),
            "store": _("Write where it is kept."),
            "until": _("Choose the day on which it is destroyed or given back."),
            "risk": _("Write what the school takes upon itself by holding it."),
        }
        for name, sentence in wanted.items():
            if not told.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        touches = set(told.get("touches") or ())
        if told.get("collection") == ROW and touches:
            self.add_error(
                "collection",
                _("Such a sheet is never passed forward: everybody on the way could read it."),
            )
        if touches & CAREFUL and not told.get("handlers"):
            self.add_error("handlers", _("Name who of the staff takes it in."))

    def draft(self, fields: Sequence[Field]) -> Draft:
        """Return what was typed. The form is valid."""
        told = self.cleaned_data
        what = Raised(attrs=self.codes(), words=self.words(), pk=self.pk)
        return Draft(what, tuple(fields), told["file"], told["text"].strip())


class FieldForm(forms.Form):
    """One thing that a sheet asks for."""

    marks_optional = False

    label = forms.CharField(label=_("What is asked for?"), max_length=200, required=False)
    need = forms.ChoiceField(
        label=_("Must it be filled in?"),
        choices=[("optional", _("No, it may be left out")), ("required", _("Yes"))],
        widget=Radios(inline=True),
        required=False,
        initial="optional",
    )
    basis = forms.CharField(
        label=_("If yes: on which basis? A law, an ordinance"), max_length=200, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the basis of what must be filled in: without one it may be left out."""
        told = super().clean() or self.cleaned_data
        if told.get("need") == "required" and told.get("label") and not told.get("basis"):
            self.add_error("basis", _("Name the basis. Without one, nobody has to fill it in."))
        return told


class Fields:
    """The rows of what a sheet asks for: so many as there are words in, and some empty ones."""

    def __init__(
        self, typed: QueryDict | None, *, bound: bool, known: Sequence[Field] = ()
    ) -> None:
        self.count = _count(typed, known)
        self.rows = [
            FieldForm(
                typed if bound else None,
                prefix=f"field-{at}",
                initial=_row(typed, at) if typed is not None else _known(known, at),
            )
            for at in range(self.count)
        ]
        self.missing = False

    def is_valid(self, *, wanted: bool) -> bool:
        """Say whether each row is whole; `wanted`: at least one must be there."""
        wrong = [row for row in self.rows if not row.is_valid()]
        if not wrong and wanted and not self.fields():
            self.rows[0].add_error(
                "label", _("Write what it asks for: it is handed in, so it asks for something.")
            )
            return False
        return not wrong

    def fields(self) -> list[Field]:
        """Return what the sheet asks for. The rows are valid."""
        told = [row.cleaned_data for row in self.rows]
        return [
            Field(one["label"], one["need"] == "required", one["basis"])
            for one in told
            if one["label"]
        ]


def forms_for(
    request: HttpRequest,
    school: School,
    *,
    sending: bool,
    known: Version | None = None,
    keeps: bool = False,
) -> tuple[SheetForm, Fields]:
    """Return the form of a sheet and the rows of what it asks for.

    Args:
        request: of the page.
        school: whose sheet.
        sending: whether it was sent, not only asked for more rows.
        known: the version that a new one follows.
        keeps: whether the file of that version is still there.
    """
    typed = request.POST if request.method == "POST" else typed_before(request)
    form = SheetForm(
        request.POST if sending else None,
        request.FILES if sending else None,
        initial=initial_of(known) if known else {},
        offers=offers_for(school),
        today=school_day(school),
        typed=typed,
        may_keep=keeps or bool(known and known.words.get("text")),
    )
    return form, Fields(typed, bound=sending, known=known.fields if known else ())


def are_valid(form: SheetForm, fields: Fields) -> bool:
    """Say whether the form and all rows are whole; what is handed in asks for something."""
    valid = form.is_valid()
    return fields.is_valid(wanted=form.cleaned_data.get("mode") == HAND_IN) and valid


def initial_of(version: Version) -> dict[str, Any]:
    """Return the answers of a version as a form's first values: nobody types a thing twice."""
    words = {name: value for name, value in version.words.items() if isinstance(value, str)}
    handlers = {"handlers": [str(one) for one in version.handlers]}
    return {**version.attrs, **words, **handlers, "text": ""}


def _count(typed: QueryDict | None, known: Sequence[Field]) -> int:
    if typed is None:
        return max(ROWS, len(known) + 1)
    asked = typed.get("rows", "")
    count = int(asked) if asked.isdecimal() and len(asked) < 3 else ROWS
    return min(MOST, max(count, 1) + (MORE if "more" in typed else 0))


def _row(typed: QueryDict, at: int) -> dict[str, str]:
    names = ("label", "need", "basis")
    found = {name: typed.get(f"field-{at}-{name}") for name in names}
    return {name: value for name, value in found.items() if value is not None}


def _known(known: Sequence[Field], at: int) -> dict[str, str]:
    if at >= len(known):
        return {}
    one = known[at]
    need = "required" if one.required else "optional"
    return {"label": one.label, "need": need, "basis": one.basis}
