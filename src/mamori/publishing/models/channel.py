"""The official pages and addresses of a school. They are public, so nothing of them is sealed."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from mamori.people.models import Person, School


class Listing(models.Model):
    """The short code under which everybody can read which pages and addresses are a school's."""

    school = models.OneToOneField(School, models.PROTECT, primary_key=True, related_name="+")
    code = models.CharField(max_length=8, unique=True)

    def __str__(self) -> str:
        return self.code


class Channel(models.Model):
    """One official page or address: whose it is, since when, until when.

    Everybody on the staff sees every channel, and its list is public; what was done with it stands
    in its stream. The codes of `Type` that consents know too are the same there.
    """

    class Type(models.TextChoices):
        WEBSITE = "web", _("Website")
        SOCIAL = "sns", _("Page on a social network")
        NEWSLETTER = "newsletter", _("Newsletter")
        BOARD = "notice-board", _("Notice-board")
        MAIL = "mail", _("E-mail address that writes for the school")
        TELEPHONE = "telephone", _("Telephone number of the school")
        MESSAGES = "messages", _("App or messages to families")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    type = models.CharField(max_length=12, choices=Type)
    title = models.CharField(max_length=200)
    address = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["school", "until"], name="publishing_channels")]
        constraints = [
            models.CheckConstraint(
                name="publishing_channel_in_order",
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> str:
        """Where it is, as the scanner and the rules of packs call places."""
        return self.type if self.type in {"web", "sns"} else "notice"

    @property
    def link(self) -> str:
        """Its address, if a browser can open it."""
        return self.address if self.address.startswith(("https://", "http://")) else ""
