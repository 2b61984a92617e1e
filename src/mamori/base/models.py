"""What was typed and is not sent yet."""

import uuid

from django.db import models


class Draft(models.Model):
    """Words that were not sent yet, or could not be taken: sealed, for their writer, for a day."""

    TYPED = "typed"  # kept while somebody types; one row for each open form
    KEPT = "kept"  # was sent and could not be taken: never overwritten
    DONE = "done"  # was sent for good; holds nothing, and lets no late saving bring words back

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    # A keyed hash of the account: a stolen disk does not tell who types.
    whose = models.CharField(max_length=64)
    state = models.CharField(max_length=5)
    sealed = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["whose", "made_at"], name="base_drafts_of")]

    def __str__(self) -> str:
        return str(self.pk)
