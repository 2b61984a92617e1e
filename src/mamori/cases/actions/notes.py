"""Adding to a case what else was noticed, and confirming that one has read it."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.rules import MAY, may, roles_at
from mamori.cases import flow
from mamori.cases.actions.naming import name_adults
from mamori.cases.models import Case
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.queries import entry
from mamori.people.models import Account


@transaction.atomic
def acknowledge(*, by: Account, case: Case) -> None:
    """Confirm having read a case, once for each post of the chain one holds (HOK-136).

    Raises:
        PermissionDenied: the account has no such seat at the case.
    """
    flow.CASE.step(case.state, "acknowledge")
    roles = roles_at(by, case.stream) & MAY["case.acknowledge"]
    if not roles:
        raise PermissionDenied
    for role in sorted(roles):
        note(
            by=by.person_id,
            school=case.school,
            stream=case.stream,
            kind="hop.acknowledged",
            attrs={"role": role},
        )


@transaction.atomic
def add_note(  # noqa: PLR0913 -- a note has these parts, each named at its call
    *,
    by: Account,
    case: Case,
    words: str,
    channel: str = "",
    adults: frozenset[UUID] = frozenset(),
    pk: UUID | None = None,
) -> None:
    """Add another observation to a case (HOK-063). Adults whom it names lose the case first.

    `pk` is made with the empty form: the same words sent twice are one note.

    Raises:
        PermissionDenied: the account has no seat at the case.
        Erased: the words of the case were erased, so none can be added.
    """
    journal.lock(case.school_id)
    flow.CASE.step(case.state, "add-note")
    sent = entry(pk) if pk else None
    if sent and (sent.by, sent.stream, sent.words) == (by.person_id, case.stream, {"what": words}):
        return
    if not may(by, "note.add", stream=case.stream):
        raise PermissionDenied
    name_adults(by=by, school=case.school, stream=case.stream, adults=adults)
    note(
        by=by.person_id,
        school=case.school,
        stream=case.stream,
        kind="note.added",
        attrs={"channel": channel} if channel else {},
        words={"what": words},
        pk=None if sent else pk,
    )
