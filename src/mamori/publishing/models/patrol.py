"""The school's own net patrol: the pages it named, each round, and each post that was seen there.

What a page is called and where it is, what was found and whom it speaks of lies sealed in streams.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from mamori.people.models import School


class Rhythm(models.Model):
    """How often a school goes its rounds, as it decided itself; no document names a number."""

    class Often(models.TextChoices):
        WEEKLY = "weekly", _("Every week")
        FORTNIGHTLY = "fortnightly", _("Every two weeks")
        MONTHLY = "monthly", _("Every four weeks")
        TERMLY = "termly", _("Every twelve weeks")
        BY_HAND = "by-hand", _("Only when somebody does it by hand")

    school = models.OneToOneField(School, models.PROTECT, primary_key=True, related_name="+")
    often = models.CharField(max_length=12, choices=Often)
    next_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.often


class Watched(models.Model):
    """A public page that the school looks at, with scope and purpose in its stream."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    # Everything on it is about the school; else only what speaks of the school counts.
    ours = models.BooleanField(default=False)
    # Mamori looks; else somebody of the staff does, by hand.
    machine = models.BooleanField(default=True)
    dropped_on = models.DateField(null=True)

    objects = models.Manager["Watched"]()

    def __str__(self) -> str:
        return self.stream


class Round(models.Model):
    """One patrol: on its schedule, when somebody asked for it, or done by hand."""

    class Way(models.TextChoices):
        SCHEDULED = "scheduled", _("On its day")
        ASKED = "asked", _("Somebody asked for it")
        BY_HAND = "by-hand", _("By hand")

    class State(models.TextChoices):
        LOOKING = "looking", _("Mamori is looking")
        OPEN = "open", _("Somebody must go through it")
        HELD = "held", _("Held")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=Way)
    state = models.CharField(max_length=8, choices=State)
    at = models.DateTimeField()
    beat_at = models.DateTimeField()  # when something was last looked at in it

    objects = models.Manager["Round"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school"],
                condition=models.Q(state="looking"),
                name="publishing_one_round_at_a_time",
            )
        ]
        indexes = [models.Index(fields=["school", "at"], name="publishing_rounds")]

    def __str__(self) -> str:
        return self.stream


class Post(models.Model):
    """Something that others wrote where everybody can read it. No `objects`: every road asks."""

    class State(models.TextChoices):
        SEEN = "seen", _("Nobody has judged it yet")
        HARMLESS = "harmless", _("Harmless")
        AGAIN = "again", _("To be looked at again")
        FOUND = "found", _("Harmful: deletion not asked for yet")
        ASKED = "asked", _("Deletion asked for")
        GONE = "gone", _("Gone, and looked up")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    number = models.CharField(max_length=12)
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="+")
    page = models.ForeignKey(Watched, models.PROTECT, null=True, related_name="+")
    # A keyed hash of its words at its place, so that the next round knows it again.
    fingerprint = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.SEEN)
    danger = models.BooleanField(default=False)
    at = models.DateTimeField()
    judged_at = models.DateTimeField(null=True)
    # When the school itself wants to look again whether it is gone.
    again_on = models.DateField(null=True)

    unguarded = models.Manager["Post"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(
                fields=["school", "number"], name="publishing_one_post_a_number"
            ),
            models.UniqueConstraint(
                fields=["school", "fingerprint"],
                condition=~models.Q(fingerprint=""),
                name="publishing_a_post_once",
            ),
        ]
        indexes = [models.Index(fields=["school", "state"], name="publishing_posts")]

    def __str__(self) -> str:
        return self.number
