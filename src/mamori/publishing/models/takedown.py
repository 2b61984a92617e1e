"""What stands where it must not: one row an address. The address lies sealed in its stream."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from mamori.people.models import Person, School
from mamori.publishing.models.sweep import Sweep


class TakeDown(models.Model):
    """One address. The row is a cache for lists and for knowing an address again."""

    class State(models.TextChoices):
        OPEN = "open", _("Stands there")
        REMOVED = "removed", _("Said to be taken down")
        ASKED = "asked", _("May it stay? Not decided yet")
        GONE = "gone", _("Proved gone")
        STAYS = "stays", _("Stays, with a reason")

    class Why(models.TextChoices):
        PERSONAL = "personal", _("Data of persons without consent")
        WITHDRAWN = "withdrawn", _("A copy of what was withdrawn")
        NAMED = "named", _("Named by somebody on the staff")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    sweep = models.ForeignKey(Sweep, models.PROTECT, null=True, related_name="+")
    number = models.CharField(max_length=12)
    place = models.CharField(max_length=10, choices=Sweep.Place)
    why = models.CharField(max_length=10, choices=Why)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    # The day until which the school wants it gone.
    by = models.DateField()
    # A keyed hash of the address, by which it is known again.
    same = models.CharField(max_length=64)
    at = models.DateTimeField()
    looks = models.PositiveIntegerField(default=0)  # how often it was looked at since it is gone
    next_look = models.DateTimeField(null=True)

    unguarded = models.Manager["TakeDown"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="publishing_takedown_number"),
            models.UniqueConstraint(fields=["school", "same"], name="publishing_takedown_address"),
        ]
        indexes = [
            models.Index(fields=["next_look"], name="publishing_takedowns_due"),
            models.Index(fields=["school", "state"], name="publishing_takedowns_of"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do about it."""
        return self.state in {self.State.GONE, self.State.STAYS}
