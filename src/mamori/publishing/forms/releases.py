"""What somebody hands in to have it looked through, and what is asked when it is decided."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from mamori.base.crawling.canonical import canonical
from mamori.base.files import Incoming
from mamori.base.uploads import MOST_AT_ONCE, SealedUpload
from mamori.consent.words import CHANNELS
from mamori.publishing.actions.releases import Brought
from mamori.ui.forms import Checkboxes, LongText, Radios

MOST_FILES = 20
LETTERS = 200_000
TEXT_NAME = "text.txt"


class FilesInput(forms.ClearableFileInput):
    """Any number of files at once."""

    allow_multiple_selected = True


class AnyFiles(forms.FileField):
    """Any number of files of whatever type: what cannot be read is said when it is looked at."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=FilesInput(), max_length=200, allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[SealedUpload]:
        """Return the files that were sent."""
        sent = data if isinstance(data, list | tuple) else [data]
        sent = [super(AnyFiles, self).clean(one, initial) for one in sent if one]
        if len(sent) > MOST_FILES:
            raise ValidationError(_now("At most %(most)s files at once.") % {"most": MOST_FILES})
        if any(one.incoming.dropped for one in sent):
            raise ValidationError(
                _now("Together the files are too large. At once can go: %(most)s.")
                % {"most": filesizeformat(MOST_AT_ONCE)}
            )
        return sent


class BringForm(forms.Form):
    """Files, a text or a link, and where they would go."""

    marks_optional = False

    id = forms.UUIDField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=_("Where would it go?"),
        choices=[(code, one.says) for code, one in CHANNELS.items()],
        widget=Radios(small=True),
        error_messages={"required": _("Choose where it would go.")},
    )
    under = forms.MultipleChoiceField(
        label=_("Under which consent?"),
        help_text=_(
            "Only those that you tick count. If you tick none, a yes for the website or the"
            " school's page on a social network counts, unless the same person said no there."
        ),
        required=False,
        widget=Checkboxes(small=True),
    )
    documents = AnyFiles(label=_("Files"), required=False)
    text = forms.CharField(
        label=_("or a text"), required=False, max_length=LETTERS, widget=LongText(rows=5)
    )
    link = forms.CharField(
        label=_("or a link"),
        help_text=_("What stands at this address is fetched once, because you ask for it."),
        required=False,
        max_length=2_000,
    )
    keeps_file = forms.BooleanField(
        label=_("Keep what goes out"),
        help_text=_(
            "Sealed, with the record. Otherwise only a fingerprint of it stays, which nobody can"
            " read."
        ),
        required=False,
    )

    def __init__(self, *args: Any, requests: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        kwargs["initial"] = {"id": uuid.uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.requests = requests
        field = self.fields["under"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells mypy what is declared above
        field.choices = [(pk, words) for pk, (_channel, words) in requests.items()]
        if not requests:
            del self.fields["under"]

    def clean_link(self) -> str:
        """Refuse what is no address of a page."""
        link: str = self.cleaned_data["link"].strip()
        if link and not canonical(link):
            raise ValidationError(_("This is no address of a page. It begins with https://."))
        return link

    def clean(self) -> dict[str, Any]:
        """Ask for something to look at, and for consents of the place where it would go."""
        told: dict[str, Any] = self.cleaned_data
        brought = (told.get("documents"), (told.get("text") or "").strip(), told.get("link"))
        if not any(brought) and not self.errors:
            self.add_error("documents", _("Choose a file, or paste a text or a link."))
        channel = told.get("channel")
        others = [pk for pk in told.get("under", ()) if self.requests[pk][0] != channel]
        if channel and others:
            self.add_error("under", _("This consent is for another place: it does not count here."))
        return told

    def things(self) -> list[Brought]:
        """Return what was handed in. The form is valid."""
        told = self.cleaned_data
        things = [
            Brought(source="file", name=one.name or "", file=one.incoming)
            for one in told["documents"]
        ]
        if told["text"].strip():
            text = Incoming()
            text.add(told["text"].encode())
            text.end()
            things.append(Brought(source="text", name=TEXT_NAME, file=text))
        if told["link"]:
            things.append(Brought(source="link", name="", link=told["link"]))
        return things


class ReasonForm(forms.Form):
    """Why it may go out although something was found that somebody must look at."""

    marks_optional = False

    reason = forms.CharField(
        label=_("What did you look at, and why may it go out?"),
        max_length=2_000,
        required=False,
        widget=LongText(rows=3),
    )


class WhyForm(forms.Form):
    """Why it may not go out."""

    marks_optional = False

    why = forms.CharField(
        label=_("What must change?"),
        max_length=2_000,
        widget=LongText(rows=3),
        error_messages={"required": _("Write what must change.")},
    )


REASONS = (
    ("consent", _("Consent was taken back")),
    ("mistake", _("What it says is wrong")),
    ("secret", _("It asks for a password or another secret")),
    ("other", _("Something else")),
)


class WithdrawForm(forms.Form):
    """Why what went out is taken back, and whether it must never go out again."""

    marks_optional = False

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    reason = forms.ChoiceField(
        label=_("Why is it taken back?"),
        choices=REASONS,
        widget=Radios(),
        error_messages={"required": _("Choose why.")},
    )
    why = forms.CharField(
        label=_("What happened?"),
        help_text=_("If it must never go out again, all staff can read this. Name nobody."),
        max_length=2_000,
        widget=LongText(rows=3),
        error_messages={"required": _("Write what happened.")},
    )
    never_again = forms.BooleanField(
        label=_("It must never go out again"),
        help_text=_("A copy or near copy is then known and refused, with this story."),
        required=False,
    )
    title = forms.CharField(
        label=_("What should everybody know it by?"),
        help_text=_("For example: list of class 5A, September"),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, may_keep: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_keep:  # who may not withdraw a document for good is not offered it
            del self.fields["never_again"], self.fields["title"]
            self.fields["why"].help_text = ""

    def clean(self) -> dict[str, Any]:
        """Ask for a title where all staff will read of it."""
        told: dict[str, Any] = self.cleaned_data
        if told.get("never_again") and not told.get("title"):
            self.add_error("title", _("Write what everybody should know it by."))
        return told
