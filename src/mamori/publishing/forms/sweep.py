"""What somebody types about a place that is looked through."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mamori.publishing.models import Sweep
from mamori.publishing.places import NoPlace, Setup, check
from mamori.ui.fields import People
from mamori.ui.forms import Radios

DAYS = (
    ("1", _("1 day")),
    ("3", _("3 days")),
    ("7", _("1 week")),
    ("14", _("2 weeks")),
    ("28", _("4 weeks")),
)
REFUSED = {
    "no-page": _("This is no address of a web page. It begins with https:// or http://."),
    "secret": _(
        "Leave the password out of the address: everybody who sees this page would read it."
    ),
    "no-folder": _(
        "This is no address of a shared folder, or it is a folder of this machine that whoever runs"
        " Mamori has not opened for this (MAMORI_FOLDERS)."
    ),
}


class PlaceForm(forms.Form):
    """What a website and a shared folder have in common."""

    place = ""

    id = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("What do you call it?"), max_length=80)
    address = forms.CharField(label=_("Its address"), max_length=500)

    def __init__(
        self,
        *args: Any,
        staff: list[tuple[str, str]],
        folders: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        self.folders = folders
        kwargs["initial"] = {"id": uuid.uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["often"] = forms.ChoiceField(
            label=_("How often is it looked through?"),
            choices=Sweep.Often.choices,
            initial=Sweep.Often.WEEKLY,
            widget=Radios(),
        )
        self.fields["owner"] = People(
            staff, several=False, label=_("Who takes down what must not stand there?")
        )
        self.fields["days"] = forms.ChoiceField(
            label=_("Within how long do you want it gone?"),
            help_text=_(
                "Your school's own target. Directives ask for it and name no time; a withdrawn form"
                " has to be gone the same day."
            ),
            choices=DAYS,
            widget=Radios(),
            error_messages={"required": _("Choose how long.")},
        )

    def clean_address(self) -> str:
        """Refuse what cannot be looked through."""
        address: str = self.cleaned_data["address"].strip()
        try:
            check(self.place, address, self.folders)
        except NoPlace as refused:
            raise ValidationError(REFUSED[str(refused)]) from None
        return address

    def setup(self) -> Setup:
        """Return what was typed. The form is valid."""
        told = self.cleaned_data
        (owner,) = told["owner"]
        return Setup(
            name=told["name"],
            address=told["address"],
            owner=str(owner),
            days=int(told["days"]),
            hosts=tuple(told.get("hosts", "").split()),
            contact=told.get("contact", ""),
            inside=told.get("inside", False),
            user=told.get("user", ""),
            password=told.get("credential", ""),
            server=told.get("server", ""),
        )


class WebForm(PlaceForm):
    """A website."""

    place = Sweep.Place.WEB

    hosts = forms.CharField(
        label=_("Other hosts that belong to it"),
        help_text=_("For example files.school.example; with and without www. is one already."),
        max_length=500,
        required=False,
    )
    contact = forms.CharField(
        label=_("How whoever keeps the site can reach you"),
        help_text=_("An e-mail address or a page. It stands in the site's log."),
        max_length=200,
        required=False,
    )
    inside = forms.BooleanField(
        label=_("It stands on our own network"),
        help_text=_("Otherwise only machines on the public internet are asked."),
        required=False,
    )
    field_order = ("id", "name", "address", "often", "owner", "days", "hosts", "contact", "inside")


class StorageForm(PlaceForm):
    """A shared folder. What opens it is called `credential`, so that no draft ever keeps it."""

    place = Sweep.Place.STORAGE

    user = forms.CharField(
        label=_("User who opens it"),
        help_text=_(
            "One that may read and nothing else. For OneDrive: tenant/client, for S3: the key."
        ),
        max_length=200,
        required=False,
    )
    credential = forms.CharField(
        label=_("Password, secret or key file"),
        help_text=_("It is sealed, and never shown again. For Google: the whole key file."),
        max_length=10_000,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    server = forms.CharField(
        label=_("Server of S3, where it is not Amazon's"), max_length=200, required=False
    )
    field_order = (
        "id",
        "name",
        "address",
        "user",
        "credential",
        "server",
        "often",
        "owner",
        "days",
    )


FORMS: dict[str, type[PlaceForm]] = {Sweep.Place.WEB: WebForm, Sweep.Place.STORAGE: StorageForm}


class PolicyForm(forms.Form):
    """Where everybody can read the school's policy."""

    address = forms.CharField(label=_("Its address"), max_length=500)

    def clean_address(self) -> str:
        """Refuse what no browser opens."""
        address: str = self.cleaned_data["address"].strip()
        try:
            check(Sweep.Place.WEB, address)
        except NoPlace as refused:
            raise ValidationError(REFUSED[str(refused)]) from None
        return address
