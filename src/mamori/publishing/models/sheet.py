"""Forms, leaflets and surveys at the gate; what they say lies sealed in their streams."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from mamori.people.models import Person, School
from mamori.publishing import flow


class Sheet(models.Model):
    """A sheet that the school hands out: its stream is the record, this row a cache for lists."""

    class State(models.TextChoices):
        LOOKING = flow.LOOKING, _("Being looked through")
        RETURNED = flow.RETURNED, _("To be changed")
        REFUSED = flow.REFUSED, _("Refused")
        READY = flow.READY, _("Waits for approval")
        APPROVED = flow.APPROVED, _("Approved")
        IN_USE = flow.IN_USE, _("Handed out")
        OVER = flow.OVER, _("Over")
        WITHDRAWN = flow.WITHDRAWN, _("Withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    number = models.CharField(max_length=12)
    state = models.CharField(max_length=10, choices=State, default=State.LOOKING)
    version = models.PositiveSmallIntegerField(default=1)
    # Who wrote the present version: somebody else approves it.
    drafter = models.ForeignKey(Person, models.PROTECT, related_name="+")
    # The name of its file on the disk; empty once it is gone.
    file = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()

    unguarded = models.Manager["Sheet"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="publishing_sheet_number"),
            models.CheckConstraint(
                name="publishing_sheet_state", condition=models.Q(state__in=flow.STATES)
            ),
        ]
        indexes = [models.Index(fields=["school", "state"], name="publishing_sheets_of")]

    def __str__(self) -> str:
        return self.number
