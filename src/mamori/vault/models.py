"""What records are kept on, and what is kept; each is its stream, the row is for lists."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from mamori.people.models import School


class Record(models.Model):
    """A place, a device, a medium, or material. No `objects`: every road asks who you are."""

    class Type(models.TextChoices):
        PLACE = "place", _("Place")
        DEVICE = "device", _("Device")
        MEDIUM = "medium", _("Medium")
        MATERIAL = "material", _("Material")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    type = models.CharField(max_length=8, choices=Type)
    number = models.CharField(max_length=12)
    # Of material: what it lies on now.
    where = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    ended = models.BooleanField(default=False)
    at = models.DateTimeField()

    unguarded = models.Manager["Record"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="vault_one_a_number"),
            models.CheckConstraint(
                name="vault_only_material_lies_on_something",
                condition=models.Q(where=None) | models.Q(type="material"),
            ),
        ]

    def __str__(self) -> str:
        return self.number
