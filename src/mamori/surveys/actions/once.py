"""Facts that come from a form: sent twice they are one, sent again otherwise they are two."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from mamori.duties.actions import note
from mamori.journal.queries import entry
from mamori.people.models import Account


def note_once(  # noqa: PLR0913 -- a fact has these parts, each named at every call
    *,
    by: Account,
    stream: str,
    kind: str,
    attrs: Mapping[str, Any],
    words: Mapping[str, Any],
    pk: UUID | None,
) -> None:
    """Note a fact, unless just this one was noted under its number. The ledger is locked.

    From an old page with anything changed it is a fact of its own, and is not lost.
    """
    sent = entry(pk) if pk else None
    new = (by.person_id, stream, kind, dict(attrs), dict(words))
    if sent and (sent.by, sent.stream, sent.kind, sent.attrs, sent.words) == new:
        return
    note(
        by=by.person_id,
        school=by.person.school,
        stream=stream,
        kind=kind,
        attrs=attrs,
        words=words,
        pk=None if sent else pk,
    )
