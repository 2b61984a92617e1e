"""What somebody wants to let out: its stream has what was done, the row beside it is a cache.

What was handed in lies sealed under a key of its own, which is destroyed with the decision.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from mamori.people.models import Person, School


class Release(models.Model):
    """Files, a text or a link, and the one place where they would go."""

    class State(models.TextChoices):
        LOOKING = "looking", _("Being looked through")
        OPEN = "open", _("To be decided")
        ASKED = "asked", _("Waits for a second person")
        RELEASED = "released", _("Released")
        STOPPED = "stopped", _("Stopped")
        LAPSED = "lapsed", _("Not decided within a day")
        WITHDRAWN = "withdrawn", _("Taken back")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    number = models.CharField(max_length=12)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    # Who asked for it to go out; a second person is somebody else than both.
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=20)
    # The requests for consent under which it goes out, by their ids.
    under = models.JSONField(default=list)
    keeps_file = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.LOOKING)
    at = models.DateTimeField()

    unguarded = models.Manager["Release"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="publishing_release_number"),
            models.CheckConstraint(
                name="publishing_release_state",
                condition=models.Q(
                    state__in=[
                        *("looking", "open", "asked", "released"),
                        *("stopped", "lapsed", "withdrawn"),
                    ]
                ),
            ),
        ]
        indexes = [models.Index(fields=["state", "at"], name="publishing_releases_by_age")]

    def __str__(self) -> str:
        return self.number

    @property
    def is_decided(self) -> bool:
        """Whether it is over: then nothing of what was handed in is left."""
        return self.state not in {self.State.LOOKING, self.State.OPEN, self.State.ASKED}


class Item(models.Model):
    """One file, text or link of a release. All that tells of it is sealed."""

    class Source(models.TextChoices):
        FILE = "file", _("File")
        TEXT = "text", _("Text")
        LINK = "link", _("Link")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for its turn")
        LOOKED = "looked", _("Looked through")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=4, choices=Source)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    # Which look it is: what an earlier one finds, of a file that was changed meanwhile, is let go.
    turn = models.PositiveSmallIntegerField(default=1)
    type = models.CharField(max_length=20, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    # The file's name on the disk: random, and the same as nothing else.
    file_id = models.CharField(max_length=32, blank=True)
    # Its own name, its address, the key of its file.
    sealed = models.BinaryField(default=b"")
    # What was seen in it.
    seen = models.BinaryField(default=b"")
    is_copy = models.BooleanField(default=False)
    # Why no copy could be made, as a code of `core.scan.reasons`; "…" while one is made.
    no_copy = models.CharField(max_length=40, blank=True)
    is_drawn = models.BooleanField(default=False)

    unguarded = models.Manager["Item"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["release", "number"], name="publishing_item_number")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Picture(models.Model):
    """A page of a file with boxes around what was found, sealed."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="+")
    page = models.PositiveIntegerField()
    sealed = models.BinaryField()

    unguarded = models.Manager["Picture"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["item", "page"], name="publishing_one_picture_a_page")
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.page}"
