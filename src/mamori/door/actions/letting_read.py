"""Letting somebody read who is only thanked or asked for ("I told Suzuki-sensei, she helped").

The program cannot tell who helped from who hurt, so it keeps out both. The lead, or who leads the
school, can tell when they have read it. Of a report about a grown-up nobody lets anybody in: there
a child was promised that this grown-up does not read it, and only a few can know whom it means.
"""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.actions import unbar
from mamori.access.rules import may
from mamori.base.mail import knock
from mamori.door.actions.passing_on import MoreWasTold
from mamori.door.models import Talk
from mamori.door.queries.letting_read import last_told, would_read
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.people.models import Account
from mamori.people.queries import addresses


@transaction.atomic
def let_read(*, by: Account, talk: Talk, person: UUID, why: str, seen: str) -> None:
    """Give somebody back the seats that their post gives them, with a reason that stays.

    What is told later and mentions them again keeps them out again, until somebody has read that.

    Args:
        by: the lead, or who leads the school.
        talk: the report, not about a grown-up.
        person: who is mentioned in it and would read it through their post.
        why: what makes sure that they are not meant, in words.
        seen: the number of the last that was told when `by` read it.

    Raises:
        PermissionDenied: no such seat, or nobody who could be let in.
        MoreWasTold: something came meanwhile.
        Erased: the words of the talk were erased, so none can be added.
    """
    if not may(by, "talk.let-read", stream=talk.stream):
        raise PermissionDenied
    journal.lock(talk.school_id)
    now = Talk.unguarded.select_related("school").get(pk=talk.pk)
    if person not in dict(would_read(now)):
        raise PermissionDenied
    if seen != last_told(now):
        raise MoreWasTold
    unbar(stream=now.stream, person=person)
    note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind="mention.cleared",
        subjects=[person],
        words={"what": why},
    )
    knock(addresses({person}))
