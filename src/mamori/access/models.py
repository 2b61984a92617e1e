"""Seats: who may see which guarded record, in what role, why, and until when."""

import uuid

from django.db import models
from django.db.models import Q

MENTIONED = "mentioned"  # why somebody is kept out: a text names them, and nobody has judged it


class Seat(models.Model):
    """One holder's seat at one record, or the bar against a person whom the record names.

    A holder is a person or an office (`people.offices`). There is one row a stream and holder, so
    a person who is barred can hold no seat of their own; that they get none through an office is
    `rules.visible_to`'s part.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80)
    holder = models.CharField(max_length=100)
    role = models.CharField(max_length=30, blank=True)
    why = models.CharField(max_length=40, blank=True)
    barred = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    unguarded = models.Manager["Seat"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "holder"], name="access_one_seat_a_holder"),
            models.CheckConstraint(
                name="access_barred_has_no_role",
                condition=Q(barred=False) & ~Q(role="") | Q(barred=True, role="", until=None),
            ),
            models.CheckConstraint(
                name="access_only_persons_are_barred",
                condition=Q(barred=False) | Q(holder__startswith="person:"),
            ),
        ]
        indexes = [models.Index(fields=["holder", "stream"], name="access_holder")]

    def __str__(self) -> str:
        return f"{self.holder} at {self.stream}"
