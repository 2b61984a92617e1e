"""Duties that packs derived from facts: a store of `core.policy.derive`'s answer, nothing more."""

from django.db import models
from django.db.models import Q

from mamori.people.models import School


class Duty(models.Model):
    """One duty on one stream. It knows nothing of what the stream is about."""

    class State(models.TextChoices):
        OPEN = "open"
        MET = "met"
        VOID = "void"

    key = models.CharField(max_length=250, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    stream = models.CharField(max_length=80)
    pack = models.CharField(max_length=60)
    # The pack's version on the day: an old decision is explained by the rules of its day.
    version = models.CharField(max_length=20)
    entry = models.CharField(max_length=80)
    roles = models.JSONField()
    # To whom it is owed, where the pack asks for each one. Naming the first fills it in.
    person = models.UUIDField(null=True)
    state = models.CharField(max_length=5, choices=State)
    opened_by = models.CharField(max_length=40)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    target_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=40, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="duties_closed_by_a_fact",
                condition=Q(state="open", closed_by="", closed_at=None)
                | ~Q(state="open") & ~Q(closed_by="") & Q(closed_at__isnull=False),
            )
        ]
        indexes = [
            models.Index(fields=["stream"], name="duties_open", condition=Q(state="open")),
            models.Index(fields=["stream", "opened_at"], name="duties_stream"),
        ]

    def __str__(self) -> str:
        return self.key
