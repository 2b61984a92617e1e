"""The partners of a school: an agency, a person there, a number."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.rules import may
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.journal.queries import TAKEN_BACK, entry
from mamori.people.models import Account
from mamori.registers.actions.recording import Raised

LISTED = "partner.listed"


@transaction.atomic
def list_partner(*, by: Account, what: Raised) -> Fact:
    """Put a partner on the list.

    Raises:
        PermissionDenied: the person's posts do not allow it.
    """
    school = by.person.school
    if not may(by, "partner.list", school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    pk = None if what.pk and entry(what.pk) else what.pk
    if what.pk and pk is None and (sent := Fact.unguarded.filter(pk=what.pk, by=by.person_id)):
        return sent.get()
    return note(
        by=by.person_id,
        school=school,
        stream=f"school:{school.pk}",
        kind=LISTED,
        attrs=what.attrs,
        words=what.words,
        pk=pk,
    )


@transaction.atomic
def drop_partner(*, by: Account, pk: UUID) -> None:
    """Take a partner off the list; who it was stays to be read in the journal.

    Raises:
        PermissionDenied: the person's posts do not allow it, or there is none.
    """
    school = by.person.school
    listed = entry(pk)
    there = listed and (listed.stream, listed.kind) == (f"school:{school.pk}", LISTED)
    if not (there and may(by, "partner.list", school=school)):
        raise PermissionDenied
    note(
        by=by.person_id,
        school=school,
        stream=f"school:{school.pk}",
        kind=TAKEN_BACK,
        attrs={"entry": str(pk)},
    )
