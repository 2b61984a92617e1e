"""The places that a school has looked through, and each time that it was done."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from mamori.people.models import School


class Sweep(models.Model):
    """A site or a shared folder. Where it is and who may open it lies sealed under its stream."""

    class Place(models.TextChoices):
        WEB = "web", _("Website")
        STORAGE = "storage", _("Shared folder")

    class Often(models.TextChoices):
        WEEKLY = "weekly", _("Every week")
        DAILY = "daily", _("Every day")
        BY_HAND = "by-hand", _("Only when somebody asks for it")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    place = models.CharField(max_length=10, choices=Place)
    often = models.CharField(max_length=10, choices=Often)
    sealed = models.BinaryField()
    # When it is due next; none where it is only done by hand, or no more.
    next_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    unguarded = models.Manager["Sweep"]()

    class Meta:
        base_manager_name = "unguarded"
        indexes = [models.Index(fields=["next_at"], name="publishing_sweeps_due")]

    def __str__(self) -> str:
        return self.stream


class Run(models.Model):
    """One time that a place is looked through. What it did so far lies sealed in a file."""

    class State(models.TextChoices):
        RUNNING = "running", _("Under way")
        DONE = "done", _("Looked through to the end")
        BROKEN = "broken", _("Broken off")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    sweep = models.ForeignKey(Sweep, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    # Why it does not go on: a code of the reasons why something cannot be reached.
    why = models.CharField(max_length=20, blank=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # The process that is at it, and when it last said so: after a kill another one takes it over.
    holder = models.CharField(max_length=32, blank=True)
    beat_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)  # how often the place did not answer
    looked = models.PositiveIntegerField(default=0)
    missed = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)

    unguarded = models.Manager["Run"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(
                fields=["sweep"],
                condition=models.Q(state="running"),
                name="publishing_one_run_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sweep_id} {self.begun_at}"

    @property
    def is_running(self) -> bool:
        """Whether it is still under way."""
        return self.state == self.State.RUNNING


class Line(models.Model):
    """What a run has done so far, a sealed line each, so that any machine goes on with it."""

    class Kind(models.TextChoices):
        WALK = "walk", "walk"
        MISS = "miss", "miss"

    run = models.ForeignKey(Run, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4, choices=Kind)
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    unguarded = models.Manager["Line"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["run", "kind", "number"], name="publishing_line_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
