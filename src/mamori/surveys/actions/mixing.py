"""Closing every way back from an answer to its code: docs/adr/0014."""

import logging
import random
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import F

from mamori.surveys.models import Answer, Code, Survey

logger = logging.getLogger(__name__)

CHANCE = random.SystemRandom()


def lock(surveys: Any) -> None:
    """Let nobody else take answers of some questionnaires or mix them until we are done."""
    rows = Survey.objects.select_for_update().filter(pk__in=surveys)
    list(rows.order_by("pk").values_list("pk"))


def mix(survey: Survey) -> None:
    """Write answers anew in an order made by chance, and the codes in theirs.

    An engine keeps rows where they were put, and may tell which transaction wrote them. After this
    all rows of the questionnaire tell the same: nothing.
    """
    answers = list(Answer.unguarded.filter(group__survey=survey))
    CHANCE.shuffle(answers)
    Answer.unguarded.filter(pk__in=[row.pk for row in answers]).delete()
    Answer.unguarded.bulk_create(answers)
    Code.unguarded.filter(group__survey=survey).update(used=F("used"))


def forget_old_rows() -> None:
    """Let PostgreSQL give up what it keeps of answers and codes as they stood before a mixing.

    It keeps each old row, with the number of the transaction that wrote it, until a VACUUM. That
    cannot run inside a transaction; if it fails, the next hour tries again.
    """
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM surveys_answer, surveys_code")
    except DatabaseError:
        logger.exception("old rows of answers and codes could not be given up")
