"""A case is its stream; the row beside it is a cache for lists and numbers."""

import uuid
from datetime import timedelta

from django.db import models

from mamori.cases import flow
from mamori.people.models import School


class Case(models.Model):
    """One case. There is no `objects`: every road to a case asks who you are (`queries`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    number = models.CharField(max_length=12)
    state = models.CharField(max_length=20)
    noticed_at = models.DateTimeField()
    shared_at = models.DateTimeField()
    danger = models.BooleanField(default=False)

    unguarded = models.Manager["Case"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="cases_one_case_a_number"),
            models.CheckConstraint(
                name="cases_known_state", condition=models.Q(state__in=flow.CASE.states)
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def lag(self) -> timedelta:
        """The time between noticing and sharing, which is kept and shown (HOK-062)."""
        return self.shared_at - self.noticed_at
