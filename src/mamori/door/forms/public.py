"""What anybody may write at the door. Nothing must be filled in but something to tell."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mamori.cases.actions.evidence import Sent
from mamori.door.actions import Report
from mamori.door.forms.files import EnclosuresField
from mamori.ui.forms import LongText, Radios
from mamori.ui.receipts import ReceiptField

LONGEST = 20_000
# Old recordings go along with pictures: where a browser records by itself it offers nothing else.
PICTURES = "image/*,video/*,audio/*,.pdf,.txt"
SOUNDS = "audio/*"
SENDERS = [
    ("pupil", _("A pupil of this school")),
    ("guardian", _("A parent or guardian")),
    ("resident", _("A neighbour or somebody else")),
]
YES_NO = [("no", _("No")), ("yes", _("Yes"))]


class Telling(forms.Form):
    """Words, pictures, a voice, and what makes others read it or sooner."""

    marks_optional = False

    ticket = forms.CharField(widget=forms.HiddenInput, max_length=500)
    words = forms.CharField(
        label=pgettext_lazy("asked of a child", "What happened?"),
        help_text=_("Write it as you would say it. Mistakes do not matter."),
        required=False,
        max_length=LONGEST,
        widget=LongText(rows=6),
    )
    pictures = EnclosuresField({"accept": PICTURES}, label=_("Pictures or screenshots"))
    voice = EnclosuresField(
        {"accept": SOUNDS, "capture": True}, label=_("Or say it: a recording of your voice")
    )
    about_staff = forms.ChoiceField(
        label=_("Is it about a grown-up at the school?"),
        help_text=_("Then write who it is: that grown-up will not read it, and fewer people will."),
        choices=YES_NO,
        required=False,
        widget=Radios(inline=True, small=True),
    )
    danger = forms.ChoiceField(
        label=_("Is someone in danger now?"),
        help_text=_("Please call as well: the numbers stand at the top."),
        choices=YES_NO,
        required=False,
        widget=Radios(inline=True, small=True),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for anything at all, unless files came that could not be kept."""
        told = super().clean() or {}
        if not told.get("words", "").strip() and not self.sent() and "words" not in self.errors:
            said = str(_("Write a few words, or choose a picture or a recording."))
            self.add_error("words", self.left_out() or [said])
        return told

    def sent(self) -> tuple[Sent, ...]:
        """Return the files that can be kept."""
        return tuple(file for name in ("pictures", "voice") for file in self._files(name)[0])

    def left_out(self) -> list[str]:
        """Return what is to be said of files that cannot be kept."""
        return [text for name in ("pictures", "voice") for text in self._files(name)[1]]

    def _files(self, name: str) -> tuple[list[Sent], list[str]]:
        found: tuple[list[Sent], list[str]] = self.cleaned_data.get(name) or ([], [])
        return found


class ReportForm(Telling):
    """The first time somebody tells."""

    sender = forms.ChoiceField(
        label=_("Who are you?"), choices=SENDERS, required=False, widget=Radios(small=True)
    )
    name = forms.CharField(
        label=_("Your name, if you want to say it"), required=False, max_length=100
    )
    group = forms.CharField(
        label=_("Your class, if you want to say it"), required=False, max_length=60
    )

    def report(self) -> Report:
        """Return what was told. The form is valid."""
        told = self.cleaned_data
        return Report(
            words=told["words"],
            sender=told["sender"] or "unknown",
            about_staff=told["about_staff"] == "yes",
            danger=told["danger"] == "yes",
            name=told["name"],
            group=told["group"],
            files=self.sent(),
        )


class MoreForm(Telling):
    """What somebody tells who came back."""

    visit = forms.CharField(widget=forms.HiddenInput, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("Write more")
        self.fields["words"].help_text = _("You can ask, answer, or tell what happened since.")

    def report(self) -> Report:
        """Return what was told. The form is valid."""
        told = self.cleaned_data
        return Report(
            words=told["words"],
            about_staff=told["about_staff"] == "yes",
            danger=told["danger"] == "yes",
            files=self.sent(),
        )


class BackForm(forms.Form):
    """The words with which somebody comes back."""

    marks_optional = False

    receipt = ReceiptField()
