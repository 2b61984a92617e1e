"""A school's door, and what came in through it. Whoever came is written down nowhere."""

import uuid

from django.db import models

from mamori.people.models import School


class Door(models.Model):
    """The short code under which a school's door stands open, as posters and people say it."""

    school = models.OneToOneField(School, models.PROTECT, primary_key=True, related_name="+")
    code = models.CharField(max_length=8, unique=True)

    def __str__(self) -> str:
        return self.code


class Talk(models.Model):
    """A report and what followed from it. There is no `objects`: every road asks who you are.

    Its id follows from the form's own ticket, so that a form sent twice is one report.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    number = models.CharField(max_length=12)
    at = models.DateTimeField()
    sender = models.CharField(max_length=10)
    about_staff = models.BooleanField(default=False)
    danger = models.BooleanField(default=False)
    # It came while far more came than a school has people, and nobody has taken it up yet.
    piled = models.BooleanField(default=False)
    bytes_sent = models.PositiveBigIntegerField(default=0)

    unguarded = models.Manager["Talk"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="door_one_talk_a_number")
        ]
        indexes = [models.Index(fields=["school", "at"], name="door_school_at")]

    def __str__(self) -> str:
        return self.number


class Receipt(models.Model):
    """With which words somebody comes back to which record: only a keyed digest of them."""

    digest = models.BinaryField(max_length=32, primary_key=True)
    stream = models.CharField(max_length=80)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")

    unguarded = models.Manager["Receipt"]()

    def __str__(self) -> str:
        return self.stream
