"""What was asked of whom, and where each answer stands. What people wrote lies in the journal."""

import uuid
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from mamori.consent.words import EXPIRED, GIVEN, REQUESTED, STATUSES
from mamori.people.models import Person, School


class Asking(models.Model):
    """What is asked together: several requests side by side, in one letter, each by itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer_by = models.DateField()
    until = models.DateField()
    reminded_at = models.DateTimeField(null=True)

    unguarded = models.Manager["Asking"]()

    class Meta:
        base_manager_name = "unguarded"
        indexes = [models.Index(fields=["school", "asked_at"], name="consent_asked_when")]

    def __str__(self) -> str:
        return str(self.pk)


class Request(models.Model):
    """One purpose and one channel. Its words stand in the fact with the same id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    asking = models.ForeignKey(Asking, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=20)
    data = models.JSONField(default=list)

    unguarded = models.Manager["Request"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["asking", "number"], name="consent_one_a_number")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Asked(models.Model):
    """One request and one person whom it is about: where their consent stands."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80)
    request = models.ForeignKey(Request, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=STATUSES, default=REQUESTED)
    given_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    unguarded = models.Manager["Asked"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["request", "person"], name="consent_asked_once")
        ]
        indexes = [models.Index(fields=["stream"], name="consent_asked_stream")]

    def __str__(self) -> str:
        return str(self.pk)

    def status_on(self, day: date) -> str:
        """Return where it stands on a day: a consent is over when its last day is."""
        over = self.status == GIVEN and self.request.asking.until < day
        return EXPIRED if over else self.status


class Letter(models.Model):
    """The letter to one reader about one person. Its link answers, and later takes back."""

    class Side(models.TextChoices):
        PERSON = "person", _("The person")
        REPRESENTATIVE = "representative", _("Parent or guardian")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80)
    asking = models.ForeignKey(Asking, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=Side)
    # The guardian; None where the school's list names none, and for the person's own letter.
    reader = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    unguarded = models.Manager["Letter"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(
                fields=["asking", "person", "reader"],
                condition=models.Q(reader__isnull=False),
                name="consent_one_letter_a_guardian",
            ),
            models.UniqueConstraint(
                fields=["asking", "person", "side"],
                condition=models.Q(reader__isnull=True),
                name="consent_one_letter_a_side",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Answer(models.Model):
    """What one of those whose yes is needed said last; the fact with the same id has the rest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    asked = models.ForeignKey(Asked, models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=Letter.Side)
    reader = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    yes = models.BooleanField()
    on = models.DateField()
    at = models.DateTimeField()

    unguarded = models.Manager["Answer"]()

    class Meta:
        base_manager_name = "unguarded"
        indexes = [models.Index(fields=["asked", "at"], name="consent_answers_of")]

    def __str__(self) -> str:
        return str(self.pk)
