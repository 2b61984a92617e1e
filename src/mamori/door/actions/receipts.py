"""Giving somebody the words with which they can follow what becomes of a record."""

import os

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.rules import may
from mamori.core import receipt as words
from mamori.core.receipt import LANGUAGES, RANDOM_BYTES
from mamori.door.models import Receipt
from mamori.door.receipts import digest
from mamori.duties.actions import note
from mamori.people.models import Account, School


@transaction.atomic
def give_receipt(*, by: Account, school: School, stream: str, language: str) -> words.Receipt:
    """Make new words that lead to a complaint; shown this once, and kept only as a digest.

    Raises:
        PermissionDenied: the account has no seat at it.
    """
    if not may(by, "receipt.give", stream=stream):
        raise PermissionDenied
    given = words.make(language if language in LANGUAGES else "en", os.urandom(RANDOM_BYTES))
    Receipt.unguarded.create(digest=digest(school.pk, given), stream=stream, school=school)
    note(by=by.person_id, school=school, stream=stream, kind="receipt.given")
    return given
