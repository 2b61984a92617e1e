"""A case is its stream, and so is a report; the row beside it is a cache for lists and numbers."""

import uuid
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

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


class Report(models.Model):
    """What a case became for those outside: a record of its own, because they need no more.

    What they do about it is noted there, so its key, its seats and its log of readers are its own.
    """

    class Type(models.TextChoices):
        QUICK = "quick", _("Quick report")
        RESULT = "result", _("Report of the result")
        STATUS = "status", _("Report on how it is going")
        SERIOUS = "serious", _("Report of a serious situation")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    type = models.CharField(max_length=10, choices=Type)
    # To whom it goes: a code of the fact `serious.reported`; every other report goes to the board.
    to = models.CharField(max_length=20, default="board")
    number = models.CharField(max_length=20)
    at = models.DateTimeField()

    unguarded = models.Manager["Report"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="cases_one_report_a_number")
        ]

    def __str__(self) -> str:
        return self.number
