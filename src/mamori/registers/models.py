"""A record of a register is its stream; the row beside it is a cache for lists and numbers."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from mamori.people.models import School


class Record(models.Model):
    """A complaint, an objection or a warning. No `objects`: every road to it asks who you are."""

    class Type(models.TextChoices):
        COMPLAINT = "complaint", _("Complaint")
        OBJECTION = "objection", _("Objection")
        WARNING = "warning", _("Warning from outside")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        DECIDED = "decided", _("Decided, not answered yet")
        CLOSED = "closed", _("Closed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    type = models.CharField(max_length=10, choices=Type)
    number = models.CharField(max_length=12)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    at = models.DateTimeField()

    unguarded = models.Manager["Record"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="registers_one_a_number"),
            models.CheckConstraint(
                name="registers_known_state",
                condition=models.Q(state__in=["open", "decided", "closed"]),
            ),
        ]

    def __str__(self) -> str:
        return self.number
