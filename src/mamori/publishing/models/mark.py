"""Documents that were withdrawn, and papers that may be as they are: rows beside sealed prints."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from mamori.people.models import School


class Mark(models.Model):
    """A document that was withdrawn. Its print and its story lie sealed in its stream.

    It holds at every school under the same board (docs/adr/0018), so it is not kept by seats:
    `queries.marks` gives it to the staff of those schools and to nobody else.
    """

    class State(models.TextChoices):
        STANDING = "standing", _("Never again")
        STOPGAP = "stopgap", _("Still in use for a time")
        LIFTED = "lifted", _("Lifted")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    number = models.CharField(max_length=12)
    state = models.CharField(max_length=10, choices=State, default=State.STANDING)
    at = models.DateTimeField()
    # The last day on which what is out already may stay in use (NER-07).
    stopgap_until = models.DateField(null=True)

    unguarded = models.Manager["Mark"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="publishing_mark_number"),
            models.CheckConstraint(
                name="publishing_mark_state",
                condition=models.Q(state__in=["standing", "lifted"], stopgap_until=None)
                | models.Q(state="stopgap", stopgap_until__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["school", "state"], name="publishing_marks_of")]

    def __str__(self) -> str:
        return self.number


class Ordinary(models.Model):
    """The print of a paper that may be as it is, sealed: what many of them share does not count."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    # A keyed hash of the letters, so that one paper is learned once.
    same = models.CharField(max_length=64)
    sealed = models.BinaryField()
    at = models.DateTimeField()

    unguarded = models.Manager["Ordinary"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["school", "same"], name="publishing_ordinary_once")
        ]
        indexes = [models.Index(fields=["school", "at"], name="publishing_ordinary_of")]

    def __str__(self) -> str:
        return str(self.pk)
