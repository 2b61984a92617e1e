"""What was typed when a session had ended."""

import uuid

from django.db import models


class Draft(models.Model):
    """Words that could not be sent: sealed, bound to whoever typed them, for a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    sealed = models.BinaryField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)
