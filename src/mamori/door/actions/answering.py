"""Answering whoever reported."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.rules import may
from mamori.door.models import Talk
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.queries import entry
from mamori.people.models import Account


@transaction.atomic
def answer(*, by: Account, talk: Talk, words: str, pk: UUID) -> None:
    """Write back. The answer waits where only the right words lead (HOK-093).

    `pk` is made with the empty form: the same words sent twice are one answer.

    Raises:
        PermissionDenied: the account has no seat at the talk.
        Erased: the words of the talk were erased, so none can be added.
    """
    if not may(by, "talk.answer", stream=talk.stream):
        raise PermissionDenied
    journal.lock(talk.school_id)
    sent = entry(pk)
    if sent and (sent.by, sent.stream, sent.words) == (by.person_id, talk.stream, {"what": words}):
        return
    note(
        by=by.person_id,
        school=talk.school,
        stream=talk.stream,
        kind="report.answered",
        words={"what": words},
        pk=None if sent else pk,
    )
